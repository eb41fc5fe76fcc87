/** Which of the 35 fields an organisation knows, has used since last April, and has founded lines in: a bit each. */
import { FIELDS } from './params.ts';
import type { Organisations } from './state.ts';

const LOW = 32;

/** Notes the fields of which a row knows something; after its expertise has changed. */
export function noteKnown(o: Organisations, row: number): void {
  const { expertise } = o;
  const at = row * FIELDS;
  let low = 0;
  let high = 0;
  for (let f = 0; f < LOW; f++) if ((expertise[at + f] as number) > 0) low |= 1 << f;
  for (let f = LOW; f < FIELDS; f++) if ((expertise[at + f] as number) > 0) high |= 1 << (f - LOW);
  o.knownLow[row] = low;
  o.knownHigh[row] = high;
}

/** Notes that a row knows something of a field from now on, or nothing any more. */
export function noteField(o: Organisations, row: number, field: number, isKnown: boolean): void {
  const words = field < LOW ? o.knownLow : o.knownHigh;
  const bit = 1 << (field % LOW);
  words[row] = isKnown ? (words[row] as number) | bit : (words[row] as number) & ~bit;
}

/** The first field of a word of bits, 0 to 31; the word is not 0. */
export function firstBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** Notes that a row works in a field, so that it does not forget it in this fiscal year. */
export function noteUse(o: Organisations, row: number, field: number): void {
  if (field < LOW) o.usedLow[row] = (o.usedLow[row] as number) | (1 << field);
  else o.usedHigh[row] = (o.usedHigh[row] as number) | (1 << (field - LOW));
}

/** Notes a business line in a field. */
export function noteLine(o: Organisations, row: number, field: number): void {
  if (field < LOW) o.linesLow[row] = (o.linesLow[row] as number) | (1 << field);
  else o.linesHigh[row] = (o.linesHigh[row] as number) | (1 << (field - LOW));
}

/** Whether a field is the main one of a row or one in which it has founded a line. */
export function hasLine(o: Organisations, row: number, field: number): boolean {
  return o.field[row] === field || holds(o.linesLow[row] as number, o.linesHigh[row] as number, field);
}

/** Fields of a row that are known and out of use since last April: the word of fields 0 to 31. */
export function idleLow(o: Organisations, row: number): number {
  const field = o.field[row] as number;
  const main = field < LOW ? 1 << field : 0;
  return (o.knownLow[row] as number) & ~((o.usedLow[row] as number) | (o.linesLow[row] as number) | main);
}

/** The same, fields 32 to 34. */
export function idleHigh(o: Organisations, row: number): number {
  const field = o.field[row] as number;
  const main = field < LOW ? 0 : 1 << (field - LOW);
  return (o.knownHigh[row] as number) & ~((o.usedHigh[row] as number) | (o.linesHigh[row] as number) | main);
}

function holds(low: number, high: number, field: number): boolean {
  return ((field < LOW ? low >> field : high >> (field - LOW)) & 1) === 1;
}
