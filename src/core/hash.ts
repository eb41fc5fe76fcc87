/**
 * Fingerprints: of JSON values (run keys), of text, and of states. MurmurHash3_x86_128 (Austin Appleby, public domain),
 * checked against its published verification value. Not for cryptography: it guards against accidents, not against malice.
 */
import { InvariantError } from './errors.ts';

const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

function rotate(x: number, r: number): number {
  return (x << r) | (x >>> (32 - r));
}

function finish(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** MurmurHash3_x86_128 of bytes; four words into `out`. */
export function murmur128(bytes: Uint8Array, seed: number, out: Int32Array): void {
  const length = bytes.length;
  const whole = length & ~15;
  const word = (at: number): number =>
    (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
  let h1 = seed | 0;
  let h2 = h1;
  let h3 = h1;
  let h4 = h1;
  for (let i = 0; i < whole; i += 16) {
    h1 ^= Math.imul(rotate(Math.imul(word(i), C1), 15), C2);
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(word(i + 4), C2), 16), C3);
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(word(i + 8), C3), 17), C4);
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(word(i + 12), C4), 18), C1);
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  // missing bytes of the tail read as zero, and a zero word leaves its lane as it is
  h4 ^= Math.imul(rotate(Math.imul(word(whole + 12), C4), 18), C1);
  h3 ^= Math.imul(rotate(Math.imul(word(whole + 8), C3), 17), C4);
  h2 ^= Math.imul(rotate(Math.imul(word(whole + 4), C2), 16), C3);
  h1 ^= Math.imul(rotate(Math.imul(word(whole), C1), 15), C2);

  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = finish(h1);
  h2 = finish(h2);
  h3 = finish(h3);
  h4 = finish(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  out[0] = h1;
  out[1] = h2 + h1;
  out[2] = h3 + h1;
  out[3] = h4 + h1;
}

/** Four words as 32 lower-case hexadecimal digits. */
export function hex128(words: Int32Array): string {
  let text = '';
  for (let i = 0; i < 4; i++) text += ((words[i] as number) >>> 0).toString(16).padStart(8, '0');
  return text;
}

/** 32 hexadecimal digits for a text (its UTF-8 bytes; a lone surrogate counts as U+FFFD). */
export function hash128(text: string): string {
  const out = new Int32Array(4);
  murmur128(utf8(text), 0, out);
  return hex128(out);
}

/**
 * Adds the hash of one cell of a table to `out`, lane by lane modulo 2^32, so that the sum over all cells is free of
 * order. The cell is (key of its row, column, the 64 bits of its value as two words); integers go in as (value, 0).
 * It is murmur128 of these five words in little-endian order, written out because a digest calls it for every cell.
 */
export function mixRow(out: Int32Array, keyHi: number, keyLo: number, column: number, lo: number, hi: number): void {
  let h1 = Math.imul(rotate(Math.imul(keyHi, C1), 15), C2);
  let h2 = Math.imul(rotate(Math.imul(keyLo, C2), 16), C3);
  let h3 = Math.imul(rotate(Math.imul(column, C3), 17), C4);
  let h4 = Math.imul(rotate(Math.imul(lo, C4), 18), C1);
  h1 = (Math.imul(rotate(h1, 19), 5) + 0x561ccd1b) | 0;
  h2 = (Math.imul(rotate(h2, 17), 5) + 0x0bcaa747) | 0;
  h3 = (Math.imul(rotate(h3, 15), 5) + 0x96cd1c35) | 0;
  h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  h1 ^= Math.imul(rotate(Math.imul(hi, C1), 15), C2);
  h1 ^= 20;
  h2 ^= 20;
  h3 ^= 20;
  h4 ^= 20;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = finish((h2 + h1) | 0);
  h3 = finish((h3 + h1) | 0);
  h4 = finish((h4 + h1) | 0);
  h1 = (finish(h1) + h2 + h3 + h4) | 0;
  out[0] = (out[0] as number) + h1;
  out[1] = (out[1] as number) + h2 + h1;
  out[2] = (out[2] as number) + h3 + h1;
  out[3] = (out[3] as number) + h4 + h1;
}

function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let n = 0;
  for (const character of text) {
    let code = character.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) {
      bytes[n++] = code;
      continue;
    }
    if (code < 0x800) bytes[n++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[n++] = 0xe0 | (code >> 12);
      else {
        bytes[n++] = 0xf0 | (code >> 18);
        bytes[n++] = 0x80 | ((code >> 12) & 63);
      }
      bytes[n++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[n++] = 0x80 | (code & 63);
  }
  return bytes.subarray(0, n);
}

/**
 * JSON of one form (RFC 8785): no spaces, members in order of their names' code units, numbers as ECMAScript prints
 * them (shortest that reads back; -0 as 0), and all text in NFC. Takes null, booleans, finite numbers, text, arrays and
 * plain objects.
 *
 * @throws InvariantError with the path of anything else: undefined, NaN, infinities, lone surrogates, other objects
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value, path);
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new InvariantError(`canonical JSON: ${path} is ${value}, expected a finite number`);
    return String(value);
  }
  if (Array.isArray(value)) {
    // by index: map would pass over holes in silence
    return `[${Array.from(value, (item, i) => write(item, `${path}[${i}]`)).join(',')}]`;
  }
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null)
      return writeObject(value as Record<string, unknown>, path);
  }
  throw new InvariantError(`canonical JSON: ${path} is ${describe(value)}, expected plain JSON`);
}

function writeObject(object: Record<string, unknown>, path: string): string {
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    const normal = name.normalize('NFC');
    if (members.has(normal)) throw new InvariantError(`canonical JSON: ${path} has two members "${normal}" after NFC`);
    members.set(normal, value);
  }
  // the default sort compares UTF-16 code units
  const names = [...members.keys()].sort();
  return `{${names.map((name) => `${quote(name, path)}:${write(members.get(name), `${path}.${name}`)}`).join(',')}}`;
}

function quote(text: string, path: string): string {
  const json = JSON.stringify(text.normalize('NFC'));
  if (/[^\\](\\\\)*\\ud[89a-f]/.test(json)) throw new InvariantError(`canonical JSON: ${path} holds a lone surrogate`);
  return json;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return (value as { constructor?: { name?: string } }).constructor?.name ?? 'an object';
}
