/**
 * What support agencies do besides meeting others. Whoever has a living tie to one has its help:
 *
 *   test institute  chance of technical success + testInstitute, for a team of which a firm or venture has such a tie
 *   chamber         knows of every call, as a member of the body does (call.ts)
 *
 * Licensing offices place patents (licence.ts), incubators give places (incubation.ts).
 *
 * Reads   organisations.kind, ties
 * Writes  nothing
 * Draws   nothing
 * Source  METI 2005, support 2: public test institutes; the sizes are proposals.
 */
import type { Context } from '../context.ts';
import { Marks } from '../marks.ts';
import { Kind } from '../state.ts';
import { knows } from '../ties.ts';

/** What a public test institute adds to the chance of success of a team. */
export function testingGain(sim: Context, partners: readonly number[]): number {
  const { kind } = sim.state.organisations;
  for (const row of partners)
    if (kind[row] !== Kind.lab && knows(sim, row, Kind.testInstitute)) return sim.c.testInstitute;
  return 0;
}

/** Marks those whom a chamber of commerce tells of the calls. */
export function listenToChambers(sim: Context): Uint8Array {
  return listening.ofKind(sim, Kind.chamber).marked;
}

/** Scratch. */
const listening = new Marks();
