/** What is allowed and yet strange: told by `musubi check`, refused by nothing. */
import { fiscalYearOf, parseMonth } from '../core/calendar.ts';
import { FIRST_FISCAL_YEAR, ITEMISED, LAST_FISCAL_YEAR, YEN_PER_USD } from './descriptors.ts';
import type { Path } from './problems.ts';
import type { PolicyScenario, Scenario } from './schema.ts';

export interface Warning {
  readonly path: Path;
  readonly text: string;
}

/** The whole programme in FY2005, $540 million, in yen. */
const NATIONAL_TOTAL = (ITEMISED.years[0].totalUsdMillion * YEN_PER_USD) / 1000;

export function warningsOf(scenario: Scenario): Warning[] {
  return scenario.kind === 'policy' ? aboveTheNation(scenario) : [];
}

interface Entry {
  readonly path: Path;
  readonly from: number;
  readonly until: number;
  /** Billion yen a year. */
  readonly amount: number;
}

/** The first fiscal year in which all levers together cost more than the whole programme did; at its largest entry. */
function aboveTheNation(policy: PolicyScenario): Warning[] {
  const entries = Object.entries(policy.levers).flatMap(([lever, fields]) =>
    (fields?.budget ?? []).map((span, i) => entryOf(span, ['levers', lever, 'budget', i])),
  );
  for (let year = FIRST_FISCAL_YEAR; year <= LAST_FISCAL_YEAR; year++) {
    const held = entries.filter(({ from, until }) => from <= year && year <= until);
    const sum = held.reduce((total, { amount }) => total + amount, 0);
    if (sum <= NATIONAL_TOTAL + 1e-9) continue;
    const [largest] = [...held].sort((a, b) => b.amount - a.amount);
    const text = `${tidy(sum)} billion yen in FY${year} over all levers, above the national total of the programme, ${tidy(NATIONAL_TOTAL)} billion yen a year ($${ITEMISED.years[0].totalUsdMillion} million, FY2005)`;
    return largest === undefined ? [] : [{ path: largest.path, text }];
  }
  return [];
}

type Span = NonNullable<PolicyScenario['levers']['consortium']>['budget'][number];

function entryOf(span: Span, path: Path): Entry {
  const { nationalUsdMillionPerYear: usd = 0, nationalYenPerYear: national = 0, yenPerYear: own = 0 } = span;
  const until = span.until === undefined ? LAST_FISCAL_YEAR : fiscalYearAt(span.until) - 1;
  return { path, from: fiscalYearAt(span.from), until, amount: (usd * YEN_PER_USD) / 1000 + (national + own) / 1e9 };
}

function fiscalYearAt(text: string): number {
  return fiscalYearOf(parseMonth(text) ?? 0);
}

function tidy(value: number): number {
  return Number(value.toFixed(2));
}
