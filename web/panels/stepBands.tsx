/** The bands themselves: B as area, A as line, the terms behind, the playhead in front, the values at its month beside. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { TERMS } from '../../src/scenario/descriptors.ts';
import { gauge, valueAt } from '../charts/gauge.ts';
import { extentOf, yearTicks } from '../charts/trajectory.ts';
import { FIRST_MONTH, LAST_MONTH, QUARTER_MONTHS } from '../engine.ts';
import { formatNumber } from '../format.ts';
import { useMedia, useSize, useStore } from './context.ts';
import { Scrubber } from './player.tsx';
import { WithdrawnButton } from './withdrawn.tsx';

const BAND = 20;
const GAP = 4;
/** On a phone the names stand above their bands. */
const NARROW_GAP = 24;
const HEAD = 22;
/** Room that the words of a term and of the playhead take, px. */
const LONG_TERM = 116;
const SHORT_TERM = 48;
const PLAYHEAD_ROOM = 82;

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** One sentence of what the step is. */
  readonly meaning: string;
  readonly threshold: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

export function Bands({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const [ref, { width }] = useSize({ width: 760, height: 140 });
  const month = store.month.value;
  const gap = useMedia('(max-width: 700px)') ? NARROW_GAP : GAP;
  const x = (at: number): number => ((at - FIRST_MONTH) / (LAST_MONTH - FIRST_MONTH)) * width;
  // the same elements for every month, so that scrubbing draws nothing anew but the playhead
  const gauges = useMemo(
    () =>
      rows.map((row, i) => {
        const max = Math.max(extentOf([row.a, row.b])[1], row.threshold) * 1.05;
        const shape = gauge(row.a, row.b, QUARTER_MONTHS, row.threshold, x, { width, height: BAND, max });
        return (
          <g key={row.id} transform={`translate(0 ${bandTop(i, gap)})`}>
            <path class="gauge-b" d={shape.areaB} />
            <path class="gauge-b-above" d={shape.aboveB} />
            <line class="gauge-threshold" x1={0} x2={width} y1={shape.thresholdY} y2={shape.thresholdY} />
            <line class="hairline" x1={0} x2={width} y1={BAND} y2={BAND} />
            <path class="line-a" d={shape.lineA} />
          </g>
        );
      }),
    [rows, width, gap],
  );
  const height = HEAD + rows.length * (BAND + gap);
  const label = t.monthShort({ year: Math.floor(month / 12), month: (month % 12) + 1 });
  const left = x(month) > width - 90;
  return (
    <div class="bands">
      <ul class="band-names">
        {rows.map((row, i) => (
          <li key={row.id} title={`${row.meaning} (${row.unit})`}>
            <span class="second">{i + 1}</span> {row.name} <span class="second band-unit">{row.unit}</span>
          </li>
        ))}
      </ul>
      <WithdrawnButton />
      <div class="band-plot" ref={ref}>
        <svg width={width} height={height} aria-hidden="true">
          {TERMS.map((term, i) => (
            <rect
              key={term.id}
              class={i === 1 ? 'term-deep' : 'term'}
              x={x(term.from)}
              width={Math.max(0, Math.min(width, x(term.until)) - x(term.from))}
              y={0}
              height={height}
            />
          ))}
          {TERMS.map((term) => {
            const [from, until] = [x(term.from), Math.min(width, x(term.until))];
            const short = t.term({ id: term.id });
            const long = until - from > LONG_TERM + 16;
            return (
              <TermName
                key={term.id}
                {...termPlace(from, until, long ? LONG_TERM : SHORT_TERM, x(month), left)}
                words={long ? `${short}${t.comma}${t.termName({ id: term.id })}` : short}
              />
            );
          })}
          {gauges}
          <path class="playhead" d={playheadPath(x(month), rows.length, gap)} />
          <text class="strong halo-deep" x={x(month) + (left ? -7 : 7)} y={14} text-anchor={left ? 'end' : 'start'}>
            {label}
          </text>
        </svg>
        <Scrubber />
        <svg class="band-axis" width={width} height={18} aria-hidden="true">
          {yearTicks([FIRST_MONTH, LAST_MONTH], width).map((year) => (
            <text key={year} x={x(year * 12)} y={13} text-anchor={year === 2021 ? 'end' : 'middle'}>
              {year}
            </text>
          ))}
        </svg>
      </div>
      <ul class="band-values">
        <li class="band-sides" aria-hidden="true">
          <span class="of-a strong">A</span>
          <span class="of-b strong">B</span>
        </li>
        {rows.map((row) => (
          <li key={row.id}>
            <span class="of-a">{formatNumber(valueAt(row.a, QUARTER_MONTHS, month))}</span>
            <span class="of-b strong">{formatNumber(valueAt(row.b, QUARTER_MONTHS, month))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function bandTop(row: number, gap: number): number {
  return HEAD + row * (BAND + gap) + gap - GAP;
}

/** From the head to the axis; where the names stand above their bands, it leaves out their lines. */
function playheadPath(x: number, rows: number, gap: number): string {
  if (gap === GAP) return `M${x} 0V${HEAD + rows * (BAND + gap)}`;
  const parts = Array.from({ length: rows }, (_, i) => `M${x} ${bandTop(i, gap)}v${BAND + GAP}`);
  return `M${x} 0V${HEAD - 3}${parts.join('')}`;
}

type Place = { readonly x: number; readonly anchor: 'start' | 'end' } | { readonly x: null; readonly anchor: 'start' };

/** Room for the words of a term beside those of the playhead: at its beginning, else at its end, else nowhere. */
function termPlace(from: number, until: number, room: number, playhead: number, left: boolean): Place {
  const [low, high] = left ? [playhead - PLAYHEAD_ROOM, playhead] : [playhead, playhead + PLAYHEAD_ROOM];
  const free = (start: number, end: number): boolean => end < low - 4 || start > high + 4;
  if (free(from + 8, from + 8 + room)) return { x: from + 8, anchor: 'start' };
  if (until - from > room + 16 && free(until - 8 - room, until - 8)) return { x: until - 8, anchor: 'end' };
  return { x: null, anchor: 'start' };
}

function TermName({ x, anchor, words }: Place & { readonly words: string }): JSX.Element | null {
  return x === null ? null : (
    <text x={x} y={14} text-anchor={anchor}>
      {words}
    </text>
  );
}
