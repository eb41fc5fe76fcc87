/** The lever column: which policy, which years, one row for each lever, and the money of both. */
import { useSignal } from '@preact/signals';
import type { JSX, TargetedEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { LeverDescriptor } from '../../src/scenario/descriptors.ts';
import { presetOf } from '../catalogue.ts';
import { plannedTotal, SPANS, type Span, yearsOf } from '../state/levels.ts';
import { canMatchMoney, differencesOf, type Side } from '../state/settings.ts';
import { useStore } from './context.ts';
import { LeverRow } from './leverRow.tsx';
import { Money } from './money.tsx';
import { Phrases } from './phrases.tsx';
import { policyName } from './policyName.ts';

export function Levers(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return (
    <section id="levers" class="levers" aria-label={t.levers} tabIndex={-1}>
      <Sides />
      <LoadPreset />
      <SameMoney />
      <Years />
      <LeverRows />
      <Money />
    </section>
  );
}

/** The levers of the enacted programme and those that set B apart; the others one press away, in the same order. */
function LeverRows(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const all = useSignal(false);
  const { a, b } = store.settings.value;
  const { levers } = store.region.value;
  const apart = new Set(differencesOf(a, b).map((change) => change.lever));
  const isShown = (lever: LeverDescriptor): boolean =>
    CORE.has(lever.name) || apart.has(lever.name) || store.openLever.value === lever.name;
  const hidden = levers.filter((lever) => !isShown(lever));
  const more = hidden.length;
  const rows = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // what has come is seen to come: most of it stands below the edge of the column
    if (all.value)
      rows.current?.querySelector(`[data-lever="${hidden[0]?.name}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [all.value]);
  // one list, so that a row keeps its place and its focus when its lever is opened or changed
  return (
    <div class="lever-rows" ref={rows}>
      {levers
        .filter((lever) => all.value || isShown(lever))
        .map((lever) => (
          <LeverRow key={lever.name} lever={lever} />
        ))}
      {more > 0 && (
        <button
          type="button"
          class="link more-levers"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {all.value ? t.fewerLevers : t.moreLevers({ count: more })}
        </button>
      )}
    </div>
  );
}

/** Those with the most of the programme's money. */
const CORE: ReadonlySet<string> = new Set(['network', 'consortium', 'development', 'incubation']);

function Sides(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return (
    <fieldset class="sides">
      <legend class="unseen">{t.levers}</legend>
      {(['a', 'b'] as const).map((side) => {
        const letter = side === 'a' ? 'A' : 'B';
        const name = policyName(store, side);
        return (
          <label key={side} class={`side side-${side}`} title={name}>
            <input
              type="radio"
              name="side"
              class="unseen"
              checked={store.side.value === side}
              aria-label={t.policyTab({ side: letter, name })}
              onChange={() => {
                store.side.value = side;
              }}
            />
            <span class={`strong of-${side}`}>{letter}</span>{' '}
            <span class="side-name">
              <Phrases text={name} />
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function LoadPreset(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const side: Side = store.side.value;
  const letter = side === 'a' ? 'A' : 'B';
  const other = side === 'a' ? 'B' : 'A';
  const load = (event: TargetedEvent<HTMLSelectElement>): void => {
    const choice = event.currentTarget.value;
    event.currentTarget.value = '';
    if (choice === '=') store.copyFromOther(side);
    else if (choice !== '') store.loadPreset(side, presetOf(store.region.value, choice).id);
  };
  return (
    <label class="load second">
      {t.loadPresetInto({ side: letter })}{' '}
      <select class="plain-select" value="" onChange={load}>
        <option value="">{t.loadPreset}</option>
        {store.region.value.presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset[store.language.value]}
          </option>
        ))}
        <option value="=">{t.copyFromOther({ side: other })}</option>
      </select>
    </label>
  );
}

function SameMoney(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const settings = store.settings.value;
  const id = useId();
  const can = canMatchMoney(settings);
  const reason = can ? undefined : t.sameMoneyNone({ side: plannedTotal(settings.a.levers) === 0 ? 'A' : 'B' });
  return (
    <label class={`same-money${can ? '' : ' second'}`} title={reason}>
      <input
        type="checkbox"
        checked={can && store.sameMoney.value}
        disabled={!can}
        aria-describedby={can ? undefined : id}
        onChange={(event) => store.setSameMoney(event.currentTarget.checked)}
      />
      {t.sameMoney}
      {reason !== undefined && (
        <span id={id} class="unseen">
          {reason}
        </span>
      )}
    </label>
  );
}

/** The terms stand on the axis of the timelines, each as wide as its years. */
function Years(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  return (
    <fieldset class="years">
      <legend class="unseen">{t.yearsEdited}</legend>
      {SPANS.map((span) => {
        const [from, until] = yearsOf(span);
        return (
          <label key={span} class={`year year-${span}`}>
            <input
              type="radio"
              name="years"
              class="unseen"
              checked={store.span.value === span}
              aria-label={`${spanName(span)} ${t.termYears({ from, until })}`}
              onChange={() => {
                store.span.value = span;
              }}
            />
            <span class="year-name">{spanName(span)}</span>
            {span !== 'all' && <span class="second year-from">{from}</span>}
          </label>
        );
      })}
      <span class="second year-end">2020</span>
    </fieldset>
  );

  function spanName(span: Span): string {
    return span === 'all' ? t.wholeTime : t.term({ id: span });
  }
}
