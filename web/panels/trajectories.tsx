/** Trajectories of both policies: A as filled envelopes of whole curves, B as outlines, the picked pair as two lines. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import type { PairResult } from '../../src/experiment/results.ts';
import { envelopes } from '../../src/statistics/depth.ts';
import { dodge, extentOf, trajectory } from '../charts/trajectory.ts';
import { FIRST_MONTH, LAST_MONTH, QUARTER_MONTHS } from '../engine.ts';
import { formatLevels, formatTicks, formatValue } from '../format.ts';
import { indicatorWords } from '../i18n/index.ts';
import { useSize, useStore } from './context.ts';
import { Empty } from './empty.tsx';
import { Figure } from './figure.tsx';
import { textWidth } from './networkCanvas.tsx';
import { NoPolicy } from './noPolicy.tsx';
import { curvesOf, curvesOfSeries, meanCurve, meanCurves, rowOf } from './series.ts';

const MARGIN = { left: 52, top: 8, bottom: 24 };
/** Between a curve and the words at its end, and the least room for these, px. */
const END_GAP = 8;
const LEAST_END = 60;
/** Words of A and B are larger than those that are measured, and bold. */
const END_SCALE = 1.17;

export function Trajectories(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const one = store.chosen.value;
  const id = store.indicator.value;
  const pairs = store.pairs.value;
  const words = indicatorWords(t, id);
  const picked = pairs.find((pair) => pair.index === store.picked.value) ?? null;
  const bands = useMemo(() => {
    const [a, b] = [curvesOf(pairs, 'a', id), curvesOf(pairs, 'b', id)];
    return {
      a: envelopes(a, [0.9, 0.5, 0.25]),
      b: envelopes(b, [0.9, 0.5]),
      means: meanCurves(a, b),
    };
  }, [pairs, id]);
  const none = store.reference.series.value;
  const reference = useMemo(() => (none.length === 0 ? null : meanCurve(curvesOfSeries(none, id))), [none, id]);
  const value = (x: number): string => formatValue(x, one?.unit ?? '', language);
  const sentence =
    one === null
      ? t.verdictEmpty
      : t.trajectoriesSentence({
          noun: words.noun,
          a: value(bands.means.a.at(-1) ?? Number.NaN),
          b: value(bands.means.b.at(-1) ?? Number.NaN),
          from: t.month({ year: 1998, month: 4 }),
          to: t.month({ year: 2021, month: 3 }),
        });
  return (
    <Figure
      name="trajectories"
      title={words.label}
      titleText={words.label}
      note={t.trajectoriesNote({ pair: picked === null ? null : picked.index + 1 })}
      sentence={sentence}
      foot={t.axisYears({ unit: words.unit })}
      aside={<NoPolicy />}
      table={
        one === null
          ? undefined
          : () => ({
              head: [
                t.yearColumn,
                `A, ${t.mean}`,
                `B, ${t.mean}`,
                ...(reference === null ? [] : [`${t.noPolicySeeds({ seeds: none.length })}${t.comma}${t.mean}`]),
              ],
              rows: QUARTER_MONTHS.flatMap((month, q) =>
                month % 12 === 2
                  ? [
                      [
                        t.month({ year: Math.floor(month / 12), month: 3 }),
                        value(bands.means.a[q] ?? Number.NaN),
                        value(bands.means.b[q] ?? Number.NaN),
                        ...(reference === null ? [] : [value(reference[q] ?? Number.NaN)]),
                      ],
                    ]
                  : [],
              ),
            })
      }
    >
      {one === null || pairs.length === 0 ? (
        <Empty />
      ) : (
        <Curves bands={bands} reference={reference} one={one} picked={picked} />
      )}
    </Figure>
  );
}

const END_CLASSES = ['of-a end-label', 'of-b end-label', 'end-none'] as const;

interface CurvesProps {
  readonly bands: {
    readonly a: ReturnType<typeof envelopes>;
    readonly b: ReturnType<typeof envelopes>;
    readonly means: Readonly<Record<'a' | 'b', Float64Array>>;
  };
  /** Mean without any policy; null: not known, or not wanted. */
  readonly reference: Float64Array | null;
  readonly one: IndicatorComparison;
  readonly picked: PairResult | null;
}

