/**
 * E5 Learning: joint work closes gaps of expertise, as far as the learner can absorb and trusts the other.
 *
 *   e_if += learning · γ_i · max over partners j of t_ij (e_jf - e_if)+;    γ = ρ / (ρ + ρ0)
 *
 * with ρ research over sales, the joint work itself included, and without what is left undone in the year after public money
 * came (progress.ts). A field in which the learner knew nothing is picked up with a small chance only, one at a time, the one
 * with most to learn. What a project fails at teaches too, as trust allows.
 *
 * Reads   projects.{partners, monthlyCost}; organisations.{kind, field, expertise, staff, undone, undoneUntil}; ties; profiles
 * Writes  organisations.{expertise, unit, fit, usedLow, usedHigh}
 * Draws   newField: one for each partner at the end of a project
 * Source  Cohen & Levinthal 1989 for absorption by own research; Cowan & Jonard 2004 for gaps; sizes are proposals.
 */
import { childKey } from '../../core/key.ts';
import { processKey, uniform } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { refreshProfile } from '../initialize.ts';
import { FIELDS } from '../params.ts';
import { Kind, TEAM } from '../state.ts';
import { trustBetween } from '../ties.ts';
import { firstBit, noteField, noteUse } from '../uses.ts';

/** Expertise of a team before it learns; scratch. */
const before = new Float32Array(TEAM * FIELDS);

/** Each partner closes a part of its gaps to the others. */
export function learn(sim: Context, project: number): void {
  const { state, params, seed, month } = sim;
  const { projects: p, organisations: o } = state;
  const size = p.size[project] as number;
  if (size < 2) return;
  for (let k = 0; k < size; k++) {
    const at = (p.partners[project * TEAM + k] as number) * FIELDS;
    for (let f = 0; f < FIELDS; f++) before[k * FIELDS + f] = o.expertise[at + f] as number;
  }
  const key = processKey(seed, Decision.newField, month);
  const cost = costOfPayer(sim, project);
  for (let k = 0; k < size; k++) {
    const row = p.partners[project * TEAM + k] as number;
    if (o.alive[row] === 0) continue;
    clearGains();
    for (let other = 0; other < size; other++) {
      if (other === k) continue;
      const trust = trustBetween(sim, row, p.partners[project * TEAM + other] as number);
      const teacher = p.partners[project * TEAM + other] as number;
      gather(before, k, other, o.knownLow[teacher] as number, o.knownHigh[teacher] as number, trust);
    }
    const own = childKey(
      p.keyHi[project] as number,
      p.keyLo[project] as number,
      o.keyHi[row] as number,
      o.keyLo[row] as number,
    );
    absorb(sim, row, sim.c.learning * absorption(sim, row, cost), uniform(key, own.hi, own.lo));
    refreshProfile(state, params, row);
  }
}

/** What one learner could gain by field, and the fields in which it is anything; scratch of the learner at hand. */
const gains = new Float64Array(FIELDS);
const fields = new Uint8Array(FIELDS);
let count = 0;

/** The next learner begins with no gains. */
export function clearGains(): void {
  for (let n = 0; n < count; n++) gains[fields[n] as number] = 0;
  count = 0;
}

/** Raises the gains of `learner` to what `teacher`, who knows the fields of these bits, is ahead by, times trust. */
export function gather(
  expertise: Float32Array,
  learner: number,
  teacher: number,
  knownLow: number,
  knownHigh: number,
  trust: number,
): void {
  for (let bits = knownLow; bits !== 0; bits &= bits - 1) raise(expertise, learner, teacher, firstBit(bits), trust);
  for (let bits = knownHigh; bits !== 0; bits &= bits - 1)
    raise(expertise, learner, teacher, 32 + firstBit(bits), trust);
}

function raise(expertise: Float32Array, learner: number, teacher: number, field: number, trust: number): void {
  const ahead = (expertise[teacher * FIELDS + field] as number) - (expertise[learner * FIELDS + field] as number);
  const gain = trust * ahead;
  const now = gains[field] as number;
  if (gain <= now) return;
  if (now === 0) fields[count++] = field;
  gains[field] = gain;
}

/**
 * Adds a share of the gains to what a row knows something of; and of what it knows nothing of, to the field with most to
 * learn (the first where equal) if `u` is below the chance of a new field. Returns whether anything was learned.
 */
export function absorb(sim: Context, row: number, share: number, u: number): boolean {
  const { organisations: o } = sim.state;
  const { expertise } = o;
  if (share <= 0) return false;
  const at = row * FIELDS;
  let fresh = -1;
  let learned = false;
  for (let n = 0; n < count; n++) {
    const field = fields[n] as number;
    const gain = gains[field] as number;
    const now = expertise[at + field] as number;
    if (now > 0) {
      expertise[at + field] = now + share * gain;
      learned = true;
    } else if (fresh < 0 || gain > (gains[fresh] as number) || (gain === gains[fresh] && field < fresh)) fresh = field;
  }
  if (fresh < 0 || u >= sim.c.newField) return learned;
  expertise[at + fresh] = share * (gains[fresh] as number);
  noteUse(o, row, fresh);
  noteField(o, row, fresh, true);
  return true;
}

/** Absorptive capacity, 0 to 1. `joint`: yen a year that the row spends in the joint work at hand. */
export function absorption(sim: Context, row: number, joint: number): number {
  const { c, state } = sim;
  // a laboratory does nothing but research
  if (state.organisations.kind[row] === Kind.lab) return 1 / (1 + c.absorptionHalf);
  const sales = Math.max(1, salesExpected(sim, row));
  const research = Math.max(0, ownResearch(sim, row) - undoneOf(sim, row) / sales) + joint / sales;
  return research / (research + c.absorptionHalf);
}

/** Own research over sales of a firm or venture, by kind and field as the books have it (market.ts). */
export function ownResearch(sim: Context, row: number): number {
  const { c, state, tables } = sim;
  const { kind, field } = state.organisations;
  if (kind[row] === Kind.venture) return c.rndShare * (tables.profiles.capital[field[row] as number] as number);
  return kind[row] === Kind.basicFirm ? c.rndShare * c.basicResearch : c.rndShare;
}

/** Yen that the staff of a firm or venture sells in a year. */
export function salesExpected(sim: Context, row: number): number {
  const { kind, staff } = sim.state.organisations;
  const perStaff = kind[row] === Kind.venture ? sim.c.ventureRevenue : sim.c.salesPerStaff;
  return 12 * Math.max(1, staff[row] as number) * perStaff;
}

/** Yen of own research that a row leaves undone for public money in the year at hand. */
export function undoneOf(sim: Context, row: number): number {
  const { undone, undoneUntil } = sim.state.organisations;
  return sim.month < (undoneUntil[row] as number) ? (undone[row] as number) : 0;
}

/** What each firm of a team spends on a project in a year, yen. */
function costOfPayer(sim: Context, project: number): number {
  const { projects: p, organisations: o } = sim.state;
  const size = p.size[project] as number;
  let payers = 0;
  for (let k = 0; k < size; k++) if (o.kind[p.partners[project * TEAM + k] as number] !== Kind.lab) payers++;
  return payers === 0 ? 0 : (12 * (p.monthlyCost[project] as number)) / payers;
}
