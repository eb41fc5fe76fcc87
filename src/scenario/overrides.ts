/**
 * Changes to compiled parameters by path, as `--set` and links give them:
 *
 *   network.coordinatorsPer100Members=4        in FY2001 to FY2010, the years in which the state paid
 *   consortium.budget=500000000                whole yen a year for the region, prices of FY2005
 *   network.budget@2006..2010=100000000        in these fiscal years (both included); @2006 for one
 *   consortium.allocation=formula              how a year's money is given out: call, formula, negotiated
 *   money.sharedBy=areas                       national money: a region's part by member firms, or one area's
 *   model.visionFade=24                        a coefficient of the model
 */
import { InputError } from '../core/errors.ts';
import type { Params } from '../model/params.ts';
import type { ParameterSpec } from '../model/registry.ts';
import {
  ALLOCATED,
  ALLOCATION_RULES,
  FIRST_FISCAL_YEAR,
  LAST_FISCAL_YEAR,
  LEVERS,
  type LeverFieldKey,
  type LeverId,
  PROGRAMME_YEARS,
  SHARING,
  type Sharing,
} from './descriptors.ts';
import { type FiscalYears, LARGEST, type PlannedMoney, setLever, singleRegionRule } from './levers.ts';
import { nearest, suggest } from './problems.ts';
import type { PolicyScenario } from './schema.ts';

export interface Override {
  readonly path: string;
  readonly value: string;
}

/** "network.budget@2006=5" -> {path: "network.budget@2006", value: "5"}. @throws InputError without an equals sign. */
export function parseOverride(setting: string): Override {
  const at = setting.indexOf('=');
  if (at <= 0) throw new InputError(`--set ${setting}: expected path=value, such as network.budget=100000000`);
  return { path: setting.slice(0, at).trim(), value: setting.slice(at + 1).trim() };
}

/** The same parameters with all changes applied in order; frozen. @throws InputError naming the nearest right path. */
export function applyOverrides(
  params: Params,
  overrides: readonly Override[],
  parameters: readonly ParameterSpec[],
): Params {
  return overrides.reduce((changed, override) => applyOne(changed, override, parameters), params);
}

/**
 * Changes to what a policy says itself, which must be known before it is compiled: how its national money is shared, and
 * rules of allocation in the place of a contest. `rest` is for `applyOverrides`.
 * @throws InputError where the policy has no number of areas
 */
export function beforeCompiling(
  policy: PolicyScenario,
  overrides: readonly Override[],
): { readonly asked: PolicyScenario; readonly rest: readonly Override[] } {
  let asked = policy;
  const rest: Override[] = [];
  for (const { path, value } of overrides) {
    const lever = ALLOCATED.find((name) => path === `${name}.allocation`);
    if (path === SHARED_BY) asked = { ...asked, money: { ...asked.money, sharedBy: sharingOf(policy, value) } };
    else rest.push({ path, value });
    // whatever stands there gives way; what is asked for instead is checked with the rest
    if (lever !== undefined) asked = { ...asked, levers: withoutRule(asked.levers, lever) };
  }
  return { asked, rest };
}

const SHARED_BY = 'money.sharedBy';

function sharingOf({ id, money }: PolicyScenario, value: string): Sharing {
  const fail = (expected: string): InputError => new InputError(`--set ${SHARED_BY}=${value}: ${expected}`);
  const sharing = SHARING.find((known) => known === value);
  if (sharing === undefined) throw fail(suggest(value, SHARING));
  if (sharing === 'areas' && money?.areas === undefined)
    throw fail(`policy ${id} has no number of areas (money.areas), so the part of one area has no meaning`);
  return sharing;
}

function withoutRule(levers: PolicyScenario['levers'], lever: (typeof ALLOCATED)[number]): PolicyScenario['levers'] {
  const called = levers[lever];
  return called === undefined ? levers : { ...levers, [lever]: { budget: called.budget } };
}

