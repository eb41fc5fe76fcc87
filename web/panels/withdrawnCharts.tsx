/** The two charts of step 4 without support: a mark for each seed, and means by the year of the success. */
import type { JSX } from 'preact';
import { monthOf } from '../../src/core/calendar.ts';
import { cohortsOf, spreadOf } from '../../src/experiment/withdrawn.ts';
import { bandOf, cohortPlot, seedMarks } from '../charts/circle.ts';
import { markPath } from '../charts/dotplot.ts';
import { dodge } from '../charts/trajectory.ts';
import { formatNumber, formatTicks } from '../format.ts';
import type { Withdrawn } from '../withdrawn.ts';
import { useSize, useStore } from './context.ts';
import { Figure } from './figure.tsx';

const AXIS = 22;

export function SeedFigure({ state }: { readonly state: Withdrawn }): JSX.Element {
  const t = useStore().t.value;
  const { a, b } = state;
  const mean = (of: typeof a): string => formatNumber(spreadOf(of).mean ?? Number.NaN);
  return (
    <Figure
      name="seeds"
      title={t.withdrawnDots}
      titleText={t.withdrawnDots}
      note={t.withdrawnDotsNote}
      sentence={t.withdrawnDotsSentence({ a: mean(a), b: mean(b), seeds: a.length })}
      table={() => ({
        head: [t.seedColumn, 'A', 'B', t.differenceColumn],
        rows: a.map((one, i) => {
          const other = b[i]?.mean ?? Number.NaN;
          const of = (value: number, signed = false): string => formatNumber(value, { figures: 3, signed });
          return [String(i + 1), of(one.mean), of(other), of(other - one.mean, true)];
        }),
      })}
    >
      <SeedMarks state={state} />
    </Figure>
  );
}

function SeedMarks({ state }: { readonly state: Withdrawn }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const [ref, size] = useSize({ width: 420, height: 148 });
  const height = size.height - AXIS;
  const values = (side: 'a' | 'b'): number[] => state[side].map(({ mean }) => mean);
  const shape = seedMarks(values('a'), values('b'), { width: size.width, height });
  const words = formatTicks(
    shape.ticks.map(({ value }) => value),
    '',
    store.language.value,
    false,
  );
  const r = shape.pitch * 0.36;
  return (
    <div class="plot" ref={ref}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <line class="axis" x1={0} x2={size.width} y1={shape.axisY} y2={shape.axisY} />
        <line class="zero" x1={shape.oneX} x2={shape.oneX} y1={16} y2={height} />
        <text class="ink" x={Math.min(shape.oneX, size.width - 4)} y={11} text-anchor="end">
          {t.withdrawnOne}
        </text>
        {shape.ticks.map((tick, i) => (
          <g key={tick.value}>
            <line class="axis" x1={tick.x} x2={tick.x} y1={height} y2={height + 4} />
            <text x={tick.x} y={height + 18} text-anchor="middle">
              {words[i]}
            </text>
          </g>
        ))}
        <line class="axis" x1={0} x2={size.width} y1={height} y2={height} />
        {shape.b.map((mark) => (
          <path key={mark.seed} class="mark-b" d={markPath('up', mark.x, mark.y, r)} />
        ))}
        {shape.a.map((mark) => (
          <path key={mark.seed} class="mark-a" d={markPath('down', mark.x, mark.y, r)} />
        ))}
      </svg>
    </div>
  );
}

export function CohortFigure({ state }: { readonly state: Withdrawn }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const cohorts = { a: cohortsOf(state.a), b: cohortsOf(state.b) };
  const years = cohorts.a.map(({ fiscalYear }) => fiscalYear);
  const [from = 0, until = 0] = [years[0], years.at(-1)];
  const at = (side: 'a' | 'b', year: number) => cohorts[side].find(({ fiscalYear }) => fiscalYear === year);
  const value = (x: number | undefined, figures = 2): string => formatNumber(x ?? Number.NaN, { figures });
  return (
    <Figure
      name="cohorts"
      title={t.withdrawnCohorts}
      titleText={t.withdrawnCohorts}
      note={t.withdrawnCohortsNote}
      sentence={t.withdrawnCohortsSentence({
        from,
        until,
        a: value(at('a', from)?.perSuccess),
        b: value(at('b', from)?.perSuccess),
      })}
      foot={t.withdrawnAxis}
      table={() => ({
        head: [
          t.cohortColumn,
          t.watched,
          ...(['a', 'b'] as const).flatMap((side) => {
            const letter = side.toUpperCase();
            return [`${letter}, ${t.successes}`, letter, `${letter}, ${t.standardError}`];
          }),
        ],
        rows: years.map((year) => [
          t.termYear({ year }),
          value(at('a', year)?.watched),
          ...(['a', 'b'] as const).flatMap((side) => {
            const one = at(side, year);
            return [value(one?.successes), value(one?.perSuccess, 3), value(one?.standardError)];
          }),
        ]),
      })}
    >
      <CohortCurves state={state} />
    </Figure>
  );
}

