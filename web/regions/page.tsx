/** The regions: Japan's projects and the clusters overseas on two maps, and the facts of the one that is picked. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import { Appearance, Brand } from '../panels/brand.tsx';
import { useDocument, useStore } from '../panels/context.ts';
import { gradeOf, HOME, PROJECTS, pageOf, REGIONS } from './data.ts';
import { Facts } from './facts.tsx';
import { Japan } from './japan.tsx';
import { GradeMark, Hatching } from './marks.tsx';
import './regions.css';
import './facts.css';
import './narrow.css';
import { Phrases } from '../panels/phrases.tsx';
import { workbenchAddress } from './workbench.ts';
import { World } from './world.tsx';

export interface RegionsProps {
  /** As it stands in the address; null: none, the region of the workbench is shown. */
  readonly region: string | null;
  readonly onRegion: (id: string) => void;
}

/** Longest piece of an address that is shown. */
const SHOWN = 40;

export function RegionsPage({ region, onRegion }: RegionsProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const words = REGION_WORDS[language];
  const main = useRef<HTMLElement>(null);
  useDocument(store, (messages) => messages.regions);
  useEffect(() => {
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, []);
  // a link inside the facts goes away with them; the keyboard goes on from their head
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('facts')?.focus({ preventScroll: true });
  }, [region]);
  const known = region === null ? undefined : pageOf(region);
  const shown = known ?? pageOf(store.settings.value.region) ?? pageOf(HOME) ?? REGIONS[0];
  if (shown === undefined) throw new RangeError('there is no region');
  const projects = PROJECTS.filter(({ project }) => project?.within === null);
  const areas = new Set(projects.map(({ project }) => project?.area)).size;
  return (
    <div class="app">
      <Hatching />
      <button type="button" class="skip" onClick={toFacts}>
        {words.toFacts}
      </button>
      <header class="top">
        <Brand />
        <p class="page-name">{t.regions}</p>
        <div class="top-group top-end regions-end">
          <a href={workbenchAddress(store)}>{words.workbench}</a>
          <Appearance />
        </div>
      </header>
      <main class="regions" ref={main} tabIndex={-1}>
        <div class="maps">
          <h1>{words.title({ projects: projects.length, areas })}</h1>
          <p class="second subtitle">
            <Phrases text={words.subtitle} />
          </p>
          {region !== null && known === undefined && (
            <p class="notice" role="alert">
              {words.unknown({ id: short(region), shown: shown.names[language] })}
            </p>
          )}
          <Japan region={shown} onPick={onRegion} />
          <World region={shown} onPick={onRegion} />
        </div>
        <Facts key={shown.id} region={shown} />
      </main>
      <footer class="picked-bar">
        <span class="strong">{shown.short[language]}</span>{' '}
        <span class="second">
          {words.member.firms} {formatCount(shown.members.firms)}
        </span>{' '}
        <GradeMark grade={gradeOf(shown)} label={words.grade[gradeOf(shown)]} />
        <button type="button" class="link" onClick={toFacts}>
          {words.toFacts}
        </button>
      </footer>
    </div>
  );
}

function toFacts(): void {
  const facts = document.getElementById('facts');
  facts?.scrollIntoView();
  facts?.focus({ preventScroll: true });
}

/** Text of an address as it may be shown: a line of bounded length, without control characters. */
function short(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
