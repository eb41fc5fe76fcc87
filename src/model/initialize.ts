/**
 * The population of a region at the start of the spin-up. Keys come from region, kind and ordinal; what an organisation
 * is like is drawn under its key, so that another seed is another plausible region of the same size and mix.
 */
import { appendRow, reserve } from '../core/columns.ts';
import { normal } from '../core/distributions.ts';
import { childKey } from '../core/key.ts';
import { exp } from '../core/math.ts';
import { type Key, processKey, threefry, unit, word } from '../core/random.ts';
import { Account, pay } from './accounts.ts';
import type { Rows } from './context.ts';
import { Decision } from './decisions.ts';
import { cosineWith, SECTOR_OF, SECTOR_STARTS, smooth } from './knowledge.ts';
import { monthsUntilExit } from './lifetime.ts';
import { FIELDS, type Params } from './params.ts';
import { settleEngineers } from './people.ts';
import { isFirm, Kind, NEVER, type State } from './state.ts';
import { noteKnown } from './uses.ts';

/** The key of a region, from its id alone. */
export function regionKey(id: string): Key {
  let key: Key = { hi: 0x6d757375, lo: 0x6269 };
  for (let i = 0; i < id.length; i++) key = childKey(key.hi, key.lo, id.charCodeAt(i), i);
  return key;
}

/** The projects of METI 2005 are nineteen: a region meets the other eighteen, each with a profile of its own. */
const OTHER_CLUSTERS = 18;

/** How many there are of each kind. */
export function populationOf({ region, coefficients: c }: Params): [kind: number, count: number, member: boolean][] {
  const { members } = region;
  const [product, basic] = region.memberMix;
  const outside = members.firms * region.nonMembersPerMember;
  const [outProduct, outBasic] = region.nonMemberMix;
  const memberProduct = Math.round(members.firms * product);
  const memberBasic = Math.round(members.firms * basic);
  const otherProduct = Math.round(outside * outProduct);
  const otherBasic = Math.round(outside * outBasic);
  const testInstitutes = Math.min(members.agencies, Math.max(1, Math.floor(members.agencies / c.agenciesPerInstitute)));
  const licensing = Math.min(
    members.agencies - testInstitutes,
    Math.max(1, Math.floor(members.academic / c.academicPerOffice)),
  );
  return [
    [Kind.productFirm, memberProduct, true],
    [Kind.basicFirm, memberBasic, true],
    [Kind.largeFirm, members.firms - memberProduct - memberBasic, true],
    [Kind.lab, members.academic * region.labsPerAcademic, true],
    [Kind.licensingOffice, licensing, true],
    [Kind.testInstitute, testInstitutes, true],
    [Kind.chamber, members.agencies - testInstitutes - licensing, true],
    [Kind.bank, members.finance, true],
    [Kind.productFirm, otherProduct, false],
    [Kind.basicFirm, otherBasic, false],
    [Kind.largeFirm, outside - otherProduct - otherBasic, false],
    [Kind.incubator, region.incubatorSites, false],
    [Kind.ventureCapital, region.ventureCapital, false],
    [Kind.publicFund, 1, false],
    [Kind.tradingFirm, region.tradingFirms, false],
    [Kind.body, 1, false],
    [Kind.bureau, 1, false],
    [Kind.tokyo, 1, false],
    [Kind.overseas, 1, false],
    [Kind.cluster, OTHER_CLUSTERS, false],
  ];
}

/** Fills an empty state. @returns rows of the single organisations */
export function populate(state: State, params: Params, seed: Key, start: number): Rows {
  const { region } = params;
  const key = regionKey(region.id);
  setFocus(state.focus, params);
  const groups = populationOf(params);
  const ordinals = new Map<number, number>();
  const single = new Map<number, number>();
  reserve(state.organisations, groups.reduce((sum, [, count]) => sum + count, 0) + 256);
  for (const [kind, count, member] of groups) {
    for (let n = 0; n < count; n++) {
      const ordinal = ordinals.get(kind) ?? 0;
      ordinals.set(kind, ordinal + 1);
      const row = found(state, params, seed, childKey(key.hi, key.lo, kind, ordinal), kind, start);
      if (member) promise(state, row, start, region.body.since);
      single.set(kind, row);
    }
  }
  endow(state);
  settleEngineers(state, params.coefficients);
  const rowOf = (kind: number): number => single.get(kind) ?? -1;
  return {
    body: rowOf(Kind.body),
    bureau: rowOf(Kind.bureau),
    tokyo: rowOf(Kind.tokyo),
    overseas: rowOf(Kind.overseas),
  };
}

/**
 * A founding member joins when the body begins; what could end it for other reasons than money counts from then. None is a
 * venture, and the hazard of all others is even in age, so its date moves by as much.
 */
function promise(state: State, row: number, start: number, since: number): void {
  const o = state.organisations;
  o.memberSince[row] = since;
  if (o.retireAt[row] !== NEVER) o.retireAt[row] = (o.retireAt[row] as number) + since - start;
}

/** The vision that the body proposes: its fields of focus, smoothed, length 1. */
function setFocus(focus: Float64Array, params: Params): void {
  const flat = new Float32Array(FIELDS);
  for (const field of params.region.focusFields) flat[field] = 8;
  const unitVector = new Float32Array(FIELDS);
  smooth(flat, unitVector, 0, params.coefficients.profileSmoothing, params.coefficients.profileCommon);
  focus.set(unitVector);
}

