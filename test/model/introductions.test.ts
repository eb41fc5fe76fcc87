/** Who is introduced: coordinators' time is theirs, but a meeting takes attention on both sides (E2). */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { race } from '../../src/core/distributions.ts';
import { exp } from '../../src/core/math.ts';
import { processKey, threefry, unit as toUnit, word } from '../../src/core/random.ts';
import { Decision } from '../../src/model/decisions.ts';
import { distanceBetween, performing } from '../../src/model/knowledge.ts';
import type { Params } from '../../src/model/params.ts';
import { judgementGain } from '../../src/model/people.ts';
import { runRaces, winner } from '../../src/model/processes/introductionRace.ts';
import { chooseFocal, orderKnown } from '../../src/model/processes/knownRing.ts';
import { type Simulation, step } from '../../src/model/simulation.ts';
import { Kind, Origin } from '../../src/model/state.ts';
import { tieBetween } from '../../src/model/ties.ts';
import { runTo, seedNumber, tamaParams, tinyParams } from './worlds.ts';

/** Times that each row was the one for whom a partner was looked for, and the partner, over some months of introductions. */
function introduced(sim: Simulation, months: number): { focal: Float64Array; partner: Float64Array; all: number } {
  const room = sim.state.organisations.count + 1000;
  const focal = new Float64Array(room);
  const partner = new Float64Array(room);
  let all = 0;
  for (let month = 0; month < months; month++) {
    step(sim);
    const { a, b, channel, count } = sim.contacts;
    for (let n = 0; n < count; n++) {
      if (channel[n] !== Origin.introduction) continue;
      focal[a[n]!]!++;
      partner[b[n]!]!++;
      all++;
    }
  }
  return { focal, partner, all };
}

/** Introductions of each fifth of the known by attention, least first, over several histories: as focal, and as partner. */
function byFifths(params: Params, seeds: number): { focal: number[]; partner: number[] } {
  const sums = { focal: [0, 0, 0, 0, 0], partner: [0, 0, 0, 0, 0] };
  for (let seed = 0; seed < seeds; seed++) {
    const sim = runTo(params, monthOf(2002, 4), seedNumber(510 + seed));
    const { attention } = sim.state.organisations;
    const known = [...sim.roll.known.subarray(0, sim.roll.knownCount)].sort((x, y) => attention[x]! - attention[y]!);
    const met = introduced(sim, 12);
    for (const [at, row] of known.entries()) {
      const fifth = Math.floor((5 * at) / known.length);
      sums.focal[fifth]! += met.focal[row]!;
      sums.partner[fifth]! += met.partner[row]!;
    }
  }
  return sums;
}

describe('introductions', () => {
  test.each(['focal', 'partner'] as const)(
    'fall with attention by fifths, from the most to the least, as %s',
    (side) => {
      const fifths = byFifths(tamaParams(), 2)[side];
      const found = JSON.stringify(fifths);
      expect(fifths.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(500);
      for (let n = 1; n < 5; n++) expect([found, fifths[n]! > fifths[n - 1]! * 0.95]).toEqual([found, true]);
      expect([found, fifths[4]! > 3 * fifths[0]!]).toEqual([found, true]);
    },
  );

  test('go to nobody without attention, be they focal or partners, whoever else there is', () => {
    for (const share of [2, 5, 40]) {
      const sim = runTo(tinyParams(), monthOf(2002, 4), seedNumber(520));
      const o = sim.state.organisations;
      for (let row = 0; row < o.count; row++) if (row % share !== 0) o.attention[row] = 0;
      const { focal, partner, all } = introduced(sim, 6);
      expect(all).toBeGreaterThan(0);
      for (let row = 0; row < o.count; row++)
        if (o.attention[row] === 0) expect([row, focal[row]! + partner[row]!]).toEqual([row, 0]);
    }
  });

  test('are none where nobody has attention', () => {
    const sim = runTo(tinyParams(), monthOf(2002, 4), seedNumber(521));
    sim.state.organisations.attention.fill(0);
    expect(introduced(sim, 3).all).toBe(0);
  });

  test('are the first of all races, worked out without any shortcut', () => {
    const sim = runTo(tamaParams(), monthOf(2002, 5), seedNumber(523));
    const { keyHi, keyLo, attention, kind, unit: profile } = sim.state.organisations;
    const { c, seed, month } = sim;
    // some without attention, some alone among such
    for (let row = 0; row < sim.state.organisations.count; row++) if (row % 3 === 0) attention[row] = 0;
    const { rows } = orderKnown(sim);
    const n = sim.roll.knownCount;
    const by = processKey(seed, Decision.introduction, month).lo | 1;
    const first = Array.from({ length: n }, (_, at) =>
      race(toUnit(Math.imul(keyLo[rows[at]!]!, by)), attention[rows[at]!]!),
    );
    const { focal } = orderKnown(sim);
    const found = chooseFocal(sim, 40);
    const expected = [...first.keys()].sort((x, y) => first[x]! - first[y]!).slice(0, 40);
    expect([...focal.subarray(0, found)]).toEqual(expected.sort((x, y) => x - y));

    const length = Math.floor(c.introductionCandidates);
    const match = processKey(seed, Decision.introductionMatch, month);
    const skill = sim.activity.skill * (1 + judgementGain(sim));
    expect(skill).toBeGreaterThan(1);
    runRaces(sim, orderKnown(sim), found, length);
    for (let k = 0; k < found; k++) {
      const row = rows[focal[k]!]!;
      const times = new Map<number, number>();
      for (let step = 1; step <= length; step++) {
        const other = rows[(focal[k]! + step) % n]!;
        threefry(match.hi, match.lo, keyHi[other]! ^ keyLo[row]!, keyLo[other]! ^ keyHi[row]!);
        const u = toUnit(word[0]!);
        const tie = tieBetween(sim, row, other);
        if (tie >= 0 && sim.state.ties.collaboration[tie] === 1) continue;
        const fit =
          performing(distanceBetween(profile, row, profile, other), c.distanceOptimum, c.distanceWidth) +
          ((kind[row] === Kind.lab) !== (kind[other] === Kind.lab) ? c.expectedMixed : 0);
        if (attention[other]! > 0) times.set(other, race(u, exp(skill * fit) * attention[other]!));
      }
      const [best] = [...times].sort((x, y) => x[1] - y[1]);
      expect(winner(sim, row, k, length)).toBe(best === undefined ? -1 : best[0]);
    }
  });

  test('are as many as coordinators make, whatever attention their partners have on average', () => {
    const of = (attentionMean: number): number =>
      introduced(runTo(tinyParams({ coefficients: { attentionMean } }), monthOf(1998, 5), seedNumber(522)), 6).all;
    expect(of(0.1)).toBe(of(0.7));
    expect(of(0.1)).toBeGreaterThan(10);
  });
});
