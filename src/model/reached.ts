/** Which levers have reached an organisation so far: a bit each, in the order of LEVER_NAMES. No process reads it. */
import { LEVER_NAMES, type LeverName } from './params.ts';
import type { Organisations } from './state.ts';

/** The bit of each lever. */
export const LeverBit = Object.freeze(
  Object.fromEntries(LEVER_NAMES.map((name, at) => [name, 1 << at])) as Record<LeverName, number>,
);

export function markReached(organisations: Organisations, row: number, bit: number): void {
  organisations.used[row] = (organisations.used[row] as number) | bit;
}
