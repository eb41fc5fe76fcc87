/**
 * One number of a lever over the chosen years: a native slider with a number field. The other policy is a tick on the
 * same track, the stretch between the two is the change, hatching marks levels beyond three times any programme. A notch
 * stands where the network money pays no more coordinators.
 */
import type { JSX } from 'preact';
import type { Params } from '../../src/model/params.ts';
import { EXTRAPOLATION_FACTOR, type LeverDescriptor, type LeverField } from '../../src/scenario/descriptors.ts';
import { formatNumber } from '../format.ts';
import { levelOver, levelsOf, payable, runsOver, type Span, yearsOf } from '../state/levels.ts';
import { paramsOf } from '../state/settings.ts';
import { useStore } from './context.ts';
import { NumberField, useNote } from './numberField.tsx';
import { Phrases } from './phrases.tsx';

export interface LeverSliderProps {
  readonly lever: LeverDescriptor;
  readonly field: LeverField;
}

const MILLION = 1e6;

export function LeverSlider({ lever, field }: LeverSliderProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const side = store.side.value;
  const span = store.span.value;
  const settings = store.settings.value;
  const ref = { lever: lever.name, field: field.key } as const;
  const money = field.key === 'budget';
  const scale = money ? MILLION : 1;
  const levels = {
    a: levelOver(levelsOf(settings.a.levers, ref), span),
    b: levelOver(levelsOf(settings.b.levers, ref), span),
  };
  const own = levels[side];
  const [from, until] = yearsOf(span);
  const letter = side === 'a' ? 'A' : 'B';
  const label = t.sliderLabel({
    side: letter,
    field: t.field[field.key],
    lever: t.lever[lever.name],
    span: t.termYears({ from, until }),
  });
  const show = (level: number): string =>
    money ? formatNumber(level / MILLION, { figures: 3, whole: true }) : formatNumber(level);
  const share = (level: number): number => Math.min(1, Math.max(0, (level - field.min) / (field.max - field.min)));
  const [low, high] = [share(levels.a.mean), share(levels.b.mean)].sort((x, y) => x - y) as [number, number];
  const extrapolated = EXTRAPOLATION_FACTOR * field.programmeMaximum;

  const paid =
    field.key === 'coordinatorsPer100Members' ? paidFor(paramsOf(store.catalogue, settings, side), span) : null;
  const [note, say] = useNote();
  const runs = runsOver(levelsOf(settings[side].levers, ref), span);

  const set = (value: number, final: boolean): void => {
    const level = Math.min(field.max, Math.max(field.min, value * scale));
    store.edit({ side, ref, span, level, step: money ? 1 : field.step }, final);
  };
  return (
    <div class={`slider slider-${side}`}>
      <div class="slider-head">
        <span class="slider-name">
          {t.field[field.key]}{' '}
          <span class="second slider-unit">
            <Phrases text={t.fieldUnit[field.key]} />
          </span>
        </span>
        <span class="slider-values">
          {side === 'b' && <span class="of-a">{show(levels.a.mean)}</span>}
          <NumberField
            class={`slider-number strong of-${side}`}
            label={`${label}, ${t.fieldUnit[field.key]}`}
            range={{ min: field.min / scale, max: field.max / scale }}
            step={field.step / scale}
            value={Number((own.mean / scale).toPrecision(3))}
            onValue={(value) => set(value, true)}
            onNote={say}
          />
          {side === 'a' && <span class="of-b">{show(levels.b.mean)}</span>}
        </span>
      </div>
      <div class="track">
        <div class="track-base" />
        {extrapolated < field.max && <div class="track-beyond" style={{ left: percent(share(extrapolated)) }} />}
        <div class="track-change" style={{ left: percent(low), width: percent(high - low) }} />
        {paid !== null && <div class="track-paid" style={{ left: percent(share(paid.most)) }} />}
        <div
          class={`track-tick tick-${side === 'a' ? 'b' : 'a'}`}
          style={{ left: percent(share(levels[side === 'a' ? 'b' : 'a'].mean)) }}
        />
        <input
          type="range"
          aria-label={label}
          aria-valuetext={`${show(own.mean)} ${t.fieldUnit[field.key]}`}
          min={field.min / scale}
          max={field.max / scale}
          step={field.step / scale}
          value={own.mean / scale}
          onInput={(event) => {
            say(null);
            set(Number(event.currentTarget.value), false);
          }}
          onPointerUp={store.endEdit}
          onBlur={store.endEdit}
        />
      </div>
      <div class="track-scale second" aria-hidden="true">
        <span class="scale-low">{low > 0.06 && formatNumber(field.min / scale, { whole: true })}</span>
        {Math.abs(share(levels.a.mean) - share(levels.b.mean)) > 0.05 ? (
          <>
            <span class="of-a scale-at" style={{ left: percent(share(levels.a.mean)) }}>
              A
            </span>
            <span class="of-b scale-at" style={{ left: percent(share(levels.b.mean)) }}>
              B
            </span>
          </>
        ) : (
          <span class="scale-at" style={{ left: percent(share(own.mean)) }}>
            A B
          </span>
        )}
        <span class="scale-high">{high < 0.9 && formatNumber(field.max / scale, { whole: true, figures: 3 })}</span>
      </div>
      <p class="slider-note" role="status">
        {note}
      </p>
      {own.mixed && runs !== null && <p class="second slider-note">{t.mixedValues(runs)}</p>}
      {paid !== null && (
        <p class="slider-note">
          <Phrases
            text={t.paysFewer({
              side: letter,
              least: formatNumber(paid.least, { whole: true }),
              most: formatNumber(paid.most, { whole: true }),
            })}
          />
        </p>
      )}
      {own.mean > extrapolated && (
        <p class="slider-note">
          <Phrases text={t.beyondProgrammes} />
        </p>
      )}
    </div>
  );
}

/** What the network money of this side pays, founding members counted. */
function paidFor({ region, levers, coefficients }: Params, span: Span): ReturnType<typeof payable> {
  const { firms, academic, agencies, finance } = region.members;
  return payable(levers, span, firms + academic + agencies + finance, coefficients.coordinatorCost);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
