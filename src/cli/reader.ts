/** Reads JSON that may be anything at all. */
import { parseMonth } from '../core/calendar.ts';
import { InputError } from '../core/errors.ts';
import type { Params } from '../model/params.ts';
import { END, START } from '../model/simulation.ts';
import { paramsProblem } from './paramsCheck.ts';
import { cut } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/** Parts of a JSON value by name, each with its place for messages. */
export class Reader {
  readonly #file: string;
  readonly #value: Json;
  readonly #path: string;

  constructor(file: string, value: unknown, path = '') {
    this.#file = file;
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`${file}:1:1: ${path === '' ? '' : `${path}: `}value ${brief(value)}; expected an object`);
    }
    this.#value = value as Json;
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  wrong(name: string, expected: string): InputError {
    return new InputError(`${this.#file}:1:1: ${this.#at(name)}: value ${brief(this.get(name))}; expected ${expected}`);
  }

  object(name: string): Reader {
    return new Reader(this.#file, this.get(name), this.#at(name));
  }

  objects(name: string, length?: number): Reader[] {
    const list = this.get(name);
    if (!Array.isArray(list) || (length !== undefined && list.length !== length)) {
      throw this.wrong(name, length === undefined ? 'a list' : `a list of ${length}`);
    }
    return list.map((item, i) => new Reader(this.#file, item, `${this.#at(name)}[${i}]`));
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string') throw this.wrong(name, 'text');
    return value;
  }

  fingerprint(name: string): string {
    const text = this.text(name);
    if (!/^[0-9a-f]{32}$/.test(text)) throw this.wrong(name, '32 hexadecimal characters');
    return text;
  }

  number(name: string): number {
    const value = this.get(name);
    if (typeof value !== 'number') throw this.wrong(name, 'a number');
    return value;
  }

  whole(name: string, min: number, max: number): number {
    const value = this.number(name);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw this.wrong(name, `a whole number from ${min} to ${max}`);
  }

  texts(name: string): string[] {
    const list = this.get(name);
    if (!Array.isArray(list) || !list.every((text) => typeof text === 'string'))
      throw this.wrong(name, 'a list of texts');
    return list;
  }

  /** null stands for NaN. */
  numbers(name: string, length: number): number[] {
    const list = this.get(name);
    if (!Array.isArray(list) || list.length !== length) throw this.wrong(name, `a list of ${length} numbers`);
    return list.map((value: unknown) => {
      if (value !== null && typeof value !== 'number') throw this.wrong(name, 'numbers or null');
      return value ?? Number.NaN;
    });
  }

  month(name: string): number {
    const month = parseMonth(this.text(name));
    if (month === undefined || month < START || month > END) throw this.wrong(name, 'a month of the run as YYYY-MM');
    return month;
  }

  params(name: string): Params {
    const value = this.get(name);
    const problem = paramsProblem(value);
    if (problem !== null) throw new InputError(`${this.#file}:1:1: ${this.#at(name)}: ${problem}`);
    return value as Params;
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }
}

function brief(value: unknown): string {
  if (value === undefined) return '(missing)';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `(a list of ${value.length})` : '(an object)';
  const text = JSON.stringify(value);
  return cut(text);
}
