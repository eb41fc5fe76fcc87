/** Planned money of both policies as bars on one scale, what was paid out, and how much of the programme is simulated. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LeverId } from '../../src/scenario/descriptors.ts';
import { meansOf } from '../../src/statistics/paired.ts';
import { formatYen } from '../format.ts';
import { LEVER_IDS, plannedOf } from '../state/levels.ts';
import { differencesOf, type Side } from '../state/settings.ts';
import { useStore } from './context.ts';
import { Phrases } from './phrases.tsx';
import { priceWords } from './price.ts';

const SIDES = ['a', 'b'] as const;

export function Money(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const settings = store.settings.value;
  const planned = { a: plannedOf(settings.a.levers), b: plannedOf(settings.b.levers) };
  const totalOf = (side: Side): number => LEVER_IDS.reduce((sum, lever) => sum + planned[side][lever], 0);
  const totals = { a: totalOf('a'), b: totalOf('b') };
  const { large, rest } = partsOf((lever) => planned.a[lever] + planned.b[lever]);
  const most = Math.max(totals.a, totals.b, 1);
  const gap = totals.b - totals.a;
  const comparison = store.comparison.value;
  const paid = useMemo(() => {
    const spent = comparison?.indicators.find((one) => one.id === 'publicMoneySpent');
    return spent === undefined ? undefined : meansOf(spent.a, spent.b);
  }, [comparison]);
  const yen = (value: number): string => formatYen(value, language, { figures: 3 });
  const price = priceWords(t, store.price.value, language);
  const share = (value: number): string => `${((value / most) * 100).toFixed(3)}%`;
  const told = (lever: LeverId, value: number): string => `${t.lever[lever]} ${yen(value)}`;
  const wordsOf = (side: Side): string =>
    [
      ...large.filter((lever) => planned[side][lever] > 0).map((lever) => t.lever[lever]),
      ...(rest.some((lever) => planned[side][lever] > 0) ? [t.moneyRest] : []),
    ].join(t.comma);
  const parts = { a: wordsOf('a'), b: wordsOf('b') };
  const named: readonly string[] =
    parts.a === parts.b
      ? [parts.a === '' ? '' : t.moneyParts({ levers: parts.a })]
      : SIDES.map((side) =>
          parts[side] === '' ? '' : t.moneyPartsOf({ side: side === 'a' ? 'A' : 'B', levers: parts[side] }),
        );
  return (
    <section class="money" aria-labelledby="money-title">
      <h3 id="money-title">{t.plannedMoney}</h3>
      {SIDES.map((side) => {
        const amounts = planned[side];
        return (
          <div class="money-row" key={side}>
            <span class={`strong of-${side}`}>{side === 'a' ? 'A' : 'B'}</span>
            <div class={`money-bar money-${side}`}>
              {large.map((lever, i) => (
                <span
                  key={lever}
                  class={`money-part part-${i}`}
                  style={{ width: share(amounts[lever]) }}
                  title={told(lever, amounts[lever])}
                />
              ))}
              {rest.length > 0 && (
                <span
                  class="money-part part-rest"
                  style={{ width: share(rest.reduce((sum, lever) => sum + amounts[lever], 0)) }}
                  title={rest.map((lever) => told(lever, amounts[lever])).join(t.comma)}
                />
              )}
            </div>
            <span class="money-total">{yen(totals[side])}</span>
          </div>
        );
      })}
      {named
        .filter((words) => words !== '')
        .map((words) => (
          <p class="second" key={words}>
            <Phrases text={words} />
          </p>
        ))}
      <p class="second">
        <Phrases
          text={[
            gap === 0 ? t.moneySame : t.moneyGap({ more: gap > 0 ? 'B' : 'A', amount: yen(Math.abs(gap)) }),
            paid === undefined ? t.realisedNone : t.realised({ a: yen(paid.a), b: yen(paid.b) }),
            ...(price === null ? [] : [price]),
            t.itemised,
          ].join(t.space)}
        />
      </p>
      <p class="second strong">{t.differs({ count: differencesOf(settings.a, settings.b).length })}</p>
    </section>
  );
}

/** The levers with the most money, in the order of the rows, and the other paying ones, which share one part of a bar. */
function partsOf(money: (lever: LeverId) => number): Readonly<Record<'large' | 'rest', readonly LeverId[]>> {
  const paying = LEVER_IDS.filter((lever) => money(lever) > 0);
  // a rest of one lever is that lever
  const most = paying.length === LARGE + 1 ? LARGE + 1 : LARGE;
  const large = new Set([...paying].sort((one, other) => money(other) - money(one)).slice(0, most));
  return { large: paying.filter((lever) => large.has(lever)), rest: paying.filter((lever) => !large.has(lever)) };
}

/** Parts of a bar that are told apart by shade. */
const LARGE = 4;
