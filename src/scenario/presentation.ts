/** What is shown of a scenario and never enters a run: names, places, sources, grades, how money is shared. */
import { type LeverDescriptor, leversFor, NATIONAL_MEMBER_FIRMS, YEN_PER_USD } from './descriptors.ts';
import { FIELD_TABLES, type FieldTable } from './fieldTables.ts';
import type { COUNT_RULES } from './pieces.ts';
import type { BureauArea, Prefecture } from './prefectures.ts';
import type { Grade, NationScenario, PolicyScenario, Provenance, RegionScenario, Scenario } from './schema.ts';

export interface Names {
  readonly en: string;
  readonly ja: string;
}

export interface TownPresentation extends Names {
  readonly id: string;
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Kilometres east and south of the middle of the towns, so that a screen can draw them as they are. */
  readonly x: number;
  readonly y: number;
  /** Where the file says it. */
  readonly prefecture: Prefecture | null;
  /** As in the file, relative to the others. */
  readonly weight: number;
}

/** A figure as it stands in the file. */
export interface FigurePresentation {
  /** Its place in the file: `members.firms`, `levers.network.budget[0]`. */
  readonly path: string;
  /** A number, a month, names of fields, the entries of a small table; null for the origin of a table of towns. */
  readonly value: number | string | null;
  readonly unit: string | null;
  /** First month, and first month after, of an entry of a timeline; null elsewhere, and `until` for an open end. */
  readonly from: string | null;
  readonly until: string | null;
  readonly year: number;
  readonly source: string;
  readonly grade: Grade;
  readonly note: string | null;
}

export interface ShownFigure extends Names {
  readonly value: number;
  readonly unit: string;
  /** Why it is doubtful, in a few words. */
  readonly warning: (Names & { readonly wrong: boolean }) | null;
  readonly year: number;
  readonly source: string;
  readonly grade: Grade;
  readonly note: string | null;
}

/** A line of the diamond, or on strategy. */
export interface LinePresentation extends Names {
  readonly corner: 'factor' | 'demand' | 'related' | 'rivalry' | null;
  /** Where the model has it; null: shown, not simulated. */
  readonly simulated: string | null;
  readonly year: number;
  readonly source: string;
  readonly grade: Grade;
  readonly note: string | null;
}

/** How a national amount becomes the region's. */
export interface MoneyRule extends Names {
  readonly memberFirms: number;
  readonly nationalMemberFirms: number;
  readonly yenPerUsd: number;
  /** memberFirms / nationalMemberFirms. */
  readonly share: number;
}

interface CommonPresentation {
  readonly id: string;
  readonly names: Names;
  readonly figures: readonly FigurePresentation[];
  readonly shown: readonly ShownFigure[];
  readonly sources: Readonly<Record<string, string>>;
  readonly notes: readonly Names[];
}

export interface ProjectPresentation extends Names {
  readonly bureau: string;
  readonly area: BureauArea | null;
  /** Place in the source document's list. */
  readonly place: number | null;
  readonly within: string | null;
  readonly grade: Grade;
}

export interface RegionPresentation extends CommonPresentation {
  /** For lists and maps. */
  readonly short: Names;
  /** Month in which the promotion body begins, YYYY-MM. */
  readonly since: string;
  readonly towns: readonly TownPresentation[];
  readonly members: {
    readonly firms: number;
    readonly academic: number;
    readonly agencies: number;
    readonly finance: number;
  };
  /** The project that the region stands for, and the region that it is part of. */
  readonly project: ProjectPresentation | null;
  /** That it covers; none abroad. */
  readonly prefectures: readonly Prefecture[];
  /** A region abroad: in relative years, under a label that says whose behaviour it shows. */
  readonly abroad: { readonly country: Names; readonly label: Names } | null;
  /** Conditions, strategy and subjects of its fields, from the source document. */
  readonly tables: readonly FieldTable[];
  readonly diamond: readonly LinePresentation[];
  readonly strategy: readonly LinePresentation[];
  /** Whether the number of member firms is assumed: a verdict then has to hold under the other count too. */
  readonly assumed: boolean;
  /** The count of member firms under the other rule of allocation. */
  readonly alternative: { readonly rule: (typeof COUNT_RULES)[number]; readonly firms: number } | null;
  readonly money: MoneyRule;
  /** The levers with ranges in this region's money. */
  readonly levers: readonly LeverDescriptor[];
}

export type PolicyPresentation = CommonPresentation;

export interface Presentation extends RegionPresentation {
  readonly policy: PolicyPresentation;
}

export function presentRegion(region: RegionScenario): RegionPresentation {
  const { firms, academic, agencies, finance } = region.members;
  return {
    ...common(region),
    short: region.short ?? region.names,
    since: region.since.value,
    towns: placed(region.towns.list),
    members: { firms: firms.value, academic: academic.value, agencies: agencies.value, finance: finance.value },
    ...page(region),
    money: moneyRule(firms.value),
    levers: leversFor(firms.value),
  };
}

function page(
  region: RegionScenario,
): Pick<
  RegionPresentation,
  'project' | 'prefectures' | 'abroad' | 'tables' | 'diamond' | 'strategy' | 'assumed' | 'alternative'
