/** One network: its canvases, so that pointing redraws none of them, and the names of towns above. */
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createPainter, nearest, type Painter } from '../charts/network.ts';
import type { Colours, Scene } from '../charts/scene.ts';
import type { Cast } from '../charts/union.ts';
import { inTown, partnersOf, type Step, type Walk, walked } from '../charts/walk.ts';
import { useStore } from './context.ts';

interface NetworkProps {
  readonly scene: Scene;
  readonly label: string;
}

export function Network({ scene, label }: NetworkProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const canvases = {
    towns: useRef<HTMLCanvasElement>(null),
    ties: useRef<HTMLCanvasElement>(null),
    marks: useRef<HTMLCanvasElement>(null),
  };
  const painter = useRef<Painter | null>(null);
  const colours = useRef<Colours | null>(null);
  const { layout: places, side } = scene;
  const theme = store.theme.value;
  const paint = (): void => {
    const [towns, ties, marks] = [canvases.towns.current, canvases.ties.current, canvases.marks.current];
    if (towns === null || ties === null || marks === null || colours.current === null) return;
    painter.current ??= createPainter(towns, ties, marks);
    painter.current.paint(scene, colours.current);
  };
  // in the frame of the month itself, not in the one after it
  useLayoutEffect(paint, [places, scene.tied, scene.alive, scene.aliveOther]);
  // colours are read where the page has taken on the theme
  useEffect(() => {
    colours.current = coloursOf(side);
    paint();
  }, [theme]);

  // the same organisation is marked in both worlds; each network walks on from where the other one stopped
  const [walk, setWalk] = useState<Walk | null>(null);
  const [inside, setInside] = useState(false);
  const standing = store.organisation.value;
  const here: Walk | null = standing === null ? null : walk?.at === standing ? walk : { at: standing, partner: null };
  const helpId = useId();
  const go = (next: Walk | null): void => {
    setWalk(next);
    store.organisation.value = next?.at ?? null;
    store.hint.value = next === null ? '' : wordsOf(next);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      store.playing.value = false;
      go(walked(scene, here, step));
    } else if (event.key === 'Escape' && here !== null) go(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const point = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const i = nearest(scene, event.clientX - box.left, event.clientY - box.top, 12);
    store.hint.value = i < 0 ? '' : (organisationWords(i) ?? '');
  };
  return (
    <div
      class="network"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrow keys
      tabIndex={0}
      aria-label={label}
      aria-describedby={helpId}
      onKeyDown={keys}
      onFocus={() => setInside(true)}
      onBlur={() => {
        setInside(false);
        store.hint.value = '';
      }}
      onPointerMove={point}
      onPointerEnter={() => {
        store.playing.value = false;
      }}
      onPointerLeave={() => {
        store.hint.value = '';
      }}
    >
      <canvas ref={canvases.towns} />
      <canvas ref={canvases.ties} />
      <canvas ref={canvases.marks} />
      <svg width={places.width} height={places.height} aria-hidden="true">
        {here !== null && <Standing scene={scene} at={here.at} />}
        {places.towns.map((town, i) => (
          <text
            key={store.region.value.towns[i]?.id}
            class="halo town-name"
            x={town.labelX}
            y={town.labelY}
            text-anchor={town.anchor}
          >
            {store.region.value.towns[i]?.[store.language.value]}
          </text>
        ))}
      </svg>
      <span id={helpId} class="unseen">
        {t.networkKeys}
      </span>
      <span class="unseen" role="status">
        {inside && here !== null ? wordsOf(here) : ''}
      </span>
    </div>
  );

  function organisationWords(i: number): string | null {
    const town = store.region.value.towns[scene.cast.town[i] ?? -1];
    const mark = scene.cast.mark[i];
    if (town === undefined || mark === undefined) return null;
    const ties = partnersOf(scene, i).length;
    const letter = side === 'a' ? 'A' : 'B';
    return t.organisationAt({ kind: markWord(mark), town: town[store.language.value], ties, side: letter });
  }

  function wordsOf({ at, partner }: Walk): string {
    const rows = inTown(scene, scene.cast.town[at] as number);
    const among = partner === null ? null : { n: partner.n + 1, of: partnersOf(scene, partner.of).length };
    const place = t.organisationPlace({ n: rows.indexOf(at) + 1, of: rows.length, partner: among });
    return `${organisationWords(at) ?? ''}${t.comma}${place}`;
  }

  function markWord(mark: Cast['mark'][number]): string {
    return mark === 'lab' ? t.lab : mark === 'venture' ? t.venture : mark === 'firm' ? t.firm : t.otherKind;
  }
}

const STEPS: Readonly<Record<string, Step | undefined>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'nextTown',
  ArrowUp: 'previousTown',
  Enter: 'partner',
};

/** A ring around the organisation the keyboard stands on, its living working ties, and a thin ring around each partner. */
function Standing({ scene, at }: { readonly scene: Scene; readonly at: number }): JSX.Element | null {
  const { x, y, size } = scene.layout;
  if (!Number.isFinite(x[at]) || scene.alive[at] !== 1) return null;
  const partners = partnersOf(scene, at).filter((row) => Number.isFinite(x[row]));
  return (
    <g class="standing">
      {partners.map((row) => (
        <g key={row}>
          <line x1={x[at]} y1={y[at]} x2={x[row]} y2={y[row]} />
          <circle cx={x[row]} cy={y[row]} r={size + 2} />
        </g>
      ))}
      <circle class="standing-at" cx={x[at]} cy={y[at]} r={size + 5} />
    </g>
  );
}

function coloursOf(side: 'a' | 'b'): Colours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    town: colour('--wash'),
    tie: colour('--tie'),
    own: colour(side === 'a' ? '--a' : '--b'),
    mark: colour('--baseline'),
    ink: colour('--ink'),
    page: colour('--page'),
  };
}

let measuring: CanvasRenderingContext2D | null = null;
const measured = new Map<string, number>();

/** Width of a label in px, measured once. */
export function textWidth(text: string): number {
  const known = measured.get(text);
  if (known !== undefined) return known;
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return text.length * 7;
  measuring.font = `13px ${getComputedStyle(document.documentElement).fontFamily}`;
  const { width } = measuring.measureText(text);
  measured.set(text, width);
  return width;
}
