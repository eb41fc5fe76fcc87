/**
 * Tables of columns: struct of arrays with a declared meaning for each column. A row is a place, a key is an identity;
 * a column that holds rows of a table says so, and compaction rewrites it.
 */
import { InvariantError } from './errors.ts';
import { mixRow } from './hash.ts';

interface Arrays {
  u8: Uint8Array;
  i32: Int32Array;
  f32: Float32Array;
  f64: Float64Array;
}
export type ColumnType = keyof Arrays;

export interface Column<T extends ColumnType = ColumnType> {
  readonly type: T;
  /** Meaning, unit and sentinel. */
  readonly text: string;
  /** Values a row. */
  readonly width: number;
  /** The table whose rows this column holds; -1 is no row. */
  readonly refers: string | null;
  /** Follows from other columns, and is left out of the digest. */
  readonly derived: boolean;
}

export type TableSpec = Readonly<Record<string, Column>>;

interface Options {
  width?: number;
  refers?: string;
  derived?: boolean;
}

function column<T extends ColumnType>(type: T) {
  return (text: string, options: Options = {}): Column<T> => ({
    type,
    text,
    width: options.width ?? 1,
    refers: options.refers ?? null,
    derived: options.derived ?? false,
  });
}
export const u8 = column('u8');
export const i32 = column('i32');
export const f32 = column('f32');
export const f64 = column('f64');

interface Head<S extends TableSpec> {
  readonly name: string;
  readonly spec: S;
  /** Rows in use; capacity is the length of the arrays over their width. */
  count: number;
  capacity: number;
}
export type Table<S extends TableSpec = TableSpec> = Head<S> & { [K in keyof S]: Arrays[S[K]['type']] };

const BYTES: Record<ColumnType, number> = { u8: 1, i32: 4, f32: 4, f64: 8 };

function allocate(type: ColumnType, length: number): Arrays[ColumnType] {
  if (type === 'u8') return new Uint8Array(length);
  if (type === 'i32') return new Int32Array(length);
  return type === 'f32' ? new Float32Array(length) : new Float64Array(length);
}

/** The arrays of a table by column name, for code that treats all columns alike. */
function arraysOf(table: Head<TableSpec>): Record<string, Arrays[ColumnType]> {
  return table as unknown as Record<string, Arrays[ColumnType]>;
}

function get(table: Head<TableSpec>, name: string): Arrays[ColumnType] {
  const array = arraysOf(table)[name];
  if (array === undefined) throw new InvariantError(`table ${table.name} has no column ${name}`);
  return array;
}

export function createTable<S extends TableSpec>(name: string, spec: S, capacity: number): Table<S> {
  const head: [string, unknown][] = [
    ['name', name],
    ['spec', spec],
    ['count', 0],
    ['capacity', capacity],
  ];
  const columns = Object.entries(spec).map(
    ([key, { type, width }]) => [key, allocate(type, capacity * width)] as const,
  );
  // one object from entries, not one grown by keys: V8 turns the latter into a hash table, and every access pays for it
  const table = Object.fromEntries([...head, ...columns]) as unknown as Table<S>;
  // each member is written anew once: V8 compiles for members that never change, and would compile the whole model again
  // when the first table grows
  table.count = 1;
  table.count = 0;
  table.capacity = -1;
  table.capacity = capacity;
  for (const [key, array] of columns) {
    arraysOf(table)[key] = allocate(spec[key]?.type ?? 'u8', 0);
    arraysOf(table)[key] = array;
  }
  return table;
}

/** Makes room for `extra` more rows. Growing replaces the arrays: read them from the table again afterwards. */
export function reserve(table: Head<TableSpec>, extra: number): void {
  if (table.count + extra <= table.capacity) return;
  const capacity = Math.max(table.count + extra, table.capacity + (table.capacity >> 1) + 64);
  for (const [key, { type, width }] of Object.entries(table.spec)) {
    const grown = allocate(type, capacity * width);
    grown.set(get(table, key).subarray(0, table.count * width));
    arraysOf(table)[key] = grown;
  }
  table.capacity = capacity;
}