> {
  const { project, prefectures, abroad, tables, diamond, strategy, members } = region;
  const other = members.firms.alternative;
  return {
    project:
      project === undefined
        ? null
        : {
            en: project.en,
            ja: project.ja,
            bureau: project.bureau,
            area: project.area ?? null,
            place: project.place ?? null,
            within: project.within ?? null,
            grade: project.grade,
          },
    prefectures: prefectures?.value ?? [],
    abroad: abroad === undefined ? null : { country: abroad.country, label: abroad.label },
    tables: (tables ?? []).map((id) => FIELD_TABLES[id]),
    diamond: (diamond ?? []).map((line) => presentLine(line, line.corner)),
    strategy: (strategy ?? []).map((line) => presentLine(line, null)),
    assumed: members.firms.grade === 'proposal',
    alternative: other === undefined ? null : { rule: other.rule, firms: other.value },
  };
}

function presentLine(
  line: NonNullable<RegionScenario['strategy']>[number],
  corner: LinePresentation['corner'],
): LinePresentation {
  const { en, ja, year, source, grade, note, simulated } = line;
  return { corner, en, ja, simulated: simulated ?? null, year, source, grade, note: note ?? null };
}

export function presentPolicy(policy: PolicyScenario): PolicyPresentation {
  return common(policy);
}

export type NationPresentation = CommonPresentation & { readonly regions: readonly string[] };

export function presentNation(nation: NationScenario): NationPresentation {
  return { ...common(nation), regions: nation.regions };
}

function moneyRule(memberFirms: number): MoneyRule {
  const share = memberFirms / NATIONAL_MEMBER_FIRMS;
  return {
    memberFirms,
    nationalMemberFirms: NATIONAL_MEMBER_FIRMS,
    yenPerUsd: YEN_PER_USD,
    share,
    en: `National amounts are shared by member firms: ${memberFirms} of ${NATIONAL_MEMBER_FIRMS}; ${YEN_PER_USD} yen to the dollar, whole yen, rounded down.`,
    ja: `全国の金額は会員企業数（${NATIONAL_MEMBER_FIRMS}社中${memberFirms}社）で按分し、1ドル${YEN_PER_USD}円、円未満切り捨てとする。`,
  };
}

function common(scenario: Scenario): CommonPresentation {
  return {
    id: scenario.id,
    names: scenario.names,
    figures: figuresOf(scenario),
    shown: (scenario.shown ?? []).map((figure) => ({
      ...figure,
      warning: figure.warning === undefined ? null : { ...figure.warning, wrong: figure.warning.wrong === true },
      note: figure.note ?? null,
    })),
    sources: scenario.sources,
    notes: scenario.notes ?? [],
  };
}

/** Equirectangular about the mean latitude: true enough over a region of a few hundred kilometres. */
function placed(towns: RegionScenario['towns']['list']): TownPresentation[] {
  const middleLat = mean(towns.map((town) => town.lat));
  const middleLon = mean(towns.map((town) => town.lon));
  const kmPerDegree = 111.2;
  const narrowing = cosine((middleLat * Math.PI) / 180);
  return towns.map((town) => ({
    id: town.id,
    en: town.en,
    ja: town.ja,
    lat: town.lat,
    lon: town.lon,
    prefecture: town.prefecture ?? null,
    x: round((town.lon - middleLon) * kmPerDegree * narrowing),
    y: round((middleLat - town.lat) * kmPerDegree),
    weight: town.weight,
  }));
}

/** Taylor to the eighth power, error below 3e-5 anywhere on the globe; the engine's own differs between engines. */
function cosine(x: number): number {
  const s = x * x;
  return 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - s / 56)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(km: number): number {
  return Math.round(km * 100) / 100 + 0;
}

/** Everything with a grade, in the order of the file, but what stands under `shown` and the lines of the diamond. */
function figuresOf(scenario: Scenario): FigurePresentation[] {
  const found: FigurePresentation[] = [];
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) {
      for (const [i, item] of node.entries()) walk(item, `${path}[${i}]`);
    } else if (typeof node === 'object' && node !== null) {
      if ('grade' in node && 'source' in node && 'year' in node) found.push(figureAt(node as Graded, path));
      for (const [key, value] of Object.entries(node))
        if (key !== 'sources') walk(value, path === '' ? key : `${path}.${key}`);
    }
  };
  const { shown, ...rest } = scenario;
  walk('diamond' in rest || 'strategy' in rest ? { ...rest, diamond: [], strategy: [] } : rest, '');
  return found;
}

type Graded = Provenance & Readonly<Record<string, unknown>>;

/** Amounts whose unit stands in their key. */
const AMOUNTS: readonly (readonly [key: string, unit: string])[] = [
  ['nationalUsdMillionPerYear', 'million US dollars a year, whole nation'],
  ['nationalYenPerYear', 'yen a year, whole nation'],
  ['yenPerYear', 'yen a year'],
  ['usdMillion', 'million US dollars, whole nation'],
];

function figureAt(node: Graded, path: string): FigurePresentation {
  const { year, source, grade, note, unit, from, until, ...rest } = node;
  const [amount, amountUnit] = AMOUNTS.find(([key]) => typeof rest[key] === 'number') ?? [];
  return {
    path,
    value: amount === undefined ? shownValue(rest) : Number(rest[amount]),
    unit: textOr(unit) ?? amountUnit ?? null,
    from: textOr(from),
    until: textOr(until),
    year,
    source,
    grade,
    note: note ?? null,
  };
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The value itself where there is one; else the entries of the small table, "productDeveloping 0.5, large 0.1". */
function shownValue(rest: Readonly<Record<string, unknown>>): number | string | null {
  const { value, weights } = rest;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  const table = typeof weights === 'object' && weights !== null ? weights : rest;
  const entries = Object.entries(table).map(([key, part]) => `${key} ${part}`);
  return entries.length > 0 ? entries.join(', ') : null;
}
