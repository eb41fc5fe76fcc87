/**
 * A field for one number. Text that is no number never gets through: the old value comes back, and a line says why for
 * some seconds or until the next edit. Not a native number field: that drops a comma in silence, so that 1,5 becomes 15.
 */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { roundTo } from '../state/levels.ts';
import { type Range, readNumber } from '../state/number.ts';
import { useStore } from './context.ts';

const NOTE_MS = 8000;
const SHOWN = 20;

export interface NumberFieldProps {
  readonly label: string;
  readonly class?: string;
  readonly value: number;
  readonly range: Range;
  /** What an arrow key adds or takes. */
  readonly step: number;
  readonly onValue: (value: number) => void;
  /** Why the value is not what was typed; null: nothing to say any more. */
  readonly onNote: (note: string | null) => void;
}

export function NumberField({ label, value, range, step, onValue, onNote, ...rest }: NumberFieldProps): JSX.Element {
  const t = useStore().t.value;
  const { min, max } = range;
  // what is being typed; null: the value stands
  const [draft, setDraft] = useState<string | null>(null);
  const take = (field: HTMLInputElement): void => {
    const typed = readNumber(field.value, range);
    const shown = field.value.trim().slice(0, SHOWN);
    field.value = String(typed?.value ?? value);
    setDraft(null);
    if (typed === null) onNote(shown === '' ? t.numberEmpty : t.numberRefused({ text: shown }));
    else {
      onNote(!typed.clamped ? null : Number.isFinite(max) ? t.numberRange({ min, max }) : t.numberLeast({ min }));
      if (typed.value !== value) onValue(typed.value);
    }
  };
  const keys = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const field = event.currentTarget;
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') {
      if (field.value !== String(value)) take(field);
    } else if (event.key === 'Escape') {
      field.value = String(value);
      setDraft(null);
      onNote(null);
    } else if (direction !== 0) {
      event.preventDefault();
      const from = readNumber(field.value, range)?.value ?? value;
      field.value = String(roundTo(Math.min(max, Math.max(min, from + direction * step)), step));
      take(field);
    }
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      role="spinbutton"
      autoComplete="off"
      spellcheck={false}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      {...(Number.isFinite(max) ? { 'aria-valuemax': max } : {})}
      class={rest.class}
      value={draft ?? value}
      onKeyDown={keys}
      onInput={(event) => {
        setDraft(event.currentTarget.value);
        onNote(null);
      }}
      onBlur={(event) => {
        if (event.currentTarget.value !== String(value)) take(event.currentTarget);
      }}
    />
  );
}

/** The line under a field, gone by itself after some seconds. */
export function useNote(): readonly [string | null, (note: string | null) => void] {
  const [note, setNote] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (next: string | null): void => {
    clearTimeout(timer.current);
    setNote(next);
    if (next !== null) timer.current = setTimeout(() => setNote(null), NOTE_MS);
  };
  return [note, say];
}
