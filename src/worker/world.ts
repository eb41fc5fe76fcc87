/** One run as the network view draws it: who lived when, who was tied to whom from when to when, and what happened. */
import { monthOf } from '../core/calendar.ts';
import { type Engine, horizonOf } from '../experiment/engine.ts';
import { runKeyOf } from '../experiment/runKey.ts';
import { advance, begin } from '../experiment/slices.ts';
import { GAUGES, INDICATORS, indicatorIndex } from '../indicators/descriptors.ts';
import type { EventLog } from '../model/events.ts';
import type { Simulation } from '../model/simulation.ts';
import type { Organisations } from '../model/state.ts';
import type { EventTable, OrganisationTable, World, WorldTask } from './protocol.ts';
import { createTieTracker } from './ties.ts';

/** Ties are followed from here on; those of before that are still there have the month they were made in. */
const FOLLOWED_FROM = monthOf(1998, 4);

/** @param engine one whose simulations keep a log */
export function* worldInSlices<R>(engine: Engine<Simulation, R>, task: WorldTask): Generator<void, World> {
  const { params, seed, until = horizonOf(engine) } = task;
  const run = begin(engine, params, seed);
  const { sim } = run;
  const tracker = createTieTracker();
  yield* advance(engine, run, Math.min(until, FOLLOWED_FROM));
  const observe = (): void => tracker.observe(sim.state.ties, sim.state.organisations.alive, sim.month);
  observe();
  while (sim.month < until) {
    yield* advance(engine, run, sim.month + 1);
    observe();
  }
  const series = engine.finish(run.recorder);
  return {
    organisations: organisationsOf(sim.state.organisations),
    ties: tracker.finish(),
    gauges: gaugesOf(series),
    series,
    digest: engine.digest(sim),
    runKey: runKeyOf(params, seed, until),
    events: eventsOf(sim.log),
  };
}

function organisationsOf(organisations: Organisations): OrganisationTable {
  const { count } = organisations;
  const cut = <T extends Int32Array | Uint8Array>(column: T): T => column.slice(0, count) as T;
  return {
    count,
    keyHi: cut(organisations.keyHi),
    keyLo: cut(organisations.keyLo),
    kind: cut(organisations.kind),
    town: cut(organisations.town),
    field: cut(organisations.field),
    member: cut(organisations.member),
    born: cut(organisations.born),
    died: cut(organisations.died),
  };
}

function gaugesOf(series: Float64Array): Float64Array {
  const quarters = series.length / INDICATORS.length;
  const gauges = new Float64Array(GAUGES.length * quarters);
  GAUGES.forEach((id, row) => {
    const from = indicatorIndex(id) * quarters;
    gauges.set(series.subarray(from, from + quarters), row * quarters);
  });
  return gauges;
}

function eventsOf(log: EventLog | null): EventTable {
  if (log === null) throw new RangeError('a world needs an engine that keeps a log');
  const { count, causesUsed } = log;
  return {
    count,
    month: log.month.slice(0, count),
    kind: log.kind.slice(0, count),
    subjectHi: log.subjectHi.slice(0, count),
    subjectLo: log.subjectLo.slice(0, count),
    objectHi: log.objectHi.slice(0, count),
    objectLo: log.objectLo.slice(0, count),
    amount: log.amount.slice(0, count),
    detail: log.detail.slice(0, count),
    causeFrom: log.causeFrom.slice(0, count),
    causeCount: log.causeCount.slice(0, count),
    causes: log.causes.slice(0, causesUsed),
  };
}
