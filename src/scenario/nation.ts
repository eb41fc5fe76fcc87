/**
 * A nation, its regions and a policy to what the model takes. Changes by `--set` are those of a region, but
 *
 *   network.budget@2006=1000000000   national yen a year, divided as the rest
 *   links.moves=0.3                  what joins the regions: exchange, tokyo, moves, review
 *   contest.winners=5                of a contest: winners, noise
 *   consortium.allocation=contest    the regions compete for all national money of the policy
 */
import { InputError } from '../core/errors.ts';
import type { Contest, Links, NationParams } from '../model/nation/params.ts';
import { APART } from '../model/nation/params.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type LeverName, type Levers, type Params } from '../model/params.ts';
import { compile, planOf } from './compile.ts';
import { ALLOCATED, ITEMISED, NATIONAL_MEMBER_FIRMS, YEN_PER_USD } from './descriptors.ts';
import type { Plan, PlannedMoney } from './levers.ts';
import { nationalMoney, parts, roundsOf } from './nationMoney.ts';
import { beforeCompiling, budgetOverride, numberOf, type Override } from './overrides.ts';
import { suggest } from './problems.ts';
import type { NationScenario, PolicyScenario, RegionScenario } from './schema.ts';

export interface CompiledNation {
  /** Deeply frozen but for the lists; part of the run key. */
  readonly params: NationParams;
  /** Lines about what is allowed and yet strange. */
  readonly warnings: readonly string[];
}

/**
 * @param apart no link, and each region with the budget that it has alone
 * @throws InputError for an override with an unknown path or a value out of range, or regions that do not go together
 */
export function compileNation(
  nation: NationScenario,
  regions: readonly RegionScenario[],
  policy: PolicyScenario,
  overrides: readonly Override[] = [],
  apart = false,
): CompiledNation {
  goTogether(nation, regions);
  const { settings, rest } = nationSettings(nation, overrides, apart);
  const { contested, ruled, others } = withoutContest(policy, rest);
  if (apart && contested)
    throw new InputError(`policy ${policy.id} is a contest of regions; with --apart there are none to compete with`);
  const budgets = apart ? [] : others.filter(({ path }) => isBudget(path));
  const compiled = regions.map((region) =>
    compile(
      region,
      ruled,
      others.filter((override) => !budgets.includes(override)),
    ),
  );
  const order = [...compiled].map(({ params }) => params).sort((a, b) => (a.region.id < b.region.id ? -1 : 1));
  const { links, winners, noise } = settings;
  const tokyo = nation.tokyo.regions;
  const warned = beyondThePool(order);
  if (apart)
    return {
      params: { regions: order, links, tokyo, contest: null },
      warnings: [...warned, ...aboveTheNation(order, [])],
    };

  const { asked } = beforeCompiling(ruled, others);
  const plan = withBudgets(planOf(asked), budgets.map(budgetOverride));
  const money = nationalMoney(plan);
  const contest: Contest | null = contested ? { winners, noise, rounds: roundsOf(plan, money) } : null;
  const firms = order.map(({ region }) => region.members.firms);
  const divided = (lever: LeverName): readonly number[][] =>
    money.national[lever].map((yen) => (contested ? firms.map(() => 0) : parts(yen, firms, plan)));
  const byLever = new Map(LEVER_NAMES.map((lever) => [lever, divided(lever)]));
  const funded = order.map((params, n) =>
    withMoney(params, (lever, year) => (money.own[lever][year] ?? 0) + (byLever.get(lever)?.[year]?.[n] ?? 0)),
  );
  const atStake = contested ? LEVER_NAMES.map((lever) => money.national[lever]) : [];
  const warnings = [...warned, ...aboveTheNation(funded, atStake)];
  return { params: { regions: funded, links, tokyo, contest }, warnings };
}

/** A region and the region that it is part of would count the same members twice, and keys come from ids. */
function goTogether(nation: NationScenario, regions: readonly RegionScenario[]): void {
  const ids = regions.map(({ id }) => id);
  for (const [i, { id, project }] of regions.entries()) {
    if (ids.indexOf(id) < i)
      throw new InputError(`nation ${nation.id}: two of its regions have the id ${id}; expected one of each`);
    const within = project?.within;
    if (within !== undefined && ids.includes(within))
      throw new InputError(
        `nation ${nation.id}: ${id} is a part of ${within}, whose members would count twice; leave one out`,
      );
  }
}

interface Settings {
  readonly links: Links;
  readonly winners: number;
  readonly noise: number;
}

// biome-ignore format: a table
const PATHS: readonly [path: string, least: number, most: number, whole: boolean][] = [
  ['links.exchange',  0, 1,  true],
  ['links.tokyo',     0, 1,  true],
  ['links.moves',     0, 1,  false],
  ['links.review',    0, 1,  true],
  ['contest.winners', 1, 19, true],
  ['contest.noise',   0, 5,  false],
];

