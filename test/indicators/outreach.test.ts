import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { createRecorder, record, seriesOf } from '../../src/indicators/recorder.ts';
import { Counter } from '../../src/model/accounts.ts';
import { createSimulation, START, step } from '../../src/model/simulation.ts';
import { isOutside } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { OUTREACH, seedNumber, tinyParams, withLevers } from '../model/worlds.ts';

test('what levers that reach out did is recorded: pipelines, plants and their jobs, purchases, products through channels', () => {
  const sim = createSimulation(withLevers(tinyParams({ policy: 'none' }), OUTREACH), seedNumber(71));
  const recorder = createRecorder();
  while (sim.month < monthOf(2007, 4)) {
    step(sim);
    record(recorder, sim);
  }
  const last = (sim.month - START) / 3 - 1;
  const value = (id: string): number => seriesOf(recorder.series, id)[last]!;
  const { organisations: o, ties: t, counters } = sim.state;
  const rows = Array.from({ length: o.count }, (_, row) => row);
  const plants = rows.filter((row) => o.plant[row] === 1 && o.alive[row] === 1);
  expect(plants.length).toBeGreaterThan(2);
  expect(value('plants')).toBe(plants.length);
  expect(value('jobsInPlants')).toBe(plants.reduce((sum, row) => sum + o.staff[row]!, 0));
  expect(value('plantsClosed')).toBe(counters[Counter.plantsClosed]);
  expect(value('procurementSales')).toBe(counters[Counter.purchases]! * sim.c.purchaseSize);
  expect(value('productsThroughChannel')).toBeGreaterThan(0);
  expect(value('productsThroughChannel')).toBeLessThanOrEqual(counters[Counter.successes]!);
  const out = Array.from({ length: t.count }, (_, tie) => tie).filter(
    (tie) =>
      isAlive(t, tie, sim.month) &&
      o.alive[t.a[tie]!] === 1 &&
      o.alive[t.b[tie]!] === 1 &&
      (isOutside(o.kind[t.a[tie]!]!) || isOutside(o.kind[t.b[tie]!]!)),
  );
  expect(out.length).toBeGreaterThan(5);
  expect(value('pipelines')).toBe(out.length);
});
