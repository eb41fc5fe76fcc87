/** What is known of the picked region: names, figures with source and grade, the tables of its fields, its diamond, sources. */
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { formatCount } from '../format.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import { useStore } from '../panels/context.ts';
import { Phrases } from '../panels/phrases.tsx';
import { regionsAddress } from '../route.ts';
import { addressOf, pageOf, partsOf } from './data.ts';
import { FactTable, ShownFigures } from './factTable.tsx';
import { ModelInputs, Reasons } from './inputs.tsx';
import { Lines } from './lines.tsx';
import { GRADE_ORDER, GradeMark } from './marks.tsx';
import { openingAddress } from './workbench.ts';

interface FactsProps {
  readonly region: RegionPage;
}

export function Facts({ region }: FactsProps): JSX.Element {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  return (
    <section id="facts" class="facts" aria-labelledby="facts-title" tabIndex={-1}>
      <div class="facts-body">
        <Head region={region} />
        <FactTable region={region} part={partsOf(region.id)[0] ?? null} />
        <Allocation region={region} />
        <ShownFigures region={region} />
        <Reasons region={region} />
        <ModelInputs region={region} />
        <h3>{words.marks}</h3>
        <dl class="mark-legend">
          {GRADE_ORDER.map((grade) => (
            <div key={grade}>
              <dt>
                <GradeMark grade={grade} label="" /> {words.grade[grade]}
              </dt>
              <dd class="second">
                <Phrases text={words.gradeMeans[grade]} />
              </dd>
            </div>
          ))}
        </dl>
        <Lines region={region} />
        {region.notes.length > 0 && (
          <>
            <h3>{words.remarks}</h3>
            {region.notes.map((note) => (
              <p key={note.en} class="remark">
                <Phrases text={note[language]} />
              </p>
            ))}
          </>
        )}
        <h3>{words.sources}</h3>
        <dl class="source-list">
          {Object.entries(region.sources).map(([key, title]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd class="second" lang="en">
                {title}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Foot region={region} />
    </section>
  );
}

function Head({ region }: FactsProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const words = REGION_WORDS[language];
  const { names, project, abroad } = region;
  const other = language === 'ja' ? 'en' : 'ja';
  const within = pageOf(project?.within ?? '');
  const parts = partsOf(region.id);
  const link = (to: RegionPage): JSX.Element => (
    <a class="link" href={regionsAddress(to.id)}>
      {to.short[language]}
    </a>
  );
  return (
    <div class="facts-head">
      <h2 id="facts-title">
        {names[language]}{' '}
        <span class="other-name" lang={other}>
          {names[other]}
        </span>
      </h2>
      {project !== null && (
        <p class="project-names">
          {project[language]}
          <br />
          <span class="second" lang={other}>
            {project[other]}
          </span>{' '}
          <GradeMark grade={project.grade} label={words.gradeOf({ grade: words.grade[project.grade] })} />
        </p>
      )}
      {project !== null && (
        <p class="second">
          {words.bureau({
            name: project.bureau,
            area: project.area,
            areaName: project.area === null ? '' : store.t.value.area[project.area],
          })}
          {within !== undefined && (
            <>
              {store.t.value.semicolon}
              {words.partOf} {link(within)}
            </>
          )}
          {parts.map((part) => (
            <span key={part.id}>
              {store.t.value.semicolon}
              {words.contains} {link(part)}
            </span>
          ))}
        </p>
      )}
      {abroad !== null && (
        <>
          <p class="second">{abroad.country[language]}</p>
          <p class="abroad-label">{abroad.label[language]}</p>
          <p class="second">
            <Phrases text={words.yearsRelative} />
          </p>
        </>
      )}
    </div>
  );
}

/** Both counts where a rule gave them, and what follows for verdicts. */
function Allocation({ region }: FactsProps): JSX.Element | null {
  const words = REGION_WORDS[useStore().language.value];
  const { alternative, members, id, assumed } = region;
  if (alternative !== null) {
    const text = words.allocation({ count: formatCount(members.firms), other: formatCount(alternative.firms), id });
    return (
      <p class="second allocation">
        <Phrases text={text} />
      </p>
    );
  }
  return assumed && region.abroad === null ? (
    <p class="second allocation">
      <Phrases text={words.estimated} />
    </p>
  ) : null;
}

function Foot({ region }: FactsProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const words = REGION_WORDS[language];
  return (
    <p class="facts-foot">
      <a class="link open-region" href={openingAddress(store, region.id)}>
        {words.open}
      </a>
      <a class="link" href={addressOf(region)} download={region.file}>
        {words.take}
      </a>
    </p>
  );
}
