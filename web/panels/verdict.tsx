/** The finding in words: what, how many pairs say so, and what was not counted. Spoken once for each tier of pairs. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import { undefinedUnder } from '../../src/experiment/words.ts';
import { MINIMUM_PAIRS } from '../../src/statistics/sequential.ts';
import { formatValue, formatYen } from '../format.ts';
import { indicatorWords } from '../i18n/index.ts';
import type { Doubt, Messages, VerdictWord } from '../i18n/keys.ts';
import { plannedTotal } from '../state/levels.ts';
import { type Phase, tierOf } from '../state/results.ts';
import { samePolicy } from '../state/settings.ts';
import type { Store } from '../store.ts';
import { useStore } from './context.ts';
import { Phrases } from './phrases.tsx';
import { policyName, subjectOf } from './policyName.ts';

/** The statistic's verdict, with the cases in which it has nothing to say. */
export function verdictWord(one: IndicatorComparison, same: boolean, doubt: Doubt | null = null): VerdictWord {
  const where = undefinedUnder(one);
  if (where.length > 0) return `undefined${where.length === 2 ? 'AB' : where[0] === 'A' ? 'A' : 'B'}`;
  if (same && one.higher === 0 && one.lower === 0) return 'same';
  if (one.n < MINIMUM_PAIRS) return 'few';
  // as on the command line: what did not differ once is not what cannot be told yet
  return doubt ?? (one.ties === one.n ? 'tied' : one.verdict);
}

export function isDoubt(verdict: VerdictWord | null): verdict is Doubt {
  return verdict === 'withheld' || verdict === 'pending';
}

/** What "practically equal" leaves out: a difference that is certain and yet too small to matter. Null: nothing. */
export function equalHint(t: Messages, one: IndicatorComparison, verdict: VerdictWord): string | null {
  if (verdict !== 'equal') return null;
  const [low, high] = one.interval;
  return low > 0 || high < 0 ? t.equalHint({ higher: low > 0 }) : null;
}

/** What is said while no pair is done. */
export function withoutPairs(t: Messages, phase: Phase): string {
  if (phase === 'running') return t.verdictWaiting;
  if (phase === 'cancelled') return t.verdictStopped;
  return phase === 'failed' ? t.failed : t.verdictEmpty;
}

interface Words {
  readonly title: string;
  readonly counted: string;
}

function wordsOf(store: Store): Words {
  const t = store.t.value;
  const language = store.language.value;
  const one = store.chosen.value;
  if (one === null) {
    return { title: withoutPairs(t, store.results.value.phase), counted: '' };
  }
  const { a, b } = store.shownSettings.value;
  const words = indicatorWords(t, one.id);
  const verdict = verdictWord(one, samePolicy(a, b), store.doubt.value(one.id));
  const signed = (value: number): string => formatValue(value, one.unit, language, { signed: true });
  const title = t.verdictTitle({
    verdict,
    higher: one.mean > 0,
    subject: subjectOf(store),
    noun: words.noun,
    form: words.form,
  });
  // what is counted would be read as the verdict
  if (one.n === 0 || isDoubt(verdict)) return { title, counted: '' };
  const counted = t.counted({ higher: one.higher, lower: one.lower, ties: one.ties, n: one.n });
  const spread = t.spread({
    mean: signed(one.mean),
    low: signed(one.quartiles[0]),
    high: signed(one.quartiles[1]),
  });
  return { title, counted: `${counted}${t.space}${spread}` };
}

export function Verdict(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const { title, counted } = wordsOf(store);
  const { a, b } = store.shownSettings.value;
  const gap = plannedTotal(b.levers) - plannedTotal(a.levers);
  const stale = store.stale.value;
  return (
    <section class={`verdict${stale ? ' is-stale' : ''}`} aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        <Phrases text={title} />
      </h1>
      <p class="which">
        <span>
          <span class="of-a strong">A</span> {policyName(store, 'a', store.shownSettings.value)}
        </span>
        <span>
          <span class="of-b strong">B</span> {policyName(store, 'b', store.shownSettings.value)}
        </span>
      </p>
      <button type="button" class="link to-levers" onClick={toLevers}>
        {t.levers}
      </button>
      <p class="counted">
        <Phrases text={counted === '' ? '\u00a0' : counted} />
      </p>
      <p class="second not-what">
        {stale && <strong class="stale-mark">{t.staleNote} </strong>}
        {/* not beside the other: the line would be two, and push down what is below */}
        {gap !== 0 && !stale && (
          <span>{t.money({ more: gap > 0 ? 'B' : 'A', amount: formatYen(Math.abs(gap), store.language.value) })} </span>
        )}
        <Phrases text={t.notWhat} />{' '}
        <span class="strong">
          <Phrases text={t.firstVersion} />
        </span>
      </p>
      <Troubles />
      <Spoken title={title} counted={counted} />
    </section>
  );
}

/** On a phone the levers stand below everything else. */
function toLevers(): void {
  const levers = document.getElementById('levers');
  levers?.scrollIntoView({ block: 'start' });
  levers?.focus({ preventScroll: true });
}

/** What went wrong or was stopped, in words, where the eye is. */
function Troubles(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const { phase, reason, done } = store.results.value;
  const problem = store.linkProblem.value;
  return (
    <>
      {phase === 'failed' && (
        <p class="trouble" role="alert">
          {t.failedWith({ reason: reason ?? '' })}
        </p>
      )}
      {(phase === 'cancelled' || phase === 'failed') && done > 0 && <p class="trouble">{t.cancelledNote({ done })}</p>}
      {problem !== null && (
        <p class="trouble" role="alert">
          {'unknown' in problem
            ? t.linkPartly({ parts: problem.unknown })
            : t.linkIgnored({ reason: t.linkReason(problem.reason), kept: problem.kept })}
        </p>
      )}
    </>
  );
}

/** A live region that changes when a tier is reached, when a run ends, and at no other time. */
function Spoken({ title, counted }: Words): JSX.Element {
  const store = useStore();
  const { phase, token, stale, pairs } = store.results.value;
  const tier = tierOf(pairs.length);
  const moment = stale || pairs.length === 0 ? '' : `${token}:${tier}:${phase === 'running' ? '' : phase}`;
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (moment !== '' && (tier > 0 || phase !== 'running')) setSpoken(store.t.peek().announce({ title, counted }));
    // the words of the moment, not of every pair after it
  }, [moment]);
  // words of another language are not left behind
  useEffect(() => setSpoken(''), [store.language.value]);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}
