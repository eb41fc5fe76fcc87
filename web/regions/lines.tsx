/** Conditions, strategy and tasks of the region's fields, its diamond and its own strategy, each with its place in the model. */
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import type { LeverId } from '../i18n/keys.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import type { Corner } from '../i18n/regionsKeys.ts';
import { useStore } from '../panels/context.ts';
import { Phrases } from '../panels/phrases.tsx';
import { FIELDS } from './data.ts';
import { GradeMark } from './marks.tsx';

type Line = Omit<RegionPage['strategy'][number], 'corner' | 'year' | 'source' | 'grade' | 'note'> & {
  readonly corner?: Corner | null;
  readonly origin?: RegionPage['strategy'][number];
};

export function Lines({ region }: { readonly region: RegionPage }): JSX.Element {
  const words = REGION_WORDS[useStore().language.value];
  const ofRegion = (lines: RegionPage['strategy']): readonly Line[] => lines.map((line) => ({ ...line, origin: line }));
  return (
    <>
      {region.tables.map((id) => (
        <section key={id}>
          <h3>{words.fieldTable({ field: words.field[id] })}</h3>
          <dl class="line-groups">
            <Group title={words.condition} lines={FIELDS[id].conditions} />
            <Group title={words.strategy} lines={FIELDS[id].strategy} />
            <Group title={words.task} lines={FIELDS[id].subjects} />
          </dl>
        </section>
      ))}
      {region.diamond.length > 0 && (
        <section>
          <h3>{words.diamond}</h3>
          <dl class="line-groups">
            {(['factor', 'demand', 'related', 'rivalry'] as const).map((corner) => (
              <Group
                key={corner}
                title={words.corner[corner]}
                lines={ofRegion(region.diamond.filter((line) => line.corner === corner)).map((line) => ({
                  ...line,
                  corner: null,
                }))}
              />
            ))}
          </dl>
        </section>
      )}
      {region.strategy.length > 0 && (
        <section>
          <h3>{words.ownStrategy}</h3>
          <dl class="line-groups">
            <Group title={words.strategy} lines={ofRegion(region.strategy)} />
          </dl>
        </section>
      )}
    </>
  );
}

function Group({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const words = REGION_WORDS[language];
  const lever = store.t.value.lever;
  const placeOf = (simulated: string): JSX.Element => {
    const [room = '', ...rest] = simulated.split('.');
    const name = rest.join('.');
    if (room === 'levers') return <>{lever[name as LeverId]}</>;
    if (room === 'region') return <>{words.part[name] ?? name}</>;
    return (
      <>
        {words.coefficient} <span lang="en">{name}</span>
      </>
    );
  };
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {lines.map((line) => (
            <li key={line.en}>
              <Phrases text={line[language]} />{' '}
              <span class="second line-place">
                {line.corner != null && `${words.corner[line.corner]}${store.t.value.semicolon}`}
                {line.simulated === null ? (
                  words.notInModel
                ) : (
                  <>
                    {words.inModel} {placeOf(line.simulated)}
                  </>
                )}
              </span>{' '}
              {line.origin !== undefined && (
                <span class="second word line-source">
                  {line.origin.year}
                  {words.comma}
                  {line.origin.source} <GradeMark grade={line.origin.grade} label={words.grade[line.origin.grade]} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
