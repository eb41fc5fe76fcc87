/** Behind the facts: the rule or reason of every figure, and what else the model takes of the region. */
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import type { RegionsMessages } from '../i18n/regionsKeys.ts';
import { useStore } from '../panels/context.ts';
import { Phrases } from '../panels/phrases.tsx';
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

interface NoteProps {
  readonly english: string;
  /** Null: there is no Japanese of it. */
  readonly japanese: string | null;
}

/** A note in the language of the page, where there is one; else in English, marked as such. */
function Note({ english, japanese }: NoteProps): JSX.Element {
  const language = useStore().language.value;
  if (language === 'ja' && japanese !== null) return <Phrases text={japanese} />;
  return <span lang="en">{english}</span>;
}

export function Reasons({ region }: InputsProps): JSX.Element | null {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  const notes = [
    ...region.figures.flatMap(({ path, note }, i) =>
      note !== null && (IN_TABLE.test(path) || path === 'project')
        ? [{ label: labelOf(path, words), english: note, japanese: region.notesJa[i] ?? null }]
        : [],
    ),
    ...region.shown.flatMap(({ note, ...figure }, i) =>
      note === null
        ? []
        : [{ label: figure[language], english: note, japanese: region.notesJa[region.figures.length + i] ?? null }],
    ),
  ];
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{words.reasons({ count: notes.length })}</summary>
      <dl class="reason-list">
        {notes.map(({ label, ...note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="second">
              <Note {...note} />
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
  const figures = region.figures
    .map((figure, i) => ({ ...figure, japanese: region.notesJa[i] ?? null }))
    .filter(({ path }) => !IN_TABLE.test(path) && path !== 'project');
  return (
    <details>
      <summary>{words.modelTakes({ count: figures.length })}</summary>
      <dl class="reason-list">
        {figures.map(({ path, value, unit, note, japanese, grade, year, source }) => (
          <div key={path}>
            <dt>
              {labelOf(path, words)} <GradeMark grade={grade} label={words.grade[grade]} />
            </dt>
            <dd>
              <span lang="en">
                {value === null || typeof value === 'string' ? value : `${value}${unit === null ? '' : ` ${unit}`}`}
              </span>{' '}
              <span class="second">
                {note !== null && <Note english={note} japanese={japanese} />} {words.yearAndSource({ year, source })}
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
