/** Whether something read from a result is parameters that the model can run: shape and ranges, before it is run. */
import {
  type ALL_LIVE,
  ALLOCATIONS,
  type Allocations,
  CHANNEL_NAMES,
  FIELDS,
  FISCAL_YEARS,
  LEVER_NAMES,
  type Lever,
  type LeverName,
  type Levers,
  MODEL_VERSION,
  type NetworkLever,
  type Params,
  type Region,
  type ReviewLever,
} from '../model/params.ts';
import { type DEFAULTS, PARAMETERS } from '../model/registry.ts';
import { VARIANTS } from '../model/variants.ts';
import { LARGEST } from '../scenario/levers.ts';

type Check = (value: unknown) => string | null;

/** null: nothing is wrong; otherwise the first problem, with its place. */
export function paramsProblem(value: unknown): string | null {
  return PARAMS(value);
}

const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max && !Object.is(value, -0)
      ? null
      : `expected a number from ${min} to ${max}`;

const whole =
  (min: number, max: number): Check =>
  (value) =>
    number(min, max)(value) ?? (Number.isInteger(value) ? null : 'expected a whole number');

const list =
  (item: Check, min: number, max = min): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return `expected a list of ${min} to ${max}`;
    for (const [i, one] of value.entries()) {
      const problem = item(one);
      if (problem !== null) return `[${i}]: ${problem}`;
    }
    return null;
  };

/** An object with exactly these parts. */
const object =
  <T extends object>(parts: { readonly [K in keyof T]: Check }): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'expected an object';
    const names = Object.keys(parts);
    const strange = Object.keys(value).find((name) => !names.includes(name));
    if (strange !== undefined) return `${JSON.stringify(strange).slice(0, 60)} is unknown`;
    for (const name of names) {
      const part = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const problem = (parts as Record<string, Check>)[name]?.(part) ?? null;
      if (problem !== null) return `${name}: ${problem}`;
    }
    return null;
  };

const share = number(0, 1);
const budget = list(whole(0, LARGEST.budget), FISCAL_YEARS);
const text: Check = (value) => (typeof value === 'string' && value.length <= 200 ? null : 'expected text');

// the most that a scenario file may hold
const REGION = object<Region>({
  id: text,
  townWeights: list(share, 1, 250),
  members: object<Region['members']>({
    firms: whole(1, 20_000),
    academic: whole(0, 1000),
    agencies: whole(0, 1000),
    finance: whole(0, 1000),
  }),
  nonMembersPerMember: number(0, 20),
  labsPerAcademic: number(0, 50),
  memberMix: list(share, 3),
  nonMemberMix: list(share, 3),
  firmFields: list(share, FIELDS),
  labFields: list(share, FIELDS),
  focusFields: list(whole(0, FIELDS - 1), 1, FIELDS),
  nationalLabShare: share,
  ventureCapital: whole(0, 1000),
  tradingFirms: whole(0, 1000),
  incubatorSites: whole(0, 500),
  body: object<Region['body']>({ since: whole(0, 100_000), coordinators: whole(0, 200) }),
});

const LEVERS = object<Levers>({
  ...(Object.fromEntries(LEVER_NAMES.map((name) => [name, object<Lever>({ budget })])) as Record<LeverName, Check>),
  network: object<NetworkLever>({
    budget,
    coordinatorsPer100Members: list(number(0, LARGEST.coordinatorsPer100Members), FISCAL_YEARS),
  }),
  review: object<ReviewLever>({ budget, scope: list(number(0, LARGEST.scope), FISCAL_YEARS) }),
});

const COEFFICIENTS = object<typeof DEFAULTS>(
  Object.fromEntries(PARAMETERS.map(({ name, min, max }) => [name, number(min, max)])) as {
    readonly [K in keyof typeof DEFAULTS]: Check;
  },
);

const RULE: Check = (value) =>
  ALLOCATIONS.some((rule) => rule === value) ? null : `expected one of ${ALLOCATIONS.join(', ')}`;

// a held channel reads a trace that no result carries
const live: Check = (value) => (value === 'live' ? null : 'expected "live"');

const variant: Check = (value) =>
  VARIANTS.some((known) => known === value) ? null : `expected one of ${VARIANTS.join(', ')}`;

const PARAMS = object<Params>({
  modelVersion: whole(MODEL_VERSION, MODEL_VERSION),
  variant,
  region: REGION,
  coefficients: COEFFICIENTS,
  levers: LEVERS,
  allocation: object<Allocations>({ consortium: RULE, development: RULE }),
  channels: object<typeof ALL_LIVE>(
    Object.fromEntries(CHANNEL_NAMES.map((name) => [name, live])) as { readonly [K in keyof typeof ALL_LIVE]: Check },
  ),
});