/** A new row of zeros. Room must have been reserved. */
export function appendRow(table: Head<TableSpec>): number {
  if (table.count >= table.capacity) throw new InvariantError(`table ${table.name} is full at ${table.count} rows`);
  const row = table.count++;
  return row;
}

/** A copy of the rows in use, with `room` more. */
export function cloneTable<S extends TableSpec>(table: Table<S>, room = 0): Table<S> {
  const copy = createTable(table.name, table.spec, table.count + room);
  for (const [key, { width }] of Object.entries(table.spec)) {
    get(copy, key).set(get(table, key).subarray(0, table.count * width));
  }
  copy.count = table.count;
  return copy;
}

/** Puts row from[n] at first + n, towards the front only. One function for each type, so that each knows its arrays. */
const MOVERS = {
  u8: (array: Uint8Array, from: Int32Array, first: number, count: number, width: number): void => {
    if (width === 1) for (let n = 0; n < count; n++) array[first + n] = array[from[n] as number] as number;
    else
      for (let n = 0; n < count; n++)
        for (let k = 0; k < width; k++)
          array[(first + n) * width + k] = array[(from[n] as number) * width + k] as number;
  },
  i32: (array: Int32Array, from: Int32Array, first: number, count: number, width: number): void => {
    if (width === 1) for (let n = 0; n < count; n++) array[first + n] = array[from[n] as number] as number;
    else
      for (let n = 0; n < count; n++)
        for (let k = 0; k < width; k++)
          array[(first + n) * width + k] = array[(from[n] as number) * width + k] as number;
  },
  f32: (array: Float32Array, from: Int32Array, first: number, count: number, width: number): void => {
    if (width === 1) for (let n = 0; n < count; n++) array[first + n] = array[from[n] as number] as number;
    else
      for (let n = 0; n < count; n++)
        for (let k = 0; k < width; k++)
          array[(first + n) * width + k] = array[(from[n] as number) * width + k] as number;
  },
  f64: (array: Float64Array, from: Int32Array, first: number, count: number, width: number): void => {
    if (width === 1) for (let n = 0; n < count; n++) array[first + n] = array[from[n] as number] as number;
    else
      for (let n = 0; n < count; n++)
        for (let k = 0; k < width; k++)
          array[(first + n) * width + k] = array[(from[n] as number) * width + k] as number;
  },
};

/**
 * Removes the rows where `keep` is 0, in order, and clears what is behind the last.
 * @returns for each old row its new row, or -1
 */
export function compact(table: Head<TableSpec>, keep: Uint8Array): Int32Array {
  const { count } = table;
  const moved = new Int32Array(count);
  const from = new Int32Array(count);
  let first = 0;
  while (first < count && keep[first] !== 0) {
    moved[first] = first;
    first++;
  }
  let later = 0;
  for (let row = first; row < count; row++) {
    // written in any case and counted only where it belongs: which rows go cannot be guessed
    const stays = keep[row] === 0 ? 0 : 1;
    from[later] = row;
    moved[row] = stays * (first + later + 1) - 1;
    later += stays;
  }
  const next = first + later;
  for (const [key, { type, width }] of Object.entries(table.spec)) {
    const array = get(table, key);
    if (later > 0) MOVERS[type](array as never, from, first, later, width);
    array.fill(0, next * width, table.count * width);
  }
  table.count = next;
  return moved;
}

