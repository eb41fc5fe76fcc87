import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { firstProcess, populationDigest } from '../../src/explain/twins.ts';
import { branch, createSimulation, digest, runUntil, SPIN_UP, step } from '../../src/model/simulation.ts';
import { LEVERS_START, small, twins } from './scene.ts';

const seed = seedOfText('x');
const until = monthOf(2004, 4);

test('both twins end as whole runs without a log do', () => {
  const [none, japan] = [small('none'), small('japan')];
  const { a, b } = twins(none, japan);
  for (const [twin, params] of [
    [a, none],
    [b, japan],
  ] as const) {
    const alone = createSimulation(params, seed);
    runUntil(alone, until);
    expect(digest(twin)).toBe(digest(alone));
  }
  expect(digest(a)).not.toBe(digest(b));
});

test('looking for where the states part changes nothing', () => {
  const [none, japan] = [small('none'), small('japan')];
  const short = { until: monthOf(2002, 4) };
  const quiet = twins(none, japan, short);
  const looked = twins(none, japan, { ...short, states: true });
  expect([digest(looked.a), digest(looked.b)]).toEqual([digest(quiet.a), digest(quiet.b)]);
  expect(quiet.state).toBeNull();
});

test('money for networks without coordinators parts the states in its first month, and first by the gatherings that draw it', () => {
  const { state, population } = twins(small('none'), small('none', 'network.budget@2003=200000000'), {
    partedAt: monthOf(2003, 4),
    states: true,
  });
  expect(state).toMatchObject({ month: monthOf(2003, 4), process: 'meetings' });
  expect(population!.month).toBeGreaterThanOrEqual(state!.month);
  expect(population!.process).not.toBe('networkMoney');
});

test('a call parts the states in its own month', () => {
  const params = small('none', 'consortium.budget@2003=900000000', 'model.callMonth=9');
  const { state } = twins(small('none', 'model.callMonth=9'), params, { partedAt: monthOf(2003, 4), states: true });
  expect(state).toMatchObject({ month: monthOf(2003, 9), process: 'calls' });
});

test('twins under the same policy never part', () => {
  const { state, population } = twins(small('none'), small('none'), { states: true, until: monthOf(2001, 10) });
  expect([state, population]).toEqual([null, null]);
});

test('policies that differ in more than levers have no common past', () => {
  const { commonEvents, state } = twins(small('none'), small('none', 'model.entryRate=0.06'), {
    partedAt: SPIN_UP,
    until: SPIN_UP + 24,
    states: true,
  });
  expect(commonEvents).toBe(0);
  expect(state!.month).toBeGreaterThanOrEqual(SPIN_UP);
});

test('a month process by process is a month', () => {
  const params = small('japan');
  const sim = createSimulation(params, seed);
  runUntil(sim, LEVERS_START);
  const [a, b, whole] = [branch(sim, params), branch(sim, params), branch(sim, params)];
  for (let month = 0; month < 12; month++) {
    firstProcess(a, b, digest);
    step(whole);
  }
  expect([digest(a), digest(b), a.month]).toEqual([digest(whole), digest(whole), whole.month]);
});

test('the digest of the population is blind to accounts and counters, and to nothing of an organisation', () => {
  const sim = createSimulation(small('none'), seed);
  runUntil(sim, SPIN_UP + 6);
  const before = [digest(sim), populationDigest(sim)];
  sim.state.counters[0]!++;
  expect([digest(sim) === before[0], populationDigest(sim) === before[1]]).toEqual([false, true]);
  sim.state.organisations.staff[3]!++;
  expect(populationDigest(sim)).not.toBe(before[1]);
});