/** Adds an organisation with a drawn place, profile, size and attention, and a drawn main field unless one is given. Room must have been reserved. */
export function found(
  state: State,
  params: Params,
  seed: Key,
  key: Key,
  kind: number,
  month: number,
  field = -1,
): number {
  const { region, coefficients: c } = params;
  const o = state.organisations;
  const row = appendRow(o);
  o.keyHi[row] = key.hi;
  o.keyLo[row] = key.lo;
  o.kind[row] = kind;
  o.alive[row] = 1;
  o.born[row] = month;
  o.died[row] = NEVER;
  o.retireAt[row] = NEVER;
  o.parent[row] = -1;
  o.incubator[row] = -1;
  o.lender[row] = -1;
  o.head[row] = -1;
  o.shock[row] = 1;
  o.lineSalesAt[row] = month;
  o.adoptionAt[row] = month;

  draw(seed, 0, key);
  o.town[row] = pick(region.townWeights, unit(word[0] as number));
  const weights = kind === Kind.lab ? region.labFields : region.firmFields;
  o.field[row] = field >= 0 ? field : pick(weights, unit(word[1] as number));
  drawProfile(state, params, seed, key, row);

  draw(seed, 1, key);
  const size = exp(c.staffSpread * normal(unit(word[0] as number)));
  const u = unit(word[1] as number);
  o.attention[row] = Math.min(
    1,
    2 * c.attentionMean * u * (isFirm(kind) || kind === Kind.lab ? 1 : c.institutionAttention),
  );
  draw(seed, 2, key);
  const capable = unit(word[0] as number);
  o.capability[row] =
    kind === Kind.largeFirm ? c.capabilityLarge + (1 - c.capabilityLarge) * capable : c.capabilitySmall * capable;
  if (kind === Kind.lab) {
    o.national[row] = unit(word[1] as number) < region.nationalLabShare ? 1 : 0;
    draw(seed, 3, key);
    o.orientation[row] = unit(word[0] as number);
    o.staff[row] = c.labStaff;
  } else if (isFirm(kind)) {
    o.staff[row] = Math.max(2, Math.floor(c.staffMedian * size * (kind === Kind.largeFirm ? c.staffLargeFactor : 1)));
    o.custom[row] = o.staff[row] as number;
    o.retireAt[row] = month + monthsUntilExit(seed, key, c.retirement);
    const spread = 1 - c.cashSpread + 2 * c.cashSpread * unit(word[1] as number);
    o.cash[row] = Math.floor((o.staff[row] as number) * c.salesPerStaff * c.cashMonths * spread);
  }
  return row;
}

/** Expertise in the main field, and less in others, nearby more often than far. */
function drawProfile(state: State, params: Params, seed: Key, key: Key, row: number): void {
  const o = state.organisations;
  const c = params.coefficients;
  const main = o.field[row] as number;
  const at = row * FIELDS;
  draw(seed, 10, key);
  o.expertise[at + main] = c.expertiseMain + c.expertiseSpread * unit(word[0] as number);
  const sector = SECTOR_OF[main] as number;
  const from = SECTOR_STARTS[sector] as number;
  const width = (SECTOR_STARTS[sector + 1] as number) - from;
  const outside = o.kind[row] === Kind.tokyo || o.kind[row] === Kind.overseas;
  const fields = o.kind[row] === Kind.cluster ? c.clusterFields : Math.round(c.fieldsPerOrganisation);
  const extra = outside ? FIELDS : fields - 1;
  for (let n = 0; n < extra; n++) {
    draw(seed, 11 + n, key);
    const u = unit(word[0] as number);
    const near = from + Math.floor((u / c.fieldsNear) * width);
    const any = Math.floor(((u - c.fieldsNear) / (1 - c.fieldsNear)) * FIELDS);
    const field = outside ? n : u < c.fieldsNear ? near : any;
    const level = c.expertiseOther + c.expertiseSpread * unit(word[1] as number);
    if ((o.expertise[at + field] as number) < level) o.expertise[at + field] = level;
  }
  refreshProfile(state, params, row);
}

/** Smoothed profile and fit anew, after expertise has changed. */
export function refreshProfile(state: State, params: Params, row: number): void {
  const o = state.organisations;
  noteKnown(o, row);
  smooth(o.expertise, o.unit, row, params.coefficients.profileSmoothing, params.coefficients.profileCommon);
  o.fit[row] = cosineWith(o.unit, row, state.focus);
}

function draw(seed: Key, k: number, key: Key): void {
  if (seed.hi !== keys.seed.hi || seed.lo !== keys.seed.lo) keys = { seed, byK: [] };
  let process = keys.byK[k];
  if (process === undefined) {
    process = processKey(seed, Decision.population, 0, k);
    keys.byK[k] = process;
  }
  threefry(process.hi, process.lo, key.hi, key.lo);
}

/** Keys of the draws of whoever comes, for the seed at hand: a nation draws a hundred for each of 60,000. */
let keys: { readonly seed: Key; readonly byK: (Key | undefined)[] } = { seed: { hi: 0, lo: 0 }, byK: [] };

/** Index by cumulative weight; weights sum to 1. */
export function pick(weights: readonly number[], u: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] as number;
    if (u < sum) return i;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** The cash that firms begin with was paid in by households. */
function endow(state: State): void {
  const o = state.organisations;
  let sum = 0;
  for (let row = 0; row < o.count; row++) if (isFirm(o.kind[row] as number)) sum += o.cash[row] as number;
  pay(state, Account.households, Account.firms, sum);
}
