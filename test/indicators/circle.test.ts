import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { circleOf, virtuousCircle, withoutSupport } from '../../src/indicators/circle.ts';
import { EventKind, EventLog } from '../../src/model/events.ts';
import { PEER_MONTHS } from '../../src/model/processes/founding.ts';
import { createSimulation, digest, runUntil } from '../../src/model/simulation.ts';
import { runTo, seedNumber, tinyParams } from '../model/worlds.ts';

const FROM = monthOf(2006, 4);

/** A log of successes and labelled ventures that each name their success. */
function logOf(births: readonly number[], offspring: readonly (readonly [success: number, month: number])[]): EventLog {
  const log = new EventLog();
  const events = [
    ...births.map((month, n) => ({ month, run: () => log.emit(month, EventKind.success, n + 1, 0, 0, 0, 0, 0) })),
    ...offspring.map(([success, month], n) => ({
      month,
      run: () => {
        if (success >= 0) log.because(EventKind.success, success + 1, 0);
        log.emit(month, EventKind.venture, 1000 + n, 7, 0, 0, 0, 1);
      },
    })),
  ];
  for (const event of events.sort((x, y) => x.month - y.month)) event.run();
  return log;
}

describe('the virtuous circle', () => {
  test('is offspring per success, where every success is watched for ten years', () => {
    const births = [FROM, FROM, FROM, FROM];
    const log = logOf(births, [
      [0, FROM + 3],
      [0, FROM + 30],
      [2, FROM + 119],
    ]);
    const { mean, successes, offspring } = circleOf(log, FROM, FROM + 120);
    expect(successes).toBe(4);
    expect(offspring).toBe(3);
    expect(mean).toBeCloseTo(3 / 4, 12);
  });

  test('corrects for years not watched: half the cohort seen for five years at one a year each is ten, not seven and a half', () => {
    const births = [FROM, FROM + 60];
    const yearly = (n: number, birth: number, years: number): [number, number][] =>
      Array.from({ length: years }, (_, age) => [n, birth + 12 * age + 6]);
    const log = logOf(births, [...yearly(0, FROM, 10), ...yearly(1, FROM + 60, 5)]);
    const circle = circleOf(log, FROM, FROM + 120);
    expect(circle.mean).toBeCloseTo(10, 12);
    expect(circle.offspring / circle.successes).toBe(7.5);
  });

  test('gives what peers drew to all successes of the last three years, those before the branch included', () => {
    const log = logOf([FROM - 6, FROM], [[-1, FROM + 6]]);
    expect(circleOf(log, FROM, FROM + 120).mean).toBeCloseTo(0.5, 12);
    const old = logOf([FROM - PEER_MONTHS, FROM], [[-1, FROM + 6]]);
    expect(circleOf(old, FROM, FROM + 120).mean).toBeCloseTo(1, 12);
  });

  test('is undefined without successes', () => {
    expect(circleOf(logOf([], []), FROM, FROM + 120).mean).toBeNaN();
  });

  test('leaves the run that it is asked of as it was, and withdraws every lever', () => {
    const params = tinyParams();
    const sim = runTo(params, FROM - PEER_MONTHS, seedNumber(81));
    const before = digest(sim);
    const circle = virtuousCircle(sim, FROM);
    expect(digest(sim)).toBe(before);
    expect(circle.successes).toBeGreaterThan(0);
    const levels = Object.values(withoutSupport(params).levers).flatMap((lever) => Object.values(lever) as number[][]);
    expect(levels.flat().every((level) => level === 0)).toBe(true);
    const plain = createSimulation(withoutSupport(params), seedNumber(81));
    runUntil(plain, FROM);
    expect(() => virtuousCircle(plain, FROM)).toThrow('too late');
  });
});