/** What the nation itself says, changed; the other changes are left. */
function nationSettings(
  { links, contest }: NationScenario,
  overrides: readonly Override[],
  apart: boolean,
): { settings: Settings; rest: Override[] } {
  const found = new Map<string, number>([
    ['links.exchange', links.exchange.value],
    ['links.tokyo', links.tokyo.value],
    ['links.moves', links.moves.value],
    ['links.review', links.review.value],
    ['contest.winners', contest.winners.value],
    ['contest.noise', contest.noise.value],
  ]);
  const rest: Override[] = [];
  for (const override of overrides) {
    const { path, value } = override;
    if (!/^(links|contest)\b/.test(path)) {
      rest.push(override);
      continue;
    }
    const fail = (expected: string): InputError => new InputError(`--set ${path}=${value}: ${expected}`);
    const known = PATHS.find(([name]) => name === path);
    if (known === undefined)
      throw fail(
        `no such path; ${suggest(
          path,
          PATHS.map(([name]) => name),
        )}`,
      );
    if (apart) throw fail('with --apart nothing joins the regions; leave out one of the two');
    const [, least, most, whole] = known;
    const level = numberOf(value);
    if (level === undefined || level < least || level > most || (whole && !Number.isInteger(level)))
      throw fail(`expected a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
    found.set(path, level);
  }
  const at = (path: string): number => found.get(path) ?? 0;
  const joined = {
    exchange: at('links.exchange'),
    tokyo: at('links.tokyo'),
    moves: at('links.moves'),
    review: at('links.review'),
  };
  return {
    settings: {
      links: apart ? APART : Object.freeze(joined),
      winners: at('contest.winners'),
      noise: at('contest.noise'),
    },
    rest,
  };
}

/** The policy with calls in the place of contests, for within a region that wins the money is given out by a call. */
function withoutContest(
  policy: PolicyScenario,
  overrides: readonly Override[],
): { contested: boolean; ruled: PolicyScenario; others: Override[] } {
  const asks = (lever: (typeof ALLOCATED)[number]): string | undefined =>
    overrides.findLast(({ path }) => path === `${lever}.allocation`)?.value ?? policy.levers[lever]?.allocation;
  const contested = ALLOCATED.some((lever) => asks(lever) === 'contest');
  let { levers } = policy;
  for (const lever of ALLOCATED) {
    const called = levers[lever];
    if (called?.allocation === 'contest') levers = { ...levers, [lever]: { budget: called.budget } };
  }
  const others = overrides.filter(({ path, value }) => !(path.endsWith('.allocation') && value === 'contest'));
  return { contested, ruled: { ...policy, levers }, others };
}

function isBudget(path: string): boolean {
  return LEVER_NAMES.some((lever) => path === `${lever}.budget` || path.startsWith(`${lever}.budget@`));
}

function withBudgets(plan: Plan, changes: readonly { lever: LeverName; money: PlannedMoney }[]): Plan {
  let { budgets } = plan;
  for (const { lever, money } of changes) budgets = { ...budgets, [lever]: [...(budgets[lever] ?? []), money] };
  return { ...plan, budgets };
}

function withMoney(params: Params, yen: (lever: LeverName, year: number) => number): Params {
  const levers = Object.fromEntries(
    LEVER_NAMES.map((lever) => {
      const budget = Object.freeze(params.levers[lever].budget.map((_, year) => yen(lever, year)));
      return [lever, Object.freeze({ ...params.levers[lever], budget })];
    }),
  );
  return Object.freeze({ ...params, levers: Object.freeze(levers) as unknown as Levers });
}

/** More member firms than the programme had share its money, and no more than that. */
function beyondThePool(regions: readonly Params[]): string[] {
  const firms = regions.reduce((sum, { region }) => sum + region.members.firms, 0);
  if (firms <= NATIONAL_MEMBER_FIRMS) return [];
  return [
    `the ${regions.length} regions have ${firms} member firms, beyond the ${NATIONAL_MEMBER_FIRMS} of all projects; shared by members, national money is what there is and no more`,
  ];
}

/** The first fiscal year in which all regions together spend more than the whole programme did. */
function aboveTheNation(regions: readonly Params[], atStake: readonly (readonly number[])[]): string[] {
  const total = ITEMISED.years[0].totalUsdMillion * 1e6 * YEN_PER_USD;
  const years = regions[0]?.levers.network.budget.length ?? 0;
  for (let year = 0; year < years; year++) {
    let sum = atStake.reduce((all, timeline) => all + (timeline[year] ?? 0), 0);
    for (const { levers } of regions) for (const lever of LEVER_NAMES) sum += levers[lever].budget[year] ?? 0;
    if (sum <= total) continue;
    const tidy = (yen: number): number => Number((yen / 1e9).toFixed(2));
    return [
      `the budgets of the ${regions.length} regions add up to ${tidy(sum)} billion yen in FY${FIRST_FISCAL_YEAR + year}, above the national total of the programme, ${tidy(total)} billion yen a year ($${ITEMISED.years[0].totalUsdMillion} million, FY2005)`,
    ];
  }
  return [];
}
