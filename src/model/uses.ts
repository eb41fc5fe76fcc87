/** Which of the 35 fields an organisation has used since last April, and in which it has founded lines: a bit each. */
import type { Organisations } from './state.ts';

const LOW = 32;

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

/** Whether a row has used a field since last April, or does business in it. */
export function isUsed(o: Organisations, row: number, field: number): boolean {
  return hasLine(o, row, field) || holds(o.usedLow[row] as number, o.usedHigh[row] as number, field);
}

function holds(low: number, high: number, field: number): boolean {
  return ((field < LOW ? low >> field : high >> (field - LOW)) & 1) === 1;
}
