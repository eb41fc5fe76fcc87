/** Small regions and made-up logs for the tests of explain. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { type TwinSpec, type Twins, twinsInSlices } from '../../src/explain/twins.ts';
import { EventKind, type EventKindName, EventLog } from '../../src/model/events.ts';
import type { Params } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { parseOverride } from '../../src/scenario/overrides.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A region of some 300 organisations. */
export function small(policy: 'none' | 'japan', ...sets: readonly string[]): Params {
  const region = loadRegion(readFileSync(join(ROOT, 'test/fixtures/scenario/good-region.yaml')), 'region');
  const file = loadPolicy(readFileSync(join(ROOT, `scenarios/policies/${policy}.yaml`)), 'policy');
  return compile(region, file, sets.map(parseOverride)).params;
}

export const LEVERS_START = monthOf(2001, 4);

export function twins(a: Params, b: Params, changes: Partial<TwinSpec> = {}): Twins {
  const spec = {
    a,
    b,
    seed: seedOfText('x'),
    partedAt: LEVERS_START,
    until: monthOf(2004, 4),
    states: false,
    ...changes,
  };
  const slices = twinsInSlices(spec);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Name, month, kind, and the names of what led to it. The subject's key follows from the name. */
export type Happening = readonly [name: string, month: number, kind: EventKindName, because?: readonly string[]];

/** A log of made-up events, and the row of each by name. */
export function logOf(events: readonly Happening[]): {
  readonly log: EventLog;
  readonly row: (name: string) => number;
} {
  const log = new EventLog();
  const keys = new Map<string, number>();
  const rows = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const [name, month, kind, because = []] of events) {
    const key = keyOf(name);
    keys.set(name, key);
    for (const cause of because) log.because(kinds.get(cause)!, keys.get(cause)!, 0);
    rows.set(name, log.count);
    kinds.set(name, EventKind[kind]);
    log.emit(month, EventKind[kind], key, 0, 0, 0, 0, 0);
  }
  return { log, row: (name) => rows.get(name)! };
}

function keyOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}

export const rowsOf = (log: EventLog): number[] => Array.from({ length: log.count }, (_, row) => row);
