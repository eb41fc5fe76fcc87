/** Step 4 on branches with all support withdrawn: what it is, what it says, how sure it is, and what it is not. */
import type { JSX } from 'preact';
import { spreadOf } from '../../src/experiment/withdrawn.ts';
import { flipping } from '../../src/experiment/withheld.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { type Paired, pairedOf } from '../../src/statistics/paired.ts';
import { ALPHA, MINIMUM_PAIRS, sequentialInterval } from '../../src/statistics/sequential.ts';
import { verdictOf } from '../../src/statistics/verdict.ts';
import type { Circle } from '../engine.ts';
import { formatNumber } from '../format.ts';
import type { Renewal, VerdictWord } from '../i18n/keys.ts';
import { roundTo } from '../state/levels.ts';
import { type Side, samePolicy } from '../state/settings.ts';
import { WITHDRAWN_YEARS } from '../view.ts';
import { type Circles, MORE_SEEDS, type Withdrawn } from '../withdrawn.ts';
import { useStore } from './context.ts';
import { Panel } from './panel.tsx';
import { Phrases } from './phrases.tsx';
import { CohortFigure, SeedFigure } from './withdrawnCharts.tsx';

export function WithdrawnButton(): JSX.Element {
  const store = useStore();
  const { phase, year } = store.withdrawn.state.value;
  const open = phase !== 'closed';
  return (
    <button
      type="button"
      class="link withdrawn-open"
      aria-expanded={open}
      aria-controls="withdrawn"
      onClick={() => (open ? store.withdrawn.close() : store.withdrawn.open(year))}
    >
      {store.t.value.withdrawnOpen}
    </button>
  );
}

