/** What the commands share in how they are declared: options, their checks, examples. */
import { type Command, InvalidArgumentError } from 'commander';
import { END, START } from '../model/simulation.ts';
import { formatMonth, parseMonth } from '../core/calendar.ts';
import type { ExitCode, Services } from './services.ts';

export type AddCommand = (program: Command, services: Services, finish: (code: ExitCode) => void) => void;

export const DEFAULT_SEED = 'tama-2005';

/** Below the help of a command. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ musubi ${line}`).join('\n')}`;
}

/** Gathers an option that may be given several times. */
export function gather(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A whole number in plain digits, both ends included. */
export function wholeFrom(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

/** The calendar month at which runs end, exclusive. */
export function untilMonth(text: string): number {
  const month = parseMonth(text);
  const first = START + 3;
  if (month !== undefined && month >= first && month <= END) return month;
  throw new InvalidArgumentError(`Expected a month as YYYY-MM from ${formatMonth(first)} to ${formatMonth(END)}.`);
}

export function seedText(text: string): string {
  if (text.length <= 200) return text;
  throw new InvalidArgumentError('Expected at most 200 characters.');
}
