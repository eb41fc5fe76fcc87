/** E3: acquaintances in common make strangers likelier to become acquainted, by exactly so much and no more. */
import { beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { addContact } from '../../src/model/context.ts';
import { CommonFriends } from '../../src/model/friends.ts';
import { distance } from '../../src/model/knowledge.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import { createSimulation, restore, type Simulation, snapshot } from '../../src/model/simulation.ts';
import { isActor, Kind, Origin } from '../../src/model/state.ts';
import { isAlive, isTradeOnly, tieBetween } from '../../src/model/ties.ts';
import { addTie, runTo, seedNumber, tamaParams, tinyParams } from './worlds.ts';

const NOBODY = -1;

describe('acquaintances in common', () => {
  let sim: Simulation;
  const [A, B, FRIEND] = [1, 2, 3];
  beforeEach(() => {
    sim = createSimulation(tinyParams(), seedNumber(181));
    expect(sim.state.ties.count).toBe(0);
  });
  const count = (except = NOBODY, most = 20): number => {
    const common = new CommonFriends();
    common.clear(sim);
    const counted = common.count(sim, A, B, except, most);
    // seen from the other side, and where one of them was marked before
    expect(common.count(sim, B, A, except, most)).toBe(counted);
    common.clear(sim);
    expect(common.count(sim, B, A, except, most)).toBe(counted);
    return counted;
  };

  test('are those whom both know: one who is known to one side only is none, and nobody is an acquaintance of itself', () => {
    addTie(sim, A, B, 0.5);
    addTie(sim, A, FRIEND, 0.5);
    expect(count()).toBe(0);
    addTie(sim, FRIEND, B, 0.5);
    expect(count()).toBe(1);
  });

  test('are as many as there are, up to the most that is asked for', () => {
    for (let row = 3; row < 10; row++) for (const side of [A, B]) addTie(sim, side, row, 0.5);
    expect([1, 3, 7, 20].map((most) => count(NOBODY, most))).toEqual([1, 3, 7, 7]);
  });

  test('do not include who brought the two together', () => {
    for (const row of [3, 4]) for (const side of [A, B]) addTie(sim, side, row, 0.5);
    expect([NOBODY, 3, 4, 5].map((except) => count(except))).toEqual([2, 1, 1, 2]);
  });

  test('are alive, met others, and known by more than trade, by a tie that has not faded', () => {
    const { ties, organisations: o } = sim.state;
    const [one, two] = [addTie(sim, A, FRIEND, 0.5), addTie(sim, B, FRIEND, 0.5)];
    for (const tie of [one, two]) {
      ties.origin[tie] = Origin.vertical;
      expect(count()).toBe(0);
      ties.collaboration[tie] = 1;
      expect(count()).toBe(1);
      ties.collaboration[tie] = 0;
      ties.origin[tie] = Origin.chance;
      const expires = ties.expires[tie]!;
      ties.expires[tie] = sim.month;
      expect(count()).toBe(0);
      ties.work[tie] = 1;
      expect(count()).toBe(1);
      ties.work[tie] = 0;
      ties.expires[tie] = expires;
    }
    o.alive[FRIEND] = 0;
    expect(count()).toBe(0);
    o.alive[FRIEND] = 1;
    for (const kind of [Kind.tokyo, Kind.overseas, Kind.cluster]) {
      o.kind[FRIEND] = kind;
      expect(count()).toBe(0);
    }
    o.kind[FRIEND] = Kind.bank;
    expect(count()).toBe(1);
  });

  test('are nobody where one side stands for a whole region', () => {
    for (const side of [A, B]) addTie(sim, side, FRIEND, 0.5);
    sim.state.organisations.kind[A] = Kind.tokyo;
    expect(count()).toBe(0);
  });
});

test('strangers with 0 to 5 common acquaintances consent by the logit of their distance and of those that count, within three standard errors', () => {
  const WORLDS = 60;
  const HUBS = 5;
  const asked = tamaParams('none');
  const params = { ...asked, coefficients: { ...asked.coefficients, commonFriendsMost: 3 } };
  const world = createSimulation(params, seedNumber(182));
  const { kind, count, unit } = world.state.organisations;
  const actors = Array.from({ length: count }, (_, row) => row).filter((row) => isActor(kind[row]!));
  const hubs = actors.slice(0, HUBS);
  const { acquaintChance, familiarity, commonFriends, commonFriendsMost } = world.c;
  expect(commonFriendsMost).toBeLessThan(HUBS);
  // disjoint pairs; those of class n know the first n hubs
  const pairs = Array.from({ length: (actors.length - HUBS) >> 1 }, (_, n) => ({
    a: actors[HUBS + 2 * n]!,
    b: actors[HUBS + 2 * n + 1]!,
    friends: n % (HUBS + 1),
  }));
  for (const { a, b, friends } of pairs)
    for (const hub of hubs.slice(0, friends)) for (const side of [a, b]) addTie(world, side, hub, 0.5);
  const taken = snapshot(world);
  const classes = hubs.concat(0).map(() => ({ seen: 0, expected: 0, variance: 0 }));
  for (let n = 0; n < WORLDS; n++) {
    const sim = restore(params, { ...taken, seed: seedNumber(1200 + n) });
    for (const { a, b } of pairs) addContact(sim.contacts, a, b, Origin.chance, NOBODY);
    formTies(sim);
    for (const { a, b, friends } of pairs) {
      const logit =
        acquaintChance +
        familiarity * (1 - distance(unit, a, b)) +
        commonFriends * Math.min(friends, commonFriendsMost);
      const chance = (1 / (1 + Math.exp(-logit))) ** 2;
      const of = classes[friends]!;
      of.seen += tieBetween(sim, a, b) >= 0 ? 1 : 0;
      of.expected += chance;
      of.variance += chance * (1 - chance);
    }
  }
  const deviations = classes.map(({ seen, expected, variance }) => (seen - expected) / Math.sqrt(variance));
  process.stdout.write(
    `  deviations by number of common acquaintances: ${deviations.map((d) => d.toFixed(2)).join(' ')}\n`,
  );
  // one acquaintance more or less would be seen from far
  const [none, one] = classes;
  expect((one!.expected - none!.expected) / Math.sqrt(none!.variance)).toBeGreaterThan(10);
  for (const deviation of deviations) expect(Math.abs(deviation)).toBeLessThan(3);
});

test('acquaintances made in the same month are not in common yet', () => {
  const coefficients = { commonFriends: 2, commonFriendsMost: 20, acquaintStudyGroup: 4, familiarity: 0 };
  const tied = (first: number): number[] => {
    const sim = createSimulation(tinyParams({ coefficients }), seedNumber(183));
    const rows = Array.from({ length: 60 }, (_, n) => 20 + n);
    // a hub whom most become acquainted with, before or after the others meet each other
    const withHub = (): void => {
      for (const row of rows) addContact(sim.contacts, row, 10, Origin.studyGroup, NOBODY);
    };
    if (first === 0) withHub();
    for (let n = 0; n < rows.length; n += 2) addContact(sim.contacts, rows[n]!, rows[n + 1]!, Origin.chance, NOBODY);
    if (first === 1) withHub();
    formTies(sim);
    expect(rows.filter((row) => tieBetween(sim, row, 10) >= 0).length).toBeGreaterThan(40);
    return rows.filter((row, n) => n % 2 === 0 && tieBetween(sim, row, row + 1) >= 0);
  };
  expect(tied(0)).toEqual(tied(1));
});

test('against a shut-off twin, the more common acquaintances weigh the more triangles are closed', () => {
  /** Closed share of the paths of two ties among actors. */
  const closed = (commonFriends: number, seed: number): number => {
    const sim = runTo(tinyParams({ coefficients: { commonFriends } }), monthOf(2006, 4), seedNumber(seed));
    const { organisations: o, ties } = sim.state;
    const friends = Array.from({ length: o.count }, () => new Set<number>());
    for (let tie = 0; tie < ties.count; tie++) {
      const [a, b] = [ties.a[tie]!, ties.b[tie]!];
      if (!isAlive(ties, tie, sim.month) || isTradeOnly(ties, tie)) continue;
      if (!isActor(o.kind[a]!) || !isActor(o.kind[b]!)) continue;
      friends[a]!.add(b);
      friends[b]!.add(a);
    }
    let paths = 0;
    let triangles = 0;
    for (const of of friends)
      for (const a of of)
        for (const b of of) {
          if (a >= b) continue;
          paths++;
          if (friends[a]!.has(b)) triangles++;
        }
    return triangles / paths;
  };
  const seeds = [1, 2, 3, 4, 5, 6].map((n) => 184 + n);
  const means = [0, 0.6, 2].map((weight) => seeds.reduce((sum, seed) => sum + closed(weight, seed), 0) / seeds.length);
  process.stdout.write(`  closed share of paths: ${means.map((share) => share.toFixed(3)).join(' ')}\n`);
  expect(means[1]! - means[0]!).toBeGreaterThan(0.01);
  expect(means[2]! - means[1]!).toBeGreaterThan(0.01);
});
