/** The figures of a region as a table: value and mark, beside them those of its part, year and source. */
import type { ComponentChildren, JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import type { Grade } from '../../src/scenario/schema.ts';
import { formatCount } from '../format.ts';
import type { Language } from '../i18n/keys.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import type { RegionsMessages } from '../i18n/regionsKeys.ts';
import { useStore } from '../panels/context.ts';
import { regionsAddress } from '../route.ts';
import { GradeMark } from './marks.tsx';

interface FactTableProps {
  readonly region: RegionPage;
  /** Region that is a part of this one and shown beside it. */
  readonly part: RegionPage | null;
}

type Figure = RegionPage['figures'][number];

interface Cell {
  readonly text: string;
  readonly grade: Grade;
  readonly year: number;
  readonly source: string;
}

const MEMBERS = ['firms', 'academic', 'agencies', 'finance'] as const;

export function FactTable({ region, part }: FactTableProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const words = REGION_WORDS[language];
  const month = (text: string): string =>
    store.t.value.monthShort({ year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)) });
  const row = (label: ComponentChildren, own: Cell | null, its: Cell | null, key: string): JSX.Element | null =>
    own === null ? null : (
      <tr key={key}>
        <th scope="row">{label}</th>
        <Value cell={own} words={words} />
        {part !== null && (its === null ? <td /> : <Value cell={its} words={words} />)}
        <td class="second">{own.year}</td>
        <td class="second fact-source">{own.source}</td>
      </tr>
    );
  const sinceOf = (one: RegionPage): Cell | null => cellOf(find(one, 'since'), month(one.since));
  return (
    <table class="fact-table">
      <thead>
        <tr>
          <th scope="col" class="fact-title">
            {words.facts}
          </th>
          <th scope="col">{region.abroad !== null || region.project?.within ? words.ofRegion : words.ofProject}</th>
          {part !== null && (
            <th scope="col">
              <a class="link" href={regionsAddress(part.id)}>
                {words.ofWhich({ part: part.short[language] })}
              </a>
            </th>
          )}
          <th scope="col">{words.year}</th>
          <th scope="col" class="fact-source">
            {words.source}
          </th>
        </tr>
      </thead>
      <tbody>
        {MEMBERS.map((kind) =>
          row(words.member[kind], memberOf(region, kind), part === null ? null : memberOf(part, kind), kind),
        )}
        {row(words.since, sinceOf(region), part === null ? null : sinceOf(part), 'since')}
        {row(
          words.prefectures,
          cellOf(find(region, 'prefectures'), String(region.prefectures.length)),
          part === null ? null : cellOf(find(part, 'prefectures'), String(part.prefectures.length)),
          'prefectures',
        )}
        {row(
          words.townCount,
          cellOf(find(region, 'towns.coordinates'), String(region.towns.length)),
          part === null ? null : cellOf(find(part, 'towns.coordinates'), String(part.towns.length)),
          'towns',
        )}
      </tbody>
    </table>
  );
}

/** What is shown and not simulated, with what is wrong in it. */
export function ShownFigures({ region }: { readonly region: RegionPage }): JSX.Element | null {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  if (region.shown.length === 0) return null;
  return (
    <table class="fact-table shown-figures">
      <thead>
        <tr>
          <th scope="col">{words.shownOnly}</th>
          <th scope="col">
            <span class="unseen">{words.ofRegion}</span>
          </th>
          <th scope="col">
            <span class="unseen">{words.year}</span>
          </th>
          <th scope="col" class="fact-source">
            <span class="unseen">{words.source}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {region.shown.map((figure) => (
          <tr key={figure.en}>
            <th scope="row">
              {figure[language]} <span class="second word">{unitOf(figure, language)}</span>
              {figure.warning !== null && <strong class="fact-warning">{figure.warning[language]}</strong>}
            </th>
            <Value cell={{ ...figure, text: plain(figure.value) }} words={words} />
            <td class="second">{figure.year}</td>
            <td class="second fact-source">{figure.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ cell, words }: { readonly cell: Cell; readonly words: RegionsMessages }): JSX.Element {
  return (
    <td class="fact-value">
      {cell.text} <GradeMark grade={cell.grade} label={words.grade[cell.grade]} />
    </td>
  );
}

function find(region: RegionPage, path: string): Figure | undefined {
  return region.figures.find((figure) => figure.path === path);
}

function cellOf(figure: Figure | undefined, text: string): Cell | null {
  return figure === undefined ? null : { text, grade: figure.grade, year: figure.year, source: figure.source };
}

function memberOf(region: RegionPage, kind: (typeof MEMBERS)[number]): Cell | null {
  return cellOf(find(region, `members.${kind}`), formatCount(region.members[kind]));
}

/** Nothing where the name of the figure says it already. */
function unitOf(figure: RegionPage['shown'][number], language: Language): string {
  if (figure.en.toLowerCase().includes(figure.unit)) return '';
  return REGION_WORDS[language].unit[figure.unit] ?? figure.unit;
}

/** As it stands in the file, whole numbers with separators. */
function plain(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(value);
}