function Curves({ bands, reference, one, picked }: CurvesProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const [ref, size] = useSize({ width: 560, height: 170 });
  const lineA = picked === null ? bands.means.a : rowOf(picked.a.series, one.id);
  const lineB = picked === null ? bands.means.b : rowOf(picked.b.series, one.id);
  const ends = [lineA, lineB, ...(reference === null ? [] : [reference])].map((row) => row.at(-1) ?? Number.NaN);
  const endWords = formatLevels(ends[0] ?? Number.NaN, ends[1] ?? Number.NaN, one.unit, language);
  const words = [
    `A ${endWords[0]}`,
    `B ${endWords[1]}`,
    ...(Number.isFinite(ends[2]) ? [`${t.noPolicy} ${formatValue(ends[2] as number, one.unit, language)}`] : []),
  ];
  const right = Math.max(LEAST_END, ...words.map((word, i) => textWidth(word) * (i < 2 ? END_SCALE : 1)));
  const frame = {
    width: Math.max(60, size.width - MARGIN.left - END_GAP - Math.ceil(right)),
    height: Math.max(40, size.height - MARGIN.top - MARGIN.bottom),
  };
  const outer = [bands.a[0], bands.b[0]].flatMap((band) => (band === undefined ? [] : [band.low, band.high]));
  const plot = trajectory(
    QUARTER_MONTHS,
    [FIRST_MONTH, LAST_MONTH],
    extentOf([...outer, lineA, lineB, ...(reference === null ? [] : [reference])]),
    frame,
  );
  const places = dodge(
    words.map((_, i) => plot.y(Number.isFinite(ends[i]) ? (ends[i] as number) : 0)),
    17,
    6,
    frame.height,
  );
  const tickWords = formatTicks(
    plot.yTicks.map((tick) => tick.value),
    one.unit,
    language,
    false,
  );
  const middle = Math.floor(QUARTER_MONTHS.length * 0.55);
  const at = {
    x: plot.x(QUARTER_MONTHS[middle] ?? 0),
    y: Math.min(plot.y(lineA[middle] ?? 0), plot.y(lineB[middle] ?? 0)),
  };
  return (
    <div class="plot plot-trajectories" ref={ref}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
          {plot.yTicks.map((tick, i) => (
            <g key={tick.value}>
              <line class={tick.value === 0 ? 'axis' : 'hairline'} x1={0} x2={frame.width} y1={tick.y} y2={tick.y} />
              <text x={-8} y={tick.y + 4.5} text-anchor="end">
                {tickWords[i]}
              </text>
            </g>
          ))}
          {plot.xTicks.map((tick) => (
            <g key={tick.year}>
              <line class="axis" x1={tick.x} x2={tick.x} y1={frame.height} y2={frame.height + 4} />
              <text x={tick.x} y={frame.height + 18} text-anchor="middle">
                {tick.year}
              </text>
            </g>
          ))}
          {bands.a.map((band, i) => (
            <path key={band.share} class={`band-a band-${i + 1}`} d={plot.band(band)} />
          ))}
          {bands.b.map((band, i) =>
            plot
              .edges(band)
              .map((edge, j) => <path key={`${band.share}${j}`} class={`edge-b edge-${i + 1}`} d={edge} />),
          )}
          {reference !== null && <path class="curve-none" d={plot.curve(reference)} />}
          {picked !== null && <path class="ribbon" d={plot.band({ low: lineA, high: lineB })} />}
          <path class="curve-a" d={plot.curve(lineA)} />
          <path class="curve-b" d={plot.curve(lineB)} />
          {picked !== null && <PairLabel {...at} words={t.trajectoriesPair({ pair: picked.index + 1 })} />}
          {words.map((word, i) => (
            <text key={END_CLASSES[i]} class={END_CLASSES[i]} x={frame.width + END_GAP} y={(places[i] ?? 0) + 5}>
              {word}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** Words on the picked pair, above and left of its curves, or below and right where the axis is near. */
function PairLabel({ x, y, words }: { readonly x: number; readonly y: number; readonly words: string }): JSX.Element {
  const left = x > 150;
  const dy = left ? -24 : 30;
  const dx = left ? -28 : 24;
  return (
    <g>
      <line
        class="leader"
        x1={x + dx * 0.9}
        y1={Math.max(12, y + dy * 0.9)}
        x2={x + Math.sign(dx) * 3}
        y2={y + Math.sign(dy) * 3}
      />
      <text class="ink halo" x={x + dx} y={Math.max(12, y + dy) + (left ? 0 : 8)} text-anchor={left ? 'end' : 'start'}>
        {words}
      </text>
    </g>
  );
}