const MARGIN = { left: 40, right: 60, top: 8, bottom: 38 };

function CohortCurves({ state }: { readonly state: Withdrawn }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const [ref, size] = useSize({ width: 520, height: 170 });
  const frame = {
    width: Math.max(60, size.width - MARGIN.left - MARGIN.right),
    height: Math.max(40, size.height - MARGIN.top - MARGIN.bottom),
  };
  const own = { a: cohortsOf(state.a), b: cohortsOf(state.b) };
  const years = own.a.map(({ fiscalYear }) => fiscalYear);
  const months = years.map((year) => monthOf(year, 4));
  const curve = (side: 'a' | 'b') => {
    const of = (key: 'perSuccess' | 'standardError'): Float64Array =>
      Float64Array.from(years, (year) => own[side].find(({ fiscalYear }) => fiscalYear === year)?.[key] ?? Number.NaN);
    return { months, mean: of('perSuccess'), error: of('standardError') };
  };
  const [a, b] = [curve('a'), curve('b')];
  const [bandA, bandB] = [bandOf(a), bandOf(b)];
  const most = Math.max(...[bandA.high, bandB.high, a.mean, b.mean].flatMap((row) => [...row].filter(Number.isFinite)));
  const plot = cohortPlot(months, most, frame);
  const words = formatTicks(
    plot.yTicks.map(({ value }) => value),
    '',
    store.language.value,
    false,
  );
  // the lines begin apart and end near zero: they are named where they begin
  const starts = [a, b].map(({ mean }) => plot.y(Number.isFinite(mean[0]) ? (mean[0] as number) : 0));
  const places = dodge(starts, 16, 4, frame.height);
  const every = frame.width < 340 ? 3 : 1;
  return (
    <div class="plot plot-cohorts" ref={ref}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <g transform={`translate(${MARGIN.left + 24} ${MARGIN.top})`}>
          {plot.yTicks.map((tick, i) => (
            <g key={tick.value}>
              <line class={tick.value === 0 ? 'axis' : 'hairline'} x1={0} x2={frame.width} y1={tick.y} y2={tick.y} />
              <text x={-30} y={tick.y + 4.5} text-anchor="end">
                {words[i]}
              </text>
            </g>
          ))}
          {years.map((year, i) =>
            i % every === 0 ? (
              <g key={year}>
                <line
                  class="axis"
                  x1={plot.x(months[i] ?? 0)}
                  x2={plot.x(months[i] ?? 0)}
                  y1={frame.height}
                  y2={frame.height + 4}
                />
                <text x={plot.x(months[i] ?? 0)} y={frame.height + 17} text-anchor="middle">
                  {year}
                </text>
                <text x={plot.x(months[i] ?? 0)} y={frame.height + 33} text-anchor="middle">
                  {t.watchedYears({ years: (own.a[i]?.watched ?? 0).toFixed(1) })}
                </text>
              </g>
            ) : null,
          )}
          <path class="band-a band-2" d={plot.band(bandA)} />
          {plot.edges(bandB).map((edge, i) => (
            <path key={i === 0 ? 'low' : 'high'} class="edge-b edge-2" d={edge} />
          ))}
          <path class="curve-a" d={plot.curve(a.mean)} />
          <path class="curve-b" d={plot.curve(b.mean)} />
          {[a, b].map((_, i) => (
            <text
              key={i === 0 ? 'a' : 'b'}
              class={`${i === 0 ? 'of-a' : 'of-b'} end-label`}
              x={-8}
              y={(places[i] ?? 0) + 5}
              text-anchor="end"
            >
              {i === 0 ? 'A' : 'B'}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}
