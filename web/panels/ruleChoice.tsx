/** How the money of a yearly call is given out, for the policy that is edited; the other policy's rule beside it. */
import type { JSX } from 'preact';
import { ALLOCATED, ALLOCATION_RULES, ALLOCATION_TEXT, type LeverId } from '../../src/scenario/descriptors.ts';
import { CHOOSABLE } from '../url.ts';
import { useStore } from './context.ts';

/** Nothing for levers without a yearly call. */
export function RuleChoice({ lever }: { readonly lever: LeverId }): JSX.Element | null {
  const store = useStore();
  const called = ALLOCATED.find((name) => name === lever);
  if (called === undefined) return null;
  const t = store.t.value;
  const side = store.side.value;
  const other = side === 'a' ? 'b' : 'a';
  const { [side]: own, [other]: theirs } = store.settings.value;
  const [letter, otherLetter] = side === 'a' ? (['A', 'B'] as const) : (['B', 'A'] as const);
  const rule = own.allocation[called];
  return (
    <div class="rule">
      <label class="rule-choice">
        <span class="second">{t.ruleLabel({ side: letter })}</span>
        <select
          class={`plain-select strong of-${side}`}
          aria-label={t.ruleHelp({ side: letter, lever: t.lever[lever] })}
          value={rule}
          onChange={(event) => {
            const chosen = CHOOSABLE.find((known) => known === event.currentTarget.value);
            if (chosen !== undefined) store.setRule(side, called, chosen);
          }}
        >
          {ALLOCATION_RULES.map((one) => (
            <option key={one} value={one} disabled={one === 'contest'}>
              {t.rule[one]}
            </option>
          ))}
        </select>
        {theirs.allocation[called] !== rule && (
          <span class={`of-${other}`}>
            {t.ruleOther({ side: otherLetter, rule: t.rule[theirs.allocation[called]] })}
          </span>
        )}
      </label>
      <p class="second">
        {ALLOCATION_TEXT[rule][store.language.value]}
        {t.space}
        {t.noContest}
      </p>
    </div>
  );
}
