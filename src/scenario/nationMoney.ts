/**
 * One national budget, divided among the regions of a nation. For each lever and fiscal year:
 *
 *   by members   the part of the nation's member firms in the 5,800 of the programme, in proportion to theirs
 *   by areas     as many areas' parts as there are regions, one each; never more than there is
 *   by contest   nothing before the run: the winners of each round share all of it (model/nation/contest.ts)
 *
 * Parts are whole yen and sum to what is divided: the largest remainders take what rounding leaves, in order of ids. Money
 * of a region's own (yenPerYear) is given to each region.
 */
import { apportion } from '../core/apportion.ts';
import type { Round } from '../model/nation/params.ts';
import { FIRST_FISCAL_YEAR, LEVER_NAMES, type LeverName } from '../model/params.ts';
import { LAST_FISCAL_YEAR, NATIONAL_MEMBER_FIRMS, YEN_PER_USD } from './descriptors.ts';
import { FISCAL_YEAR_COUNT, type Plan, type PlannedMoney } from './levers.ts';

/** Yen a year by fiscal year of the timeline. */
type Timeline = number[];

export interface NationalMoney {
  /** By lever: of the nation, and for each region by itself. */
  readonly national: Readonly<Record<LeverName, Timeline>>;
  readonly own: Readonly<Record<LeverName, Timeline>>;
}

/** What a policy spends, before it is divided; a later entry of a year replaces an earlier one. */
export function nationalMoney({ budgets }: Plan): NationalMoney {
  const national = {} as Record<LeverName, Timeline>;
  const own = {} as Record<LeverName, Timeline>;
  for (const lever of LEVER_NAMES) {
    national[lever] = new Array<number>(FISCAL_YEAR_COUNT).fill(0);
    own[lever] = new Array<number>(FISCAL_YEAR_COUNT).fill(0);
    for (const span of budgets[lever] ?? []) {
      for (let year = Math.max(span.from, FIRST_FISCAL_YEAR); year <= Math.min(span.until, LAST_FISCAL_YEAR); year++) {
        national[lever][year - FIRST_FISCAL_YEAR] = nationalYenOf(span);
        own[lever][year - FIRST_FISCAL_YEAR] = span.yen ?? 0;
      }
    }
  }
  return { national, own };
}

function nationalYenOf({ yen, nationalYen, nationalUsdMillion = 0 }: PlannedMoney): number {
  if (yen !== undefined) return 0;
  return nationalYen ?? Math.round(nationalUsdMillion * 1e6) * YEN_PER_USD;
}

/** What the regions get of a national amount, in order of `firms`; by members, or one area's part each. */
export function parts(amount: number, firms: readonly number[], plan: Plan): number[] {
  const { sharedBy, areas } = plan;
  if (sharedBy === 'areas') {
    const whole = Math.min(amount, Math.floor((amount * firms.length) / (areas ?? firms.length)));
    return apportion(
      whole,
      firms.map(() => 1),
    );
  }
  const members = firms.reduce((sum, n) => sum + n, 0);
  return apportion(Math.floor((amount * Math.min(members, NATIONAL_MEMBER_FIRMS)) / NATIONAL_MEMBER_FIRMS), firms);
}

/** Rounds of a contest: one begins wherever an entry of national money does. */
export function roundsOf(plan: Plan, { national }: NationalMoney): Round[] {
  const spans = LEVER_NAMES.flatMap((lever) => plan.budgets[lever] ?? []).filter((span) => nationalYenOf(span) > 0);
  const starts = [...new Set(spans.map(({ from }) => Math.max(from, FIRST_FISCAL_YEAR)))].sort((a, b) => a - b);
  const last = Math.max(...spans.map(({ until }) => until));
  return starts.map((from, n) => {
    const until = Math.min((starts[n + 1] ?? LAST_FISCAL_YEAR + 1) - 1, last);
    const money = Object.fromEntries(
      LEVER_NAMES.filter((lever) => national[lever].some((yen) => yen > 0)).map((lever) => [lever, national[lever]]),
    );
    return { from, until, money };
  });
}
