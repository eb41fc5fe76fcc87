/** The first place in which two JSON values differ. */

export interface Mismatch {
  /** Such as indicators[0].a[1]; empty for the whole. */
  readonly path: string;
  /** undefined: not there. */
  readonly file: unknown;
  readonly reproduced: unknown;
}

/** In the order of what was reproduced; whatever only the file has comes after. null: equal, order of names aside. */
export function firstMismatch(file: unknown, reproduced: unknown, path = ''): Mismatch | null {
  if (Array.isArray(file) && Array.isArray(reproduced)) {
    for (let i = 0; i < Math.max(file.length, reproduced.length); i++) {
      const found = firstMismatch(file[i], reproduced[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (isObject(file) && isObject(reproduced)) {
    for (const name of new Set([...Object.keys(reproduced), ...Object.keys(file)])) {
      const found = firstMismatch(own(file, name), own(reproduced, name), path === '' ? name : `${path}.${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  return file === reproduced ? null : { path, file, reproduced };
}

/** Both values in one line each; of long texts the part in which they differ. */
export function tellMismatch({ path, file, reproduced }: Mismatch): string {
  const from = typeof file === 'string' && typeof reproduced === 'string' ? commonStart(file, reproduced) : 0;
  return `${path}: the file has ${brief(file, from)}, reproduced is ${brief(reproduced, from)}`;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: Json, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

const LONGEST = 60;

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return Math.max(a.length, b.length) > LONGEST && i > LONGEST / 3 ? i - LONGEST / 6 : 0;
}

function brief(value: unknown, from: number): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return 'an object';
  if (typeof value !== 'string') return String(value);
  const rest = value.slice(from);
  const cut = rest.length > LONGEST ? `${rest.slice(0, LONGEST - 1)}…` : rest;
  return JSON.stringify(from > 0 ? `…${cut}` : cut);
}
