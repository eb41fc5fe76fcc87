/** Four numbers: the mean difference of each, its verdict in words, how many pairs say so, and the means that it is of. */
import type { JSX } from 'preact';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import { undefinedUnder } from '../../src/experiment/words.ts';
import { HEADLINES, INDICATORS } from '../../src/indicators/descriptors.ts';
import { meansOf } from '../../src/statistics/paired.ts';
import { meanOf } from '../../src/statistics/summary.ts';
import { formatLevels, formatValue, formatYen } from '../format.ts';
import { indicatorWords } from '../i18n/index.ts';
import { samePolicy } from '../state/settings.ts';
import { useStore } from './context.ts';
import { inWords } from './price.ts';
import { equalHint, isDoubt, verdictWord } from './verdict.tsx';

export function Headlines(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const comparison = store.comparison.value;
  return (
    <section class={`headlines${store.stale.value ? ' is-stale' : ''}`} aria-label={t.headlines}>
      <dl>
        {HEADLINES.map((id, i) => (
          <Headline
            key={id}
            id={id}
            first={i === 0}
            one={comparison?.indicators.find((candidate) => candidate.id === id) ?? null}
          />
        ))}
      </dl>
    </section>
  );
}

/** Undefined where a side pays nothing; what a further business costs is told in its place. */
const MONEY = 'publicMoneyPerNewBusiness';

/** Verdicts that say a direction. */
const CLEAR: ReadonlySet<string> = new Set(['better', 'worse', 'more', 'less']);

interface HeadlineProps {
  readonly id: string;
  readonly first: boolean;
  readonly one: IndicatorComparison | null;
}

function Headline({ id, first, one }: HeadlineProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const { a, b } = store.shownSettings.value;
  const words = indicatorWords(t, id);
  const chosen = store.indicator.value === id;
  const verdict = one === null ? null : verdictWord(one, samePolicy(a, b), store.doubt.value(id));
  const means = one === null ? null : meansOf(one.a, one.b);
  const levels =
    one === null || means === null
      ? ['–', '–']
      : Number.isNaN(means.a)
        ? [one.a, one.b].map((values) => formatValue(meanOf(values.filter(Number.isFinite)), one.unit, language))
        : formatLevels(means.a, means.b, one.unit, language);
  const hint = one === null || verdict === null ? null : equalHint(t, one, verdict);
  const told = id === MONEY && one !== null && undefinedUnder(one).length > 0 ? store.price.value : null;
  const price = told === null || told.yen === null ? null : told;
  const plain = verdict === null || !CLEAR.has(verdict);
  const kind = INDICATORS.find((indicator) => indicator.id === id)?.kind ?? 'stock';
  return (
    <div class={`headline${first ? ' is-first' : ''}`}>
      <dt>
        <button
          type="button"
          class="headline-name"
          aria-pressed={chosen}
          onClick={() => {
            store.indicator.value = id;
          }}
        >
          {words.label}
        </button>
      </dt>
      <dd>
        <span class={`headline-value${plain ? ' second' : ''}`}>
          {price !== null
            ? formatYen(price.yen, language)
            : one === null || isDoubt(verdict)
              ? '–'
              : formatValue(one.mean, one.unit, language, { signed: true })}
        </span>
        {price !== null && (
          <span class="headline-words" title={t.furtherBusiness(inWords(price, language))}>
            <span class="strong">{t.forOneMore}</span>
            <span class="second">{t.range(inWords(price, language))}</span>
          </span>
        )}
        {price === null && one !== null && verdict !== null && (
          <span class="headline-words" title={hint ?? undefined}>
            <span class={`strong${plain ? '' : ' of-b'}`}>
              {t.verdictWord({ verdict })}
              {hint !== null && (
                <span class="unseen">
                  {t.comma}
                  {hint}
                </span>
              )}
            </span>
            {one.n > 0 && !isDoubt(verdict) && <span class="second">{t.ofPairs({ k: one.higher, n: one.n })}</span>}
          </span>
        )}
      </dd>
      <dd class="second headline-levels" title={t.levelsHelp}>
        <span class={first ? 'word' : 'unseen'}>{t.levels}</span> <span class="word">A {levels[0]}</span>{' '}
        <span class="word">B {levels[1]}</span> <span class="word">{t.counting[kind]}</span>
      </dd>
    </div>
  );
}