export function WithdrawnPanel(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const state = store.withdrawn.state.value;
  const open = state.phase !== 'closed';
  const stale = state.stale || (store.results.value.stale && state.a.length > 0);
  return (
    <Panel
      id="withdrawn"
      class={`withdrawn${stale ? ' is-stale' : ''}`}
      open={open}
      title={t.withdrawnTitle}
      onClose={store.withdrawn.close}
      aside={
        <label class="withdrawn-from">
          <span class="second">{t.withdrawnFrom}</span>{' '}
          <select
            class="plain-select"
            value={state.year}
            onChange={(event) => store.withdrawn.open(Number(event.currentTarget.value))}
          >
            {WITHDRAWN_YEARS.map((year) => (
              <option key={year} value={year}>
                {t.withdrawnMonth({ year })}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {state.a.length > 0 && <FindingWords state={state} stale={stale} />}
      <p class="second">
        <Phrases text={t.withdrawnWhat({ year: state.year })} />
      </p>
      {state.a.length > 0 && (
        <div class="charts withdrawn-charts">
          <SeedFigure state={state} />
          <CohortFigure state={state} />
        </div>
      )}
      <p class="second">
        <Phrases text={t.withdrawnNot} />
      </p>
      <Status state={state} />
    </Panel>
  );
}

function FindingWords({ state, stale }: { readonly state: Withdrawn; readonly stale: boolean }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const { a, b } = state;
  const same = isSame(state);
  const spread = { a: spreadOf(a), b: spreadOf(b) };
  const { renewal, verdict, paired, mean } = findingOf(state, same);
  return (
    <>
      <p class="withdrawn-finding">
        {stale && <strong class="stale-mark">{t.staleNote} </strong>}
        <Phrases text={t.withdrawnFinding(renewal)} />
      </p>
      <p class="withdrawn-means">
        {(['a', 'b'] as const).map((side) => (
          <span class={`word of-${side} strong`} key={side}>
            {side === 'a' ? 'A' : 'B'} {formatNumber(spread[side].mean ?? Number.NaN)}
          </span>
        ))}
        <span class="second">
          {t.withdrawnMeans({
            seeds: a.length,
            error: formatNumber(Math.max(spread.a.standardError ?? Number.NaN, spread.b.standardError ?? Number.NaN), {
              figures: 1,
            }),
          })}
        </span>
        <span>
          {t.withdrawnPaired({
            verdict,
            higher: paired.higher,
            lower: paired.lower,
            n: paired.n,
            mean: formatNumber(roundTo(mean, 0.001), { signed: true }),
          })}
        </span>
      </p>
    </>
  );
}

/** Differences of step 4 called too small to matter. */
const SMALLEST = INDICATORS.find(({ id }) => id === 'stepCircle')?.smallest ?? 0;

function isSame({ settings }: Withdrawn): boolean {
  return settings !== null && samePolicy(settings.a, settings.b);
}

interface Finding {
  readonly renewal: Readonly<Record<Side, Renewal>>;
  readonly verdict: VerdictWord;
  readonly paired: Paired;
  readonly mean: number;
}

/** What the seeds say under the count of members shown; what is not the same under the other count is withheld. */
export function findingOf({ a, b, others }: Pick<Withdrawn, 'a' | 'b' | 'others'>, same: boolean): Finding {
  const own = underOne({ a, b }, same);
  if (others === null) return own;
  const told = (of: Finding) => [
    { id: 'a', verdict: of.renewal.a },
    { id: 'b', verdict: of.renewal.b },
    { id: 'difference', verdict: of.verdict },
  ];
  const flips = new Set(flipping(told(own), told(underOne(others, same))));
  return {
    ...own,
    renewal: {
      a: flips.has('a') ? 'withheld' : own.renewal.a,
      b: flips.has('b') ? 'withheld' : own.renewal.b,
    },
    verdict: flips.has('difference') ? 'withheld' : own.verdict,
  };
}

function underOne({ a, b }: Circles, same: boolean): Finding {
  const means = (of: readonly Circle[]): number[] => of.map(({ mean }) => mean);
  const paired = pairedOf(means(a), means(b));
  const { mean, interval } = sequentialInterval(paired.differences, ALPHA, same);
  const enough = paired.n >= MINIMUM_PAIRS;
  const verdict = same ? 'same' : enough ? verdictOf(paired.n, interval, 'more', SMALLEST) : 'few';
  return { renewal: { a: renewalOf(a), b: renewalOf(b) }, verdict, paired, mean };
}

/** Against 1, with the interval that may be looked at after every seed. */
export function renewalOf(circles: readonly Circle[]): Renewal {
  const means = circles.map(({ mean }) => mean).filter((mean) => Number.isFinite(mean));
  if (means.length === 0) return 'none';
  const { interval } = sequentialInterval(
    means.map((mean) => mean - 1),
    ALPHA,
    false,
  );
  return interval[0] > 0 ? 'above' : interval[1] < 0 ? 'below' : 'unclear';
}

function Status({ state }: { readonly state: Withdrawn }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const { phase, total, stale, reason } = state;
  const done = stale ? 0 : state.a.length;
  const words = t.withdrawnSeeds({ done, total });
  const running = phase === 'running';
  const waits = running && store.withdrawn.pace.value === 'wait';
  return (
    <div class="withdrawn-status">
      <progress class="progress" max={total} value={done} aria-label={words} />
      <span class="strong word">{words}</span>
      {state.others !== null && <span class="second">{t.withdrawnBoth}</span>}
      {waits && <span class="second">{t.withdrawnWaits}</span>}
      {running && (
        <button type="button" class="link word" onClick={store.withdrawn.cancel}>
          {t.cancel}
        </button>
      )}
      {!running && done < total && (
        <button type="button" class="link word" onClick={store.withdrawn.resume}>
          {t.resume}
        </button>
      )}
      {phase === 'complete' && (
        <button type="button" class="link word" onClick={store.withdrawn.more}>
          {t.withdrawnMore({ count: MORE_SEEDS })}
        </button>
      )}
      {phase === 'failed' && (
        <span class="trouble" role="alert">
          {t.failedWith({ reason: reason ?? '' })}
        </span>
      )}
      <span class="unseen" role="status">
        {phase === 'complete' && !stale ? t.withdrawnFinding(findingOf(state, isSame(state)).renewal) : ''}
      </span>
    </div>
  );
}