function applyOne(params: Params, override: Override, parameters: readonly ParameterSpec[]): Params {
  const { path, value } = override;
  const [name = '', span] = path.split('@', 2);
  const fail = (expected: string): InputError => new InputError(`--set ${path}=${value}: ${expected}`);

  if (name.startsWith('model.')) {
    const spec = parameters.find((parameter) => `model.${parameter.name}` === name);
    if (spec === undefined) throw fail(unknownPath(name, parameters));
    if (span !== undefined) throw fail('a coefficient holds for all years; leave out @');
    const level = numberOf(value);
    if (level === undefined || level < spec.min || level > spec.max || (spec.whole && !Number.isInteger(level))) {
      throw fail(`expected a ${spec.whole ? 'whole ' : ''}number from ${spec.min} to ${spec.max} (${spec.unit})`);
    }
    return Object.freeze({ ...params, coefficients: Object.freeze({ ...params.coefficients, [spec.name]: level }) });
  }

  const called = ALLOCATED.find((lever) => name === `${lever}.allocation`);
  if (called !== undefined) {
    if (span !== undefined) throw fail('a rule of allocation holds for all years; leave out @');
    const rule = ALLOCATION_RULES.find((known) => known === value);
    if (rule === undefined) throw fail(suggest(value, ALLOCATION_RULES));
    const allocation = { ...params.allocation, [called]: singleRegionRule(rule, fail) };
    return Object.freeze({ ...params, allocation: Object.freeze(allocation) });
  }

  const field = leverPaths().find((known) => known.path === name);
  if (field === undefined) throw fail(unknownPath(name, parameters));
  const level = numberOf(value);
  const largest = LARGEST[field.key];
  const whole = field.key === 'budget';
  if (level === undefined || level < 0 || level > largest || (whole && !Number.isInteger(level))) {
    throw fail(
      whole ? `expected whole yen a year, 0 to ${largest}` : `expected a number from 0 to ${largest} (${field.unit})`,
    );
  }
  return Object.freeze({
    ...params,
    levers: setLever(params.levers, field.lever, field.key, level, yearsOf(span, fail)),
  });
}

/** A change of a budget as an entry of national money. @throws InputError for a level or years out of range */
export function budgetOverride({ path, value }: Override): { readonly lever: LeverId; readonly money: PlannedMoney } {
  const [name = '', span] = path.split('@', 2);
  const fail = (expected: string): InputError => new InputError(`--set ${path}=${value}: ${expected}`);
  const lever = LEVERS.find((known) => `${known.name}.budget` === name);
  if (lever === undefined)
    throw fail(
      suggest(
        name,
        leverPaths().map((known) => known.path),
      ),
    );
  const nationalYen = numberOf(value);
  if (nationalYen === undefined || nationalYen < 0 || nationalYen > LARGEST.budget || !Number.isInteger(nationalYen))
    throw fail(`expected whole yen a year of the nation, 0 to ${LARGEST.budget}`);
  return { lever: lever.name, money: { ...yearsOf(span, fail), nationalYen } };
}

/** Every path of a lever's field. */
export function leverPaths(): readonly {
  readonly path: string;
  readonly lever: LeverId;
  readonly key: LeverFieldKey;
  readonly unit: string;
}[] {
  return LEVERS.flatMap(({ name, fields }) =>
    fields.map(({ key, unit }) => ({ path: `${name}.${key}`, lever: name, key, unit })),
  );
}

function unknownPath(name: string, parameters: readonly ParameterSpec[]): string {
  const levers = leverPaths().map((known) => known.path);
  const rules = ALLOCATED.map((lever) => `${lever}.allocation`);
  const near = nearest(name, [
    ...levers,
    ...rules,
    SHARED_BY,
    ...parameters.map((parameter) => `model.${parameter.name}`),
  ]);
  if (near !== undefined) return `no such path; did you mean ${near}?`;
  if (name.startsWith('model.'))
    return `no such coefficient; ${suggest(
      name.slice(6),
      parameters.map((parameter) => parameter.name),
    )}`;
  return `no such path; one of ${levers.join(', ')}, or model.<coefficient>`;
}

function yearsOf(span: string | undefined, fail: (expected: string) => InputError): FiscalYears {
  if (span === undefined) return PROGRAMME_YEARS;
  const match = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(span);
  if (match === null) throw fail('expected fiscal years as @2006 or @2006..2010');
  const from = Number(match[1]);
  const until = Number(match[2] ?? match[1]);
  if (from > until) throw fail(`the years run backwards; write @${until}..${from}`);
  if (from < FIRST_FISCAL_YEAR || until > LAST_FISCAL_YEAR) {
    throw fail(`expected fiscal years from ${FIRST_FISCAL_YEAR} to ${LAST_FISCAL_YEAR}`);
  }
  return { from, until };
}

/** Plain decimal numbers only: no hexadecimal, no empty text, no Infinity; underscores may group digits. */
export function numberOf(text: string): number | undefined {
  if (!/^[+-]?(\d+(_\d+)*)(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  // minus zero would be another run key for the same run
  return Number.isFinite(value) ? value + 0 : undefined;
}
