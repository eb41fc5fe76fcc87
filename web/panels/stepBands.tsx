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
/** Least width of a term whose name is written out, px. */
const LONG_TERM = 132;
/** Room that the month beside the playhead takes on the axis, px. */
const MONTH_ROOM = 90;

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
  const left = x(month) > width - MONTH_ROOM;
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
            const words = until - from > LONG_TERM ? `${short}${t.comma}${t.termName({ id: term.id })}` : short;
            return (
              <text key={term.id} x={from + 8} y={14}>
                {words}
              </text>
            );
          })}
          {gauges}
          <path class="playhead" d={playheadPath(x(month), rows.length, gap)} />
        </svg>
        <Scrubber />
        <svg class="band-axis" width={width} height={18} aria-hidden="true">
          {yearTicks([FIRST_MONTH, LAST_MONTH], width)
            .filter((year) => !covers(x(month), left, x(year * 12)))
            .map((year) => (
              <text key={year} x={x(year * 12)} y={13} text-anchor={year === 2021 ? 'end' : 'middle'}>
                {year}
              </text>
            ))}
          {/* on the axis: above, it would stand in the place of the name of a term */}
          <text
            class="strong playhead-month"
            x={x(month) + (left ? -10 : 10)}
            y={13}
            text-anchor={left ? 'end' : 'start'}
          >
            {label}
          </text>
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

/** From below the names of the terms to the axis; where the names stand above their bands, it leaves out their lines. */
function playheadPath(x: number, rows: number, gap: number): string {
  if (gap === GAP) return `M${x} ${HEAD - 3}V${HEAD + rows * (BAND + gap)}`;
  const parts = Array.from({ length: rows }, (_, i) => `M${x} ${bandTop(i, gap)}v${BAND + GAP}`);
  return parts.join('');
}

/** Whether the month beside the playhead, or its thumb, stands where the year of this tick would. */
export function covers(playhead: number, left: boolean, tick: number): boolean {
  const [low, high] = left ? [playhead - MONTH_ROOM, playhead] : [playhead, playhead + MONTH_ROOM];
  return tick > low - 22 && tick < high + 22;
}
