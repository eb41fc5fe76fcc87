import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedAt, seedOfText } from '../../src/core/seed.ts';
import { engineWith, runOne } from '../../src/experiment/run.ts';
import { straight } from '../../src/experiment/slices.ts';
import { GAUGES, indicatorIndex } from '../../src/indicators/descriptors.ts';
import { QUARTERS, seriesOf } from '../../src/indicators/recorder.ts';
import { EventKind } from '../../src/model/events.ts';
import { NEVER } from '../../src/worker/never.ts';
import { worldInSlices } from '../../src/worker/world.ts';
import { small, tama } from '../experiment/tama.ts';

const params = small(tama('japan'));
const seed = seedAt(seedOfText('tama-2005'), 0);
const world = straight(worldInSlices(engineWith({ log: true }), { token: 1, params, seed }));
const { organisations, ties, events } = world;
const END = monthOf(2021, 4);

describe('a world', () => {
  test('is the run that ensembles make, watched', () => {
    const run = runOne(params, seed);
    expect({ runKey: world.runKey, digest: world.digest, series: world.series }).toEqual(run);
  });

  test('has the four gauges by quarter', () => {
    GAUGES.forEach((id, row) => {
      expect(world.gauges.subarray(row * QUARTERS, (row + 1) * QUARTERS)).toEqual(seriesOf(world.series, id));
    });
  });

  test('has organisations with keys of their own who live before they die', () => {
    const keys = new Set<string>();
    for (let row = 0; row < organisations.count; row++) {
      keys.add(`${organisations.keyHi[row]} ${organisations.keyLo[row]}`);
      expect(organisations.died[row]).toBeGreaterThanOrEqual(organisations.born[row]!);
    }
    expect(keys.size).toBe(organisations.count);
  });

  test('has at each quarter end as many ties as the recorder counted', () => {
    const counted = seriesOf(world.series, 'tiesAlive');
    expect(indicatorIndex('tiesAlive')).toBeGreaterThanOrEqual(0);
    for (let quarter = 0; quarter < QUARTERS; quarter += 7) {
      const month = monthOf(1998, 7) + 3 * quarter;
      let alive = 0;
      for (let tie = 0; tie < ties.count; tie++) {
        if (ties.from[tie]! < month && ties.until[tie]! > month) alive++;
      }
      expect(alive).toBe(counted[quarter]);
    }
  });

  test('has ties between two different organisations, each over a time', () => {
    for (let tie = 0; tie < ties.count; tie++) {
      expect(ties.a[tie]).not.toBe(ties.b[tie]);
      expect(Math.max(ties.a[tie]!, ties.b[tie]!)).toBeLessThan(organisations.count);
      expect(ties.until[tie]).toBeGreaterThan(ties.from[tie]!);
      expect(ties.until[tie] === NEVER || ties.until[tie]! <= END).toBe(true);
    }
    expect(ties.count).toBeGreaterThan(0);
  });

  test('has events in order of months, each after its causes, and the ties among them', () => {
    expect(events.count).toBeGreaterThan(0);
    let ties = 0;
    for (let row = 0; row < events.count; row++) {
      if (row > 0) expect(events.month[row]).toBeGreaterThanOrEqual(events.month[row - 1]!);
      const from = events.causeFrom[row]!;
      for (const cause of events.causes.subarray(from, from + events.causeCount[row]!)) expect(cause).toBeLessThan(row);
      if (events.kind[row] === EventKind.tie) ties++;
    }
    expect(ties).toBeGreaterThan(0);
  });
});
