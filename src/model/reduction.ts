/**
 * What the null and reduced models change. Most of it are parameters, changed once when a run is made; the rest are
 * switches that a process asks once a month, never for each contact. The whole model is handed on as it is.
 *
 * Source  The list of null models is ours; Boschma (2005) for proximity and Zhang (2003) for contagion, which some of
 *         them take away. Reference distance and trust are means of the whole model, TAMA, April 2005: proposals.
 */
import { FISCAL_YEARS, type Levers, type Params } from './params.ts';
import { type Coefficients, PARAMETERS, type ParameterSpec } from './registry.ts';
import type { Variant } from './variants.ts';

/** The switches; plain data. */
export interface Reduction {
  /** `rematched`: the same sides, paired at random. */
  readonly contacts: 'live' | 'rematched' | 'none';
  /** Partners of a consortium are drawn with equal weights. */
  readonly evenTeams: boolean;
  /** Awards and places in incubators are paid out as cash. */
  readonly untied: boolean;
  /** Yen a year to members in equal parts, by fiscal year; null: none. */
  readonly cash: readonly number[] | null;
}

export interface ReducedParams extends Params {
  readonly reduction: Reduction;
}

export const WHOLE: Reduction = Object.freeze({ contacts: 'live', evenTeams: false, untied: false, cash: null });

/** The parameters with which a variant runs. Reducing twice is reducing once; the whole model comes back as the same object. */
export function reduce(params: Params): Params | ReducedParams {
  if (params.variant === 'full' || 'reduction' in params) return params;
  const { changes, ...switches } = REDUCTIONS[params.variant](params);
  return Object.freeze({ ...params, ...changes, reduction: Object.freeze({ ...WHOLE, ...switches }) });
}

export function reductionOf(params: Params | ReducedParams): Reduction {
  return 'reduction' in params ? params.reduction : WHOLE;
}

interface Reduced extends Partial<Reduction> {
  readonly changes?: Partial<Params>;
}

/** Mean distance of pairs of actors and of pairs with a tie, mean trust of ties, and mean of the common acquaintances that count of strangers who meet, in place of each pair's own. */
export const REFERENCE = { distance: 0.7, tiedDistance: 0.56, trust: 0.14, commonFriends: 0.068 };
/** So much that what is divided by it is nothing. */
const BOUNDLESS = 1e15;

const REDUCTIONS: Readonly<Record<Exclude<Variant, 'full'>, (params: Params) => Reduced>> = {
  bare: (params) => ({
    changes: coefficients(
      params,
      Object.fromEntries(PARAMETERS.filter(isBinding).map((spec) => [spec.name, neutral(spec)])),
    ),
  }),

  noPolicy: (params) => ({ changes: { levers: withoutMoney(params.levers) } }),

  randomMatching: (params) => {
    const c = params.coefficients;
    const near = c.familiarity * (1 - REFERENCE.distance) + c.commonFriends * REFERENCE.commonFriends;
    return {
      contacts: 'rematched',
      evenTeams: true,
      changes: coefficients(params, {
        familiarity: 0,
        commonFriends: 0,
        collaborateTrust: 0,
        acquaintChance: c.acquaintChance + near,
        acquaintReferral: c.acquaintReferral + near,
        acquaintSeminar: c.acquaintSeminar + near,
        acquaintStudyGroup: c.acquaintStudyGroup + near,
        acquaintIntroduction: c.acquaintIntroduction + near,
        acquaintPipeline: c.acquaintPipeline + near,
        collaborate:
          c.collaborate + c.familiarity * (1 - REFERENCE.tiedDistance) + c.collaborateTrust * REFERENCE.trust,
      }),
    };
  },

  untiedCash: (params) => {
    const { consortium, development, incubation } = params.levers;
    const levers = { ...withoutMoney(params.levers), consortium, development, incubation };
    return {
      untied: true,
      cash: moneyOfOthers(params.levers),
      changes: { levers, ...coefficients(params, { tenantRent: 1, tenantAdvice: 0, incubatorMeeting: 0 }) },
    };
  },

  placeboBroker: (params) => ({ changes: coefficients(params, { introductionSkill: 0 }) }),

  membershipLabel: (params) => {
    const { awareness, proposalRate } = params.coefficients;
    const { body } = params.region;
    return {
      changes: {
        levers: withoutMoney(params.levers),
        region: { ...params.region, body: { ...body, coordinators: 0 } },
        ...coefficients(params, {
          bodySeminars: 0,
          // it does nothing, and still recruits
          bodyPatience: BOUNDLESS,
          visionBase: 0,
          awareness: 1,
          proposalRate: proposalRate * awareness,
        }),
      },
    };
  },

  noInteraction: (params) => ({
    contacts: 'none',
    changes: coefficients(params, {
      // ties of lineage are gone before anybody could use them
      trustFloor: 1,
      contagionHalf: BOUNDLESS,
      attractionPerSuccess: 0,
      congestionRoom: BOUNDLESS,
      rivalsOutside: BOUNDLESS,
    }),
  }),
};

function coefficients(params: Params, changes: Partial<Coefficients>): Pick<Params, 'coefficients'> {
  return { coefficients: Object.freeze({ ...params.coefficients, ...changes }) };
}

function isBinding(spec: ParameterSpec): boolean {
  return spec.binds.length > 0;
}

/** The level at which a coefficient does nothing. */
export function neutral({ name, unit }: ParameterSpec): number {
  // an inverted U of boundless width is flat
  if (name === 'distanceWidth') return BOUNDLESS;
  return unit.includes('factor') ? 1 : 0;
}

type AnyLevers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every timeline of every lever at zero. */
export function withoutMoney(levers: Levers): Levers {
  const zero = (value: unknown): unknown => (Array.isArray(value) ? value.map(() => 0) : value);
  const none = (lever: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(lever).map(([field, value]) => [field, zero(value)]));
  return Object.fromEntries(
    Object.entries(levers as unknown as AnyLevers).map(([name, lever]) => [name, none(lever)]),
  ) as unknown as Levers;
}

/** Levers whose money has a receiver of its own under untied cash. */
const WITH_RECEIVER: ReadonlySet<string> = new Set(['consortium', 'development', 'incubation']);

/** The budgets of all other levers together, integer yen by fiscal year. */
function moneyOfOthers(levers: Levers): readonly number[] {
  const sum = new Array<number>(FISCAL_YEARS).fill(0);
  for (const [name, lever] of Object.entries(levers as unknown as AnyLevers)) {
    if (WITH_RECEIVER.has(name) || !Array.isArray(lever['budget'])) continue;
    for (const [year, yen] of lever['budget'].entries()) sum[year] = (sum[year] ?? 0) + yen;
  }
  return sum;
}
