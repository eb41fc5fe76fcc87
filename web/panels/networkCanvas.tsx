/** One network: its canvases, so that pointing redraws none of them, and the names of towns above. */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { createPainter, nearest, type Painter } from '../charts/network.ts';
import type { Colours, Scene } from '../charts/scene.ts';
import type { Cast } from '../charts/union.ts';
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

  const point = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const i = nearest(scene, event.clientX - box.left, event.clientY - box.top, 12);
    const town = store.region.value.towns[scene.cast.town[i] ?? -1];
    const mark = scene.cast.mark[i];
    if (i < 0 || town === undefined || mark === undefined) store.hint.value = '';
    else
      store.hint.value = t.organisationAt({
        kind: markWord(mark),
        town: town[store.language.value],
        ties: tiesOf(scene, i),
        side: side === 'a' ? 'A' : 'B',
      });
  };
  return (
    <div
      class="network"
      role="img"
      aria-label={label}
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
    </div>
  );

  function markWord(mark: Cast['mark'][number]): string {
    return mark === 'lab' ? t.lab : mark === 'venture' ? t.venture : mark === 'firm' ? t.firm : t.otherKind;
  }
}

function tiesOf({ cast, side, month }: Scene, organisation: number): number {
  const ties = side === 'a' ? cast.a : cast.b;
  let count = 0;
  for (let n = 0; n < ties.count; n++) {
    if (ties.ends[2 * n] !== organisation && ties.ends[2 * n + 1] !== organisation) continue;
    if ((ties.from[n] as number) <= month && month < (ties.until[n] as number)) count++;
  }
  return count;
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
