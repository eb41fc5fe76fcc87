/** The thresholds of the gauges, to be moved, and what a tenth less or more would turn over: in the pair drawn, and over all. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { countAbove, type Standing, sensitivityOf, THRESHOLD_FACTORS } from '../../src/experiment/standing.ts';
import { GAUGES } from '../../src/indicators/descriptors.ts';
import { QUARTER_MONTHS } from '../engine.ts';
import { formatNumber } from '../format.ts';
import { useStore } from './context.ts';
import { NumberField, useNote } from './numberField.tsx';
import { Panel } from './panel.tsx';
import { Phrases } from './phrases.tsx';
import { rowOf } from './series.ts';

const THRESHOLD_STEP = 0.01;
/** Columns from low to high, as places in THRESHOLD_FACTORS. */
const COLUMNS = [1, 0, 2] as const;
const SIDES = ['a', 'b'] as const;

interface Cell {
  readonly standing: Standing;
  readonly above: number;
  readonly of: number;
}

export function ThresholdsButton(): JSX.Element {
  const store = useStore();
  const open = store.thresholdsOpen.value;
  return (
    <button
      type="button"
      class="link thresholds-open"
      aria-expanded={open}
      aria-controls="thresholds"
      onClick={() => {
        store.thresholdsOpen.value = !open;
      }}
    >
      {store.t.value.thresholds}
    </button>
  );
}

export function ThresholdsPanel(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return (
    <Panel
      id="thresholds"
      open={store.thresholdsOpen.value}
      title={t.thresholdsTitle}
      onClose={() => {
        store.thresholdsOpen.value = false;
      }}
    >
      <Fields />
    </Panel>
  );
}

function Fields(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const [note, say] = useNote();
  const pair = store.shownPair.value;
  return (
    <div class="threshold-fields">
      <div class="threshold-grid">
        {store.thresholds.value.map((threshold, i) => {
          const step = t.step[i as 0 | 1 | 2 | 3];
          return (
            <div key={GAUGES[i]} class="threshold">
              <div class="threshold-head">
                <span>
                  <span class="second">{i + 1}</span> <span class="strong">{step}</span>{' '}
                  <span class="second">
                    <Phrases text={t.stepMeaning[i as 0 | 1 | 2 | 3]} />
                  </span>
                </span>
                <NumberField
                  label={t.thresholdOf({ step })}
                  value={threshold}
                  range={{ min: 0, max: Number.POSITIVE_INFINITY }}
                  step={THRESHOLD_STEP}
                  onValue={(value) => {
                    store.thresholds.value = store.thresholds.value.map((old, j) => (j === i ? value : old));
                  }}
                  onNote={say}
                />
              </div>
              {pair !== null && <Sensitivity gauge={GAUGES[i] as string} step={step} threshold={threshold} />}
            </div>
          );
        })}
      </div>
      {pair !== null && (
        <p class="second">
          <Phrases text={t.thresholdsNote({ pair: pair.index + 1 })} />
        </p>
      )}
      <p role="status">{note}</p>
    </div>
  );
}

interface SensitivityProps {
  readonly gauge: string;
  readonly step: string;
  readonly threshold: number;
}

function Sensitivity({ gauge, step, threshold }: SensitivityProps): JSX.Element | null {
  const store = useStore();
  const t = store.t.value;
  const pair = store.shownPair.value;
  const pairs = store.pairs.value;
  const rows = useMemo(() => {
    const cells = (side: 'a' | 'b'): readonly Cell[] => {
      const runs = pairs.map((one) => rowOf(one[side].series, gauge));
      const own = pair === null ? new Float64Array() : rowOf(pair[side].series, gauge);
      return sensitivityOf(own, threshold).map((standing, i) => ({
        standing,
        ...countAbove(runs, (THRESHOLD_FACTORS[i] as number) * threshold),
      }));
    };
    return { a: cells('a'), b: cells('b') };
  }, [pairs, pair, gauge, threshold]);
  return (
    <table class={`sensitivity${store.stale.value ? ' is-stale' : ''}`}>
      <caption class="unseen">{t.thresholdOf({ step })}</caption>
      <thead>
        <tr>
          <td />
          {COLUMNS.map((at) => (
            <th scope="col" key={at}>
              {t.thresholdAt({
                factor: THRESHOLD_FACTORS[at],
                value: formatNumber(THRESHOLD_FACTORS[at] * threshold, { figures: 3 }),
              })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SIDES.map((side) => (
          <tr key={side}>
            <th scope="row" class={`of-${side} strong`}>
              {side === 'a' ? 'A' : 'B'}
            </th>
            {COLUMNS.map((at) => {
              const { standing, above, of } = rows[side][at] as Cell;
              // what a tenth turns over stands out
              const other = standing.kind !== rows[side][0]?.standing.kind;
              return (
                <td key={at}>
                  <span class={`word${other ? ' strong' : ''}`}>{wordsOf(standing)}</span>{' '}
                  <span class="second word">{t.thresholdCount({ above, of })}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function wordsOf(standing: Standing): string {
    if (standing.kind === 'unrecorded' || standing.kind === 'never') return t.standing({ kind: standing.kind });
    const month = QUARTER_MONTHS[standing.quarter] ?? 0;
    return t.standing({
      kind: standing.kind,
      month: t.monthShort({ year: Math.floor(month / 12), month: (month % 12) + 1 }),
    });
  }
}
