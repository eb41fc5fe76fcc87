/** Behind the facts: the rule or reason of every figure, and what else the model takes of the region. */
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import type { RegionsMessages } from '../i18n/regionsKeys.ts';
import { useStore } from '../panels/context.ts';
import { GradeMark } from './marks.tsx';

interface InputsProps {
  readonly region: RegionPage;
}

/** Figures that the table of facts shows. */
const IN_TABLE = /^(members\.|since$|prefectures$|towns\.coordinates$)/;

function labelOf(path: string, words: RegionsMessages): string {
  const member = /^members\.(firms|academic|agencies|finance)$/.exec(path)?.[1];
  if (member !== undefined) return words.member[member as keyof RegionsMessages['member']];
  if (path === 'since') return words.since;
  if (path === 'prefectures') return words.prefectures;
  if (path === 'towns.coordinates') return words.townCount;
  if (path === 'towns.weights') return words.part['towns'] ?? path;
  if (path === 'project') return words.ofProject;
  return words.part[path] ?? path;
}

/** Notes of the files, which are in English. */
export function Reasons({ region }: InputsProps): JSX.Element | null {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  const notes = [
    ...region.figures
      .filter(({ path }) => IN_TABLE.test(path) || path === 'project')
      .map(({ path, note }) => ({ label: labelOf(path, words), note })),
    ...region.shown.map((figure) => ({ label: figure[language], note: figure.note })),
  ].filter(({ note }) => note !== null);
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{words.reasons({ count: notes.length })}</summary>
      <dl class="reason-list">
        {notes.map(({ label, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="second" lang="en">
              {note}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function ModelInputs({ region }: InputsProps): JSX.Element {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  const figures = region.figures.filter(({ path }) => !IN_TABLE.test(path) && path !== 'project');
  return (
    <details>
      <summary>{words.modelTakes({ count: figures.length })}</summary>
      <dl class="reason-list">
        {figures.map(({ path, value, unit, note, grade, year, source }) => (
          <div key={path}>
            <dt>
              {labelOf(path, words)} <GradeMark grade={grade} label={words.grade[grade]} />
            </dt>
            <dd lang="en">
              {value === null || typeof value === 'string' ? value : `${value}${unit === null ? '' : ` ${unit}`}`}{' '}
              <span class="second">
                {note} {year}, {source}.
              </span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.townCount}</dt>
          <dd>
            {region.towns
              .map((town) =>
                words.town({
                  name: town[language],
                  prefecture: town.prefecture === null ? null : words.prefecture[town.prefecture],
                }),
              )
              .join(words.comma)}
          </dd>
        </div>
        {region.prefectures.length > 0 && (
          <div>
            <dt>{words.prefectures}</dt>
            <dd>{region.prefectures.map((one) => words.prefecture[one]).join(words.comma)}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
