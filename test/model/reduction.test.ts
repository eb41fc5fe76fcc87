/** What null models put in place of each pair's own is what the whole model has on average. */
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { CommonFriends } from '../../src/model/friends.ts';
import { distance } from '../../src/model/knowledge.ts';
import { trustOf } from '../../src/model/processes/trust.ts';
import { REFERENCE } from '../../src/model/reduction.ts';
import { SCHEDULE } from '../../src/model/schedule.ts';
import { isActor } from '../../src/model/state.ts';
import { isAlive, isTradeOnly, tieBetween } from '../../src/model/ties.ts';
import { runTo, seedNumber, tamaParams } from './worlds.ts';

test('reference distance and trust are the means of the whole model in April 2005', () => {
  // means of three seeds lay within 0.02 of them; without trust, or with that of pairs at random, this is red
  const { state, month, tables } = runTo(tamaParams('japan'), monthOf(2005, 4), seedNumber(90));
  const { organisations: o, ties } = state;
  const isLiving = (row: number): boolean => o.alive[row] === 1 && isActor(o.kind[row]!);
  const actors = Array.from({ length: o.count }, (_, row) => row).filter(isLiving);
  // every seventh with every eleventh: about 15,000 pairs
  const pairs = actors.flatMap((a, i) =>
    i % 7 === 0 ? actors.filter((b, j) => j % 11 === 3 && b !== a).map((b) => distance(o.unit, a, b)) : [],
  );
  const living = Array.from({ length: ties.count }, (_, tie) => tie).filter(
    (tie) => isAlive(ties, tie, month) && !isTradeOnly(ties, tie) && isLiving(ties.a[tie]!) && isLiving(ties.b[tie]!),
  );
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const tied = mean(living.map((tie) => distance(o.unit, ties.a[tie]!, ties.b[tie]!)));
  const trust = mean(living.map((tie) => trustOf(ties, tie, month, tables.trust)));
  expect(Math.abs(mean(pairs) - REFERENCE.distance)).toBeLessThan(0.03);
  expect(Math.abs(tied - REFERENCE.tiedDistance)).toBeLessThan(0.04);
  expect(Math.abs(trust - REFERENCE.trust)).toBeLessThan(0.03);
});

test('the reference of common acquaintances is the mean of strangers who meet in a year from April 2005', () => {
  // means of three seeds lay between 0.064 and 0.073
  const sim = runTo(tamaParams('japan'), monthOf(2005, 4), seedNumber(90));
  const { contacts, c } = sim;
  const common = new CommonFriends();
  let strangers = 0;
  let counted = 0;
  for (let month = 0; month < 12; month++, sim.month++) {
    contacts.count = 0;
    for (const process of SCHEDULE) {
      if (process.name === 'ties') {
        common.clear(sim);
        for (let n = 0; n < contacts.count; n++) {
          const [a, b] = [contacts.a[n]!, contacts.b[n]!];
          if (tieBetween(sim, a, b) >= 0) continue;
          strangers++;
          counted += common.count(sim, a, b, contacts.via[n]!, c.commonFriendsMost);
        }
      }
      process.run(sim);
    }
  }
  expect(strangers).toBeGreaterThan(5000);
  expect(Math.abs(counted / strangers - REFERENCE.commonFriends)).toBeLessThan(0.012);
});
