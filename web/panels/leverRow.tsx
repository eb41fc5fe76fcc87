/** One lever: name and yearly money of both policies, its timeline, and, opened, a slider for each of its numbers. */
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { LeverDescriptor } from '../../src/scenario/descriptors.ts';
import { timeline } from '../charts/timeline.ts';
import { formatYen } from '../format.ts';
import { meansOver, shownLevels, yearsOf } from '../state/levels.ts';
import { useSize, useStore } from './context.ts';
import { LeverSlider } from './leverSlider.tsx';
import { Phrases } from './phrases.tsx';
import { RuleChoice } from './ruleChoice.tsx';

export function LeverRow({ lever }: { readonly lever: LeverDescriptor }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const id = useId();
  // a row is drawn anew when its own lever moves
  const a = useComputed(() => store.settings.value.a.levers[lever.name]).value;
  const b = useComputed(() => store.settings.value.b.levers[lever.name]).value;
  const open = store.openLever.value === lever.name;
  const budgetA = a.budget;
  const budgetB = b.budget;
  const means = meansOver(budgetA, budgetB, store.span.value);
  const [meanA, meanB] = [formatYen(means.a, language), formatYen(means.b, language)];
  const whole = meansOver(budgetA, budgetB, 'all');
  const off = whole.a === 0 && whole.b === 0;
  return (
    <div class={`lever${open ? ' is-open' : ''}`} data-lever={lever.name}>
      <button
        type="button"
        class="lever-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          store.openLever.value = open ? null : lever.name;
        }}
      >
        <span class="lever-name">{t.lever[lever.name]}</span>
        <span class="lever-money">
          {off ? (
            <span class="second">{t.off}</span>
          ) : meanA === meanB ? (
            <span class="second">{t.aYear({ amount: meanB })}</span>
          ) : (
            <>
              <span class="of-a">A {meanA}</span> <span class="of-b strong">{t.aYear({ amount: meanB })}</span>
            </>
          )}
        </span>
      </button>
      {(!off || open) && (
        <Timeline
          a={budgetA}
          b={budgetB}
          most={lever.fields[0]?.programmeMaximum ?? 0}
          label={t.timelineLabel({ lever: t.lever[lever.name], a: meanA, b: meanB })}
        />
      )}
      <div id={id} class="lever-body" hidden={!open}>
        {open &&
          [...lever.fields].reverse().map((field) => <LeverSlider key={field.key} lever={lever} field={field} />)}
        {open && <RuleChoice lever={lever.name} />}
        {open && (
          <p class="second lever-text">
            <Phrases text={lever[language]} />
            <br />
            <Phrases text={t.hatched} />
          </p>
        )}
        {open && (
          <details class="second lever-harms">
            <summary class="link">{t.harmful}</summary>
            <ul>
              {lever.harms.map((harm) => (
                <li key={harm.id}>
                  <Phrases text={harm[language]} /> <cite>{harm.source}</cite>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

interface TimelineProps {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly most: number;
  readonly label: string;
}

const HEIGHT = 16;

function Timeline({ a, b, most, label }: TimelineProps): JSX.Element {
  const store = useStore();
  const [ref, { width }] = useSize({ width: 288, height: HEIGHT });
  const shownA = shownLevels(a);
  const shownB = shownLevels(b);
  const shape = timeline(shownA, shownB, { width, height: HEIGHT, max: Math.max(most * 1.05, ...shownA, ...shownB) });
  const [from, until] = yearsOf(store.span.value);
  const x = (year: number): number => ((year - 2001) / 20) * width;
  return (
    <div class="timeline" ref={ref}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {store.span.value !== 'all' && (
          <rect class="timeline-span" x={x(from)} width={x(until + 1) - x(from)} y={0} height={HEIGHT} />
        )}
        <path class="timeline-area-same" d={shape.areaSame} />
        <path class="timeline-area-b" d={shape.areaB} />
        <line class="hairline" x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {[2006, 2011].map((year) => (
          <line key={year} class="axis" x1={x(year)} x2={x(year)} y1={HEIGHT - 4} y2={HEIGHT} />
        ))}
        <path class="timeline-line-same" d={shape.lineSame} />
        <path class="line-b" d={shape.lineB} />
        <path class="line-a" d={shape.lineA} />
      </svg>
    </div>
  );
}
