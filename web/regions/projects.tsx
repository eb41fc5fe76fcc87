/** Member firms by project: a list by areas, never by size, whose bars are filled as far as the counts are sure. */
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { formatCount } from '../format.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import type { CountOrigin } from '../i18n/regionsKeys.ts';
import { useStore } from '../panels/context.ts';
import { gradeOf, originOf, PROJECTS } from './data.ts';
import { Listbox } from './list.tsx';
import { GradeBar } from './marks.tsx';

/** From sure to unsure. */
const ORIGINS: readonly CountOrigin[] = ['verified', 'derived', 'recalled', 'allocated', 'estimated'];
/** Length of the longest bar, px. */
const LONGEST = 54;

interface ProjectsProps {
  readonly picked: string;
  readonly onPick: (id: string) => void;
  readonly onPoint: (id: string | null) => void;
}

export function Projects({ picked, onPick, onPoint }: ProjectsProps): JSX.Element {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  const most = Math.max(...PROJECTS.map(({ members }) => members.firms));
  const whole = PROJECTS.filter(({ project }) => project?.within === null);
  const counts = ORIGINS.map((origin) => [origin, whole.filter((one) => originOf(one) === origin).length] as const);
  const half = Math.ceil(PROJECTS.length / 2);
  const row = (region: RegionPage): JSX.Element => {
    const grade = gradeOf(region);
    const part = region.project?.within !== null;
    const firms = formatCount(region.members.firms);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
      // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
      <div
        key={region.id}
        id={`project-${region.id}`}
        role="option"
        aria-selected={region.id === picked}
        aria-label={words.optionOf({ name: region.short[language], firms, grade: words.grade[grade] })}
        class={`project${part ? ' is-part' : ''}`}
        onClick={() => onPick(region.id)}
        onPointerEnter={() => onPoint(region.id)}
        onPointerLeave={() => onPoint(null)}
      >
        <span class="project-name">
          {part ? words.ofWhich({ part: region.short[language] }) : region.short[language]}
        </span>
        <GradeBar grade={grade} width={Math.max(4, Math.round((region.members.firms / most) * LONGEST))} height={11} />
        <span class="project-count">{firms}</span>
      </div>
    );
  };
  return (
    <div class="projects">
      <div class="projects-head">
        <h2>{words.memberFirms}</h2>
        <p class="second">{words.originCounts({ counts: counts.filter(([, count]) => count > 0) })}</p>
      </div>
      <Listbox
        class="project-list"
        ids={PROJECTS.map(({ id }) => id)}
        picked={picked}
        prefix="project"
        label={words.projects}
        onPick={onPick}
      >
        <div role="presentation">{PROJECTS.slice(0, half).map(row)}</div>
        <div role="presentation">{PROJECTS.slice(half).map(row)}</div>
      </Listbox>
    </div>
  );
}
