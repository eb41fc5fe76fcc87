/** Time by hand and by itself: the scrubber, play and pause, jumps to the terms. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { TERMS } from '../../src/scenario/descriptors.ts';
import { FIRST_MONTH, LAST_MONTH } from '../engine.ts';
import { useMedia, useStore } from './context.ts';
import { ThresholdsButton } from './thresholds.tsx';

const MONTHS_A_SECOND = 6;

/** The scrubber is a native slider laid under the bands, so that every key of a slider works on time. */
export function Scrubber(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const month = store.month.value;
  const keys = (event: KeyboardEvent): void => {
    if (event.key === ' ') store.playing.value = !store.playing.value;
    else if (event.key === 'PageUp') store.setMonth(month + 12);
    else if (event.key === 'PageDown') store.setMonth(month - 12);
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="range"
      class="scrubber"
      aria-label={t.scrub}
      aria-valuetext={t.month({ year: Math.floor(month / 12), month: (month % 12) + 1 })}
      min={FIRST_MONTH}
      max={LAST_MONTH}
      step={1}
      value={month}
      onKeyDown={keys}
      onInput={(event) => {
        store.playing.value = false;
        store.setMonth(Number(event.currentTarget.value));
      }}
    />
  );
}

export function Player(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const playing = store.playing.value;
  const still = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    if (!playing || still) return;
    let last = performance.now();
    let part = 0;
    let frame = requestAnimationFrame(function next(now: number) {
      part += ((now - last) / 1000) * MONTHS_A_SECOND;
      last = now;
      const whole = Math.floor(part);
      part -= whole;
      if (whole > 0) store.setMonth(store.month.peek() + whole);
      if (store.month.peek() >= LAST_MONTH) store.playing.value = false;
      else frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, still]);
  const toggle = (): void => {
    if (!playing && store.month.value >= LAST_MONTH) store.setMonth(FIRST_MONTH);
    store.playing.value = !playing;
  };
  return (
    <div class="player">
      {!still && (
        <button type="button" class="play strong" aria-pressed={playing} onClick={toggle}>
          <svg width="12" height="12" aria-hidden="true">
            {playing ? <path class="ink" d="M1 1H5V11H1ZM7 1H11V11H7Z" /> : <path class="ink" d="M1 0L12 6L1 12Z" />}
          </svg>
          {playing ? t.pause : t.play}
        </button>
      )}
      {!still && <span class="second play-speed">{t.playSpeed}</span>}
      <span class="jumps">
        <span class="second">{t.jumpTo}</span>
        {[FIRST_MONTH, ...TERMS.map((term) => term.from), LAST_MONTH].map((at) => (
          <button
            type="button"
            class="link"
            key={at}
            onClick={() => {
              store.playing.value = false;
              store.setMonth(at);
            }}
          >
            {t.monthShort({ year: Math.floor(at / 12), month: (at % 12) + 1 })}
          </button>
        ))}
      </span>
      <span class="second steps-note">{t.stepsNote}</span>
      <ThresholdsButton />
    </div>
  );
}
