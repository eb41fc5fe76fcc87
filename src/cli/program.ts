/** What the commands share in how they are declared: options, their checks, examples. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatMonth, parseMonth } from '../core/calendar.ts';
import { END, START } from '../model/simulation.ts';
import type { ExitCode, Services } from './services.ts';

export type AddCommand = (program: Command, services: Services, finish: (code: ExitCode) => void) => void;

const DEFAULT_SEED = 'tama-2005';

/** Below the help of a command. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ musubi ${line}`).join('\n')}`;
}

/** `--set path=value` and its kin; may be given several times. */
export function setOption(flag: string, text: string): Option {
  return new Option(`${flag} <path=value>`, text)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'no change');
}

export function untilOption(): Option {
  return new Option('--until <month>', 'YYYY-MM at whose beginning a run ends.')
    .argParser(untilMonth)
    .default(END, formatMonth(END));
}

export function seedOption(): Option {
  return new Option('--seed <text>', 'Text that fixes all luck, 1 to 200 characters.')
    .argParser(seedText)
    .default(DEFAULT_SEED);
}

export function pairOption(): Option {
  return new Option('--pair <n>', 'The luck of pair n, from 1, as the viewer and compare count them.').argParser(
    pairNumber,
  );
}

/** A whole number in plain digits, both ends included. */
export function wholeFrom(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

const anyPair = wholeFrom(1, 1_000_000);

/** Counted from 1. */
function pairNumber(text: string): number {
  if (/^0+$/.test(text))
    throw new InvalidArgumentError('Pairs are counted from 1, as in the viewer: the first is --pair 1.');
  return anyPair(text);
}

/** The calendar month at which runs end, exclusive. */
function untilMonth(text: string): number {
  const month = parseMonth(text);
  const first = START + 3;
  if (month !== undefined && month >= first && month <= END) return month;
  throw new InvalidArgumentError(`Expected a month as YYYY-MM from ${formatMonth(first)} to ${formatMonth(END)}.`);
}

function seedText(text: string): string {
  if (text.length >= 1 && text.length <= 200) return text;
  throw new InvalidArgumentError('Expected 1 to 200 characters.');
}