/** Puts the rows in another order: row i of the result is row order[i] of now. Columns that refer here follow. */
export function permute(table: Head<TableSpec>, order: Int32Array, others: readonly Head<TableSpec>[]): void {
  const moved = new Int32Array(table.count);
  for (let to = 0; to < table.count; to++) moved[order[to] as number] = to;
  for (const [key, { width }] of Object.entries(table.spec)) {
    const array = get(table, key);
    const old = array.slice(0, table.count * width);
    for (let to = 0; to < table.count; to++) {
      for (let k = 0; k < width; k++) array[to * width + k] = old[(order[to] as number) * width + k] as number;
    }
  }
  for (const other of others) rewriteReferences(other, table.name, moved);
}

/** Rewrites every column of `table` that refers to `name` by `moved` (old row -> new row or -1). */
export function rewriteReferences(table: Head<TableSpec>, name: string, moved: Int32Array): void {
  for (const [key, { refers, width }] of Object.entries(table.spec)) {
    if (refers !== name) continue;
    const array = get(table, key);
    for (let at = 0; at < table.count * width; at++) {
      const row = array[at] as number;
      if (row >= 0) array[at] = moved[row] as number;
    }
  }
}

export function tableBytes(table: Head<TableSpec>): number {
  let bytes = 0;
  for (const { type, width } of Object.values(table.spec)) bytes += BYTES[type] * width * table.capacity;
  return bytes;
}

const float = new Float64Array(1);
const bits = new Int32Array(float.buffer);
const LITTLE = new Uint8Array(new Int32Array([1]).buffer)[0] === 1;

/** One column; scratch. */
let cells = new Float64Array(0);

/** Keys of the rows of each table, by which references enter a digest. */
export type KeysOf = (table: string) => { keyHi: Int32Array; keyLo: Int32Array };

/**
 * Adds the cells of the rows [from, to), or of those to keep among them, into a 128-bit digest: a sum over cells of hash(key, column, bits), free of the
 * order of rows and columns. A reference enters by the key of the row it refers to. -0 and NaN are faults.
 */
export function digestRows(
  out: Int32Array,
  table: Head<TableSpec> & { keyHi: Int32Array; keyLo: Int32Array },
  rows: { readonly from: number; readonly to: number; readonly keep?: Uint8Array },
  keysOf: KeysOf,
): void {
  const { from, to, keep } = rows;
  for (const [name, spec] of Object.entries(table.spec)) {
    if (spec.derived || name === 'keyHi' || name === 'keyLo') continue;
    const { width } = spec;
    // as doubles, whatever its type: a loop over arrays of many types looks each value up
    if (cells.length < to * width) cells = new Float64Array(to * width * 2);
    cells.set(get(table, name).subarray(0, to * width));
    const array = cells;
    const number = columnNumber(table.name, name);
    const refers = spec.refers === null ? null : keysOf(spec.refers);
    const isFloat = spec.type === 'f64' || spec.type === 'f32';
    for (let row = from; row < to; row++) {
      if (keep !== undefined && keep[row] === 0) continue;
      const hi = table.keyHi[row] as number;
      const lo = table.keyLo[row] as number;
      for (let k = 0; k < width; k++) {
        const value = array[row * width + k] as number;
        if (refers !== null) {
          if (value >= 0) mixRow(out, hi, lo, number + k, refers.keyLo[value] as number, refers.keyHi[value] as number);
        } else if (isFloat) {
          if (value === 0) {
            if (Object.is(value, -0)) throw new InvariantError(`${table.name}.${name}, row ${row}: -0`);
            continue;
          }
          if (Number.isNaN(value)) throw new InvariantError(`${table.name}.${name}, row ${row}: not a number`);
          float[0] = value;
          mixRow(out, hi, lo, number + k, bits[LITTLE ? 0 : 1] as number, bits[LITTLE ? 1 : 0] as number);
        } else if (value !== 0) {
          mixRow(out, hi, lo, number + k, value, 0);
        }
      }
    }
  }
}

/** A number for a column that depends on its name alone, with room for 64 values a row. */
export function columnNumber(table: string, column: string): number {
  let hash = 0x811c9dc5;
  const text = `${table}.${column}`;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash << 6) | 0;
}
