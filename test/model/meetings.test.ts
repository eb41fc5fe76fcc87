import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { compareKeys } from '../../src/core/key.ts';
import { addContact } from '../../src/model/context.ts';
import { formTies } from '../../src/model/processes/tie.ts';
import type { Coefficients } from '../../src/model/registry.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import { createSimulation, digest, type Simulation } from '../../src/model/simulation.ts';
import { Origin } from '../../src/model/state.ts';
import { addTie, entities, runTo, seedNumber, shuffled, tinyParams, unlike } from './worlds.ts';

/** Puts the contacts of each channel in another order; channels stay in theirs. */
function stir(sim: Simulation, salt: number): void {
  const { contacts } = sim;
  const all = Array.from({ length: contacts.count }, (_, n) => ({
    a: contacts.a[n]!,
    b: contacts.b[n]!,
    channel: contacts.channel[n]!,
    via: contacts.via[n]!,
  }));
  let from = 0;
  while (from < all.length) {
    let to = from;
    while (to < all.length && all[to]!.channel === all[from]!.channel) to++;
    shuffled(to - from, salt).forEach((old, n) => {
      const contact = all[from + old]!;
      contacts.a[from + n] = contact.b;
      contacts.b[from + n] = contact.a;
      contacts.via[from + n] = contact.via;
    });
    from = to;
  }
}

/** One month; `between` runs when all have met and no tie is made yet. */
function month(sim: Simulation, between: (sim: Simulation) => void): void {
  sim.contacts.count = 0;
  for (const process of SCHEDULE) {
    if (process.name === 'ties') between(sim);
    process.run(sim);
  }
  sim.month++;
}

const EAGER = {
  attentionMean: 1,
  seminarAttendance: 1,
  bodySeminars: 24,
  acquaintSeminar: 4,
  collaborate: 0,
  loadAversion: 4,
  bilateralCost: 100000,
};
const REFERRED = {
  attentionMean: 1,
  chanceAttendance: 0.3,
  referralRate: 0.5,
  referralTrustFloor: 0.05,
  acquaintReferral: 4,
  trustReferral: 0,
};

describe('the contacts of a month', () => {
  test.each<[string, Partial<Coefficients>]>([
    ['as it is', {}],
    ['where work comes easily and load weighs much', EAGER],
    ['where acquaintances in common weigh much', { commonFriends: 2, commonFriendsMost: 20, attentionMean: 1 }],
    ['where friends refer, and all paths are equally weak', REFERRED],
  ])('in another order, and seen from the other side, make the same ties: %s', (_, coefficients) => {
    const from = monthOf(2003, 4);
    const plain = runTo(tinyParams({ coefficients }), from, seedNumber(131));
    const stirred = runTo(tinyParams({ coefficients }), from, seedNumber(131));
    for (let n = 0; n < 18; n++) {
      month(plain, () => {});
      month(stirred, (sim) => stir(sim, n));
      expect(unlike(entities(plain), entities(stirred))).toEqual([]);
    }
  });

  test('come channel by channel, so that no order of rows decides which of two counts', () => {
    const sim = runTo(tinyParams({ coefficients: { referralRate: 0.5 } }), monthOf(2003, 4), seedNumber(132));
    month(sim, ({ contacts }) => {
      const channels = [...contacts.channel.subarray(0, contacts.count)];
      const blocks = channels.filter((channel, n) => n === 0 || channel !== channels[n - 1]);
      const organic = blocks.filter((channel) => channel === Origin.chance || channel === Origin.referral);
      expect(organic).toEqual([Origin.chance, Origin.referral]);
    });
  });
});

test('gatherings of a town are whole ones: a share between two numbers is rounded, and towns share none', () => {
  // not rounded, towns would share a gathering and the last of them would be read beyond its end
  const run = (chanceGatherings: number): string =>
    digest(runTo(tinyParams({ coefficients: { chanceGatherings } }), monthOf(1989, 4), seedNumber(134)));
  expect(run(2.4)).toBe(run(2));
  expect(run(6.57)).toBe(run(7));
});

test.each([
  [0.1, 0.1],
  [0.9, 0.6],
])(
  'of two friends who refer the same pair at once the stronger path counts, by key where both are equal (%d, %d)',
  (f, g) => {
    const causes = [false, true].map((reversed) => {
      const sim = createSimulation(
        tinyParams({ coefficients: { acquaintReferral: 4, familiarity: 6 } }),
        seedNumber(133),
      );
      const { contacts, state } = sim;
      const { keyHi, keyLo } = state.organisations;
      const friends = [60, 61];
      for (let a = 0; a < 40; a += 2) {
        for (const side of [a, a + 1]) {
          addTie(sim, side, 60, f);
          addTie(sim, side, 61, g);
        }
        for (const via of reversed ? friends.toReversed() : friends)
          addContact(contacts, a, a + 1, Origin.referral, via);
      }
      formTies(sim);
      const first = compareKeys(keyHi[60]!, keyLo[60]!, keyHi[61]!, keyLo[61]!) < 0 ? 60 : 61;
      const expected = f === g ? first : 60;
      const { ties } = state;
      const made = Array.from({ length: ties.count }, (_, tie) => tie).filter(
        (tie) => ties.origin[tie] === Origin.referral,
      );
      expect(made.length).toBeGreaterThan(10);
      for (const tie of made)
        expect([ties.causeHi[tie], ties.causeLo[tie]]).toEqual([keyHi[expected], keyLo[expected]]);
      return digest(sim);
    });
    expect(causes[0]).toBe(causes[1]);
  },
);
