/** Planned money of both policies as bars on one scale, what was paid out, and how much of the programme is simulated. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatYen } from '../format.ts';
import { LEVER_IDS, plannedOf } from '../state/levels.ts';
import { differencesOf, type Side } from '../state/settings.ts';
import { useStore } from './context.ts';
import { medianOf } from './headlines.tsx';

export function Money(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const settings = store.settings.value;
  const planned = { a: plannedOf(settings.a.levers), b: plannedOf(settings.b.levers) };
  const totalOf = (side: Side): number => LEVER_IDS.reduce((sum, lever) => sum + planned[side][lever], 0);
  const totals = { a: totalOf('a'), b: totalOf('b') };
  const paying = LEVER_IDS.filter((lever) => planned.a[lever] + planned.b[lever] > 0);
  const most = Math.max(totals.a, totals.b, 1);
  const gap = totals.b - totals.a;
  const comparison = store.comparison.value;
  const paid = useMemo(() => {
    const spent = comparison?.indicators.find((one) => one.id === 'publicMoneySpent');
    return spent === undefined ? undefined : { a: medianOf(spent.a), b: medianOf(spent.b) };
  }, [comparison]);
  const yen = (value: number): string => formatYen(value, language, { figures: 3 });
  return (
    <section class="money" aria-labelledby="money-title">
      <h3 id="money-title">{t.plannedMoney}</h3>
      {(['a', 'b'] as const).map((side) => {
        const parts = planned[side];
        return (
          <div class="money-row" key={side}>
            <span class={`strong of-${side}`}>{side === 'a' ? 'A' : 'B'}</span>
            <div class={`money-bar money-${side}`}>
              {paying.map((lever, i) => (
                <span
                  key={lever}
                  class={`money-part part-${i % 4}`}
                  style={{ width: `${((parts[lever] / most) * 100).toFixed(3)}%` }}
                  title={`${t.lever[lever]} ${yen(parts[lever])}`}
                />
              ))}
            </div>
            <span class="money-total">{yen(totals[side])}</span>
          </div>
        );
      })}
      <p class="second">{t.moneyParts({ levers: paying.map((lever) => t.lever[lever]).join(t.comma) })}</p>
      <p class="second">
        {gap === 0 ? t.moneySame : t.moneyGap({ more: gap > 0 ? 'B' : 'A', amount: yen(Math.abs(gap)) })}{' '}
        {paid === undefined ? t.realisedNone : t.realised({ a: yen(paid.a), b: yen(paid.b) })}
      </p>
      <p class="second">{t.itemised}</p>
      <p class="second strong">{t.differs({ count: differencesOf(settings.a, settings.b).length })}</p>
    </section>
  );
}
