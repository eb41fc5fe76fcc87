/** Planned money of both policies as bars on one scale, what was paid out, and how much of the programme is simulated. */
import type { JSX } from 'preact';
import { formatYen } from '../format.ts';
import { LEVER_IDS, plannedOf, plannedTotal } from '../state/levels.ts';
import { differencesOf } from '../state/settings.ts';
import { useStore } from './context.ts';
import { medianOf } from './headlines.tsx';

export function Money(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const settings = store.settings.value;
  const totals = { a: plannedTotal(settings.a.levers), b: plannedTotal(settings.b.levers) };
  const paying = LEVER_IDS.filter(
    (lever) => plannedOf(settings.a.levers)[lever] + plannedOf(settings.b.levers)[lever] > 0,
  );
  const most = Math.max(totals.a, totals.b, 1);
  const gap = totals.b - totals.a;
  const paid = store.comparison.value?.indicators.find((one) => one.id === 'publicMoneySpent');
  const yen = (value: number): string => formatYen(value, language, { figures: 3 });
  return (
    <section class="money" aria-labelledby="money-title">
      <h3 id="money-title">{t.plannedMoney}</h3>
      {(['a', 'b'] as const).map((side) => {
        const parts = plannedOf(settings[side].levers);
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
        {paid === undefined ? t.realisedNone : t.realised({ a: yen(medianOf(paid.a)), b: yen(medianOf(paid.b)) })}
      </p>
      <p class="second">{t.itemised}</p>
      <p class="second strong">{t.differs({ count: differencesOf(settings.a, settings.b).length })}</p>
    </section>
  );
}
