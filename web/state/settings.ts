/** What the user has set, and its history. Everything that a result depends on is in here, and nothing else. */
import type { Allocation, Allocations, Levers, Params } from '../../src/model/params.ts';
import { ALLOCATED } from '../../src/scenario/descriptors.ts';
import { type Catalogue, type Preset, presetOf, regionOf } from '../catalogue.ts';
import {
  type Change,
  changesOf,
  equalLevers,
  type FieldRef,
  LEVER_IDS,
  levelsOf,
  matchMoney,
  plannedTotal,
  type Span,
  setLevel,
  withLevels,
} from './levels.ts';

export type Side = 'a' | 'b';

export interface Policy {
  /** Preset it began as. */
  readonly preset: string;
  readonly levers: Levers;
  /** How the money of each yearly call is given out. */
  readonly allocation: Allocations;
}

export interface Settings {
  readonly region: string;
  readonly a: Policy;
  readonly b: Policy;
  readonly seed: string;
  readonly pairs: number;
}

export const DEFAULT_SEED = 'tama-2005';
export const DEFAULT_PAIRS = 200;

/** A: Japan as enacted. B: the same money with twice as many coordinators while the lever runs. */
export function defaultSettings(catalogue: Catalogue, pairs: number, id = 'tama'): Settings {
  const region = regionOf(catalogue, id);
  const preset = presetOf(region, 'japan');
  const { levers, allocation } = preset.params;
  const coordinators = { lever: 'network', field: 'coordinatorsPer100Members' } as const;
  const more = withLevels(levers, coordinators, setLevel(levers.network.coordinatorsPer100Members, 'all', 3, 0.1));
  return {
    region: region.id,
    a: { preset: preset.id, levers, allocation },
    b: { preset: preset.id, levers: more, allocation },
    seed: DEFAULT_SEED,
    pairs,
  };
}

/** Parameters of one side: the region's, with these levers and rules of allocation. */
export function paramsOf(catalogue: Catalogue, settings: Settings, side: Side): Params {
  const policy = settings[side];
  const { levers, allocation } = policy;
  return { ...presetOf(regionOf(catalogue, settings.region), policy.preset).params, levers, allocation };
}

/**
 * The same under the other count of members; null where every count is printed. A budget as the preset has it is what the
 * preset gives a region of that size; one of the user's own stays, as with --set.
 */
export function otherParamsOf(catalogue: Catalogue, settings: Settings, side: Side): Params | null {
  const { params, other } = presetOf(regionOf(catalogue, settings.region), settings[side].preset);
  if (other === undefined) return null;
  const { levers, allocation } = settings[side];
  const there = LEVER_IDS.reduce((sum: Levers, lever) => {
    const [enacted, elsewhere] = [params.levers[lever].budget, other.levers[lever].budget];
    const budget = levers[lever].budget.map((yen, year) => (yen === enacted[year] ? (elsewhere[year] ?? 0) : yen));
    return withLevels(sum, { lever, field: 'budget' }, budget);
  }, levers);
  return { ...other, levers: there, allocation };
}

export function isEdited(catalogue: Catalogue, settings: Settings, side: Side): boolean {
  const policy = settings[side];
  return !samePolicy(policy, presetOf(regionOf(catalogue, settings.region), policy.preset).params);
}

/** A rule of allocation in which B differs from A. */
export interface RuleChange {
  readonly lever: AllocatedLever;
  readonly rule: Allocation;
}
export type AllocatedLever = (typeof ALLOCATED)[number];
type Rules = Pick<Policy, 'levers' | 'allocation'>;

/** What sets B apart from A: levels of levers field by field, then rules of allocation. */
export function differencesOf(a: Rules, b: Rules): readonly (Change | RuleChange)[] {
  const rules = ALLOCATED.filter((lever) => a.allocation[lever] !== b.allocation[lever]);
  return [...changesOf(a.levers, b.levers), ...rules.map((lever) => ({ lever, rule: b.allocation[lever] }))];
}

/** The same run for every seed, whatever the policies are called. */
export function samePolicy(a: Rules, b: Rules): boolean {
  return equalLevers(a.levers, b.levers) && ALLOCATED.every((lever) => a.allocation[lever] === b.allocation[lever]);
}

export function withRule(settings: Settings, side: Side, lever: AllocatedLever, rule: Allocation): Settings {
  const policy = settings[side];
  return { ...settings, [side]: { ...policy, allocation: { ...policy.allocation, [lever]: rule } } };
}

export interface Edit {
  readonly side: Side;
  readonly ref: FieldRef;
  readonly span: Span;
  readonly level: number;
  readonly step: number;
  /** The other levers give way so that both policies plan the same money. */
  readonly sameMoney?: boolean;
  /** Levers of the preset that the policy began as: a shape over the years for a lever brought back from nothing. */
  readonly preset?: Levers;
}

/** A lever brought back from nothing runs in the years of A's, else in those of its preset, else in every year. */
export function edited(
  settings: Settings,
  { side, ref, span, level, step, sameMoney = false, preset }: Edit,
): Settings {
  const policy = settings[side];
  const shapes = [settings.a.levers, ...(preset === undefined ? [] : [preset])].map((levers) => levelsOf(levers, ref));
  const levels = setLevel(levelsOf(policy.levers, ref), span, level, step, shapes);
  const levers = withLevels(policy.levers, ref, levels);
  const matched =
    sameMoney && ref.field === 'budget' && canMatchMoney(settings)
      ? matchMoney(levers, otherTotal(settings, side), ref.lever)
      : levers;
  return { ...settings, [side]: { ...policy, levers: matched } };
}

/** Budgets can be scaled to the same money: where one side plans none, the other would lose all of it. */
export function canMatchMoney({ a, b }: Settings): boolean {
  return plannedTotal(a.levers) > 0 && plannedTotal(b.levers) > 0;
}

/** Planned yen of the policy on the other side. */
function otherTotal(settings: Settings, side: Side): number {
  return plannedTotal(settings[side === 'a' ? 'b' : 'a'].levers);
}

/** B's budgets scaled to A's total. */
export function withSameMoney(settings: Settings): Settings {
  return { ...settings, b: { ...settings.b, levers: matchMoney(settings.b.levers, otherTotal(settings, 'b'), null) } };
}

export function withPreset(settings: Settings, side: Side, { id, params }: Preset): Settings {
  return { ...settings, [side]: { preset: id, levers: params.levers, allocation: params.allocation } };
}

/** Settings with all that was and all that was undone. Edits of one field in one go are one entry. */
export interface History {
  readonly past: readonly Settings[];
  readonly present: Settings;
  readonly future: readonly Settings[];
  /** What the present entry edits; null: closed. */
  readonly open: string | null;
}

const DEPTH = 100;

export function historyOf(present: Settings): History {
  return { past: [], present, future: [], open: null };
}

/** A new entry, or a change of the open one where `tag` is the same: edits then start from where the entry began. */
export function changed(history: History, tag: string | null, change: (base: Settings) => Settings): History {
  const goesOn = tag !== null && tag === history.open;
  const base = goesOn ? (history.past.at(-1) ?? history.present) : history.present;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: change(base), future: [], open: tag };
}

export function closed(history: History): History {
  return history.open === null ? history : { ...history, open: null };
}

export function undone(history: History): History {
  const present = history.past.at(-1);
  if (present === undefined) return closed(history);
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], open: null };
}

export function redone(history: History): History {
  const present = history.future[0];
  if (present === undefined) return closed(history);
  return { past: [...history.past, history.present], present, future: history.future.slice(1), open: null };
}
