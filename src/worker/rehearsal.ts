/**
 * The run before the first: a village of a few dozen organisations lives through all that a run does (a log, a branch, records,
 * a digest), for nobody. V8 compiles for the shapes it has seen, and an object of a kind that is made for the second time,
 * a column that grows or a list that gets its first entry changes shapes: with a whole region on its way, all code that
 * was compiled by then is thrown away, several times. The village has cost a tenth of a second when shapes have settled.
 */
import { monthOf } from '../core/calendar.ts';
import { reserve } from '../core/columns.ts';
import type { Key } from '../core/random.ts';
import type { Engine } from '../experiment/engine.ts';
import { advance, begin, summaryOf } from '../experiment/slices.ts';
import type { Recorder } from '../indicators/recorder.ts';
import type { Params } from '../model/params.ts';
import type { Simulation } from '../model/simulation.ts';
import { worldInSlices } from './world.ts';

type Model = Engine<Simulation, Recorder>;

/** No person's seed: nobody sees a rehearsal. */
const SEED: Key = { hi: 0x72656865, lo: 0 };
const PARTED = monthOf(2001, 4);
const UNTIL = monthOf(2002, 4);

/** @param plain the engine of pairs @param watched one whose simulations keep a log */
export function* rehearse(plain: Model, watched: Model, asked: Params): Generator<void, void> {
  settleShapes(plain, asked);
  yield* worldInSlices(watched, { token: 0, params: village(asked), seed: SEED, until: UNTIL });
  const past = begin(plain, village(asked), SEED);
  yield* advance(plain, past, PARTED);
  const run = { sim: plain.branch(past.sim, village(asked)), recorder: plain.copyRecorder(past.recorder) };
  yield* advance(plain, run, UNTIL);
  summaryOf(plain, run, '');
}

/** What in a whole region changes shape after months only: columns that grow, a share that is no whole number any more. */
function settleShapes(plain: Model, asked: Params): void {
  for (let n = 0; n < 2; n++) {
    const { sim } = begin(plain, village(asked), SEED);
    sim.room = 0.5;
    const { organisations, ties, projects } = sim.state;
    for (const table of [organisations, ties, projects]) reserve(table, table.capacity);
  }
}

/** A copy of its own each time: what is made for each policy is then made for several. */
function village(params: Params): Params {
  const members = { firms: 4, academic: 1, agencies: 2, finance: 1 };
  const copy = structuredClone(params);
  return { ...copy, region: { ...copy.region, nonMembersPerMember: 1, labsPerAcademic: 1, members } };
}
