/** The four steps as bands on the scrubber's own axis of time, of the pair whose histories are drawn. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PairResult } from '../../src/experiment/results.ts';
import { GAUGES } from '../../src/indicators/descriptors.ts';
import { valueAt } from '../charts/gauge.ts';
import { QUARTER_MONTHS } from '../engine.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../i18n/keys.ts';
import { useStore } from './context.ts';
import { Figure } from './figure.tsx';
import { Player } from './player.tsx';
import { rowOf } from './series.ts';
import { Bands, type Row } from './stepBands.tsx';
import { ThresholdsPanel } from './thresholds.tsx';
import { WithdrawnPanel } from './withdrawn.tsx';

export function Steps(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const pair = store.shownPair.value;
  const month = store.month.value;
  const when = t.month({ year: Math.floor(month / 12), month: (month % 12) + 1 });
  const thresholds = store.thresholds.value;
  const rows = useMemo(() => rowsOf(t, pair, thresholds), [t, pair, thresholds]);
  const values = rows
    .map(
      (row) =>
        `${row.name} A ${formatNumber(valueAt(row.a, QUARTER_MONTHS, month))}, B ${formatNumber(valueAt(row.b, QUARTER_MONTHS, month))}`,
    )
    .join('; ');
  return (
    <section class={`steps${store.stale.value ? ' is-stale' : ''}`}>
      <Figure
        name="steps"
        title={t.stepsTitle}
        titleText={t.stepsTitle}
        toggle="foot"
        foot={<Player />}
        sentence={t.stepsSentence({ month: when, values })}
        table={() => ({
          head: [t.yearColumn, ...rows.flatMap((row) => [`${row.name} A`, 'B'])],
          rows: QUARTER_MONTHS.flatMap((at, q) =>
            at % 12 === 2
              ? [
                  [
                    t.month({ year: Math.floor(at / 12), month: 3 }),
                    ...rows.flatMap((row) => [
                      formatNumber(row.a[q] ?? Number.NaN),
                      formatNumber(row.b[q] ?? Number.NaN),
                    ]),
                  ],
                ]
              : [],
          ),
        })}
      >
        <Bands rows={rows} />
      </Figure>
      <ThresholdsPanel />
      <WithdrawnPanel />
    </section>
  );
}

function rowsOf(t: Messages, pair: PairResult | null, thresholds: readonly number[]): readonly Row[] {
  const unknown = new Float64Array(QUARTER_MONTHS.length).fill(Number.NaN);
  return GAUGES.map((id, i) => ({
    id,
    name: t.step[i as 0 | 1 | 2 | 3],
    unit: t.stepUnit[i as 0 | 1 | 2 | 3],
    meaning: t.stepMeaning[i as 0 | 1 | 2 | 3],
    threshold: thresholds[i] ?? 0,
    a: pair === null ? unknown : rowOf(pair.a.series, id),
    b: pair === null ? unknown : rowOf(pair.b.series, id),
  }));
}
