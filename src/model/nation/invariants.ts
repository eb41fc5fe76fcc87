/** What holds for a nation besides what holds for each of its regions. Slow; for tests, not for runs. */
import { formatMonth, monthOfYear } from '../../core/calendar.ts';
import { InvariantError } from '../../core/errors.ts';
import { childKey } from '../../core/key.ts';
import { Counter, type CounterName } from '../accounts.ts';
import { Decision } from '../decisions.ts';
import { assertInvariants } from '../invariants.ts';
import type { Nation } from './nation.ts';

/** What leaves one region and arrives in another. */
const PAIRED: readonly [out: CounterName, into: CounterName][] = [
  ['movedOut', 'movedIn'],
  ['jobsMovedOut', 'jobsMovedIn'],
  ['salesMovedOut', 'salesMovedIn'],
  ['cashMovedOut', 'cashMovedIn'],
];

/** @throws InvariantError with the month and what does not hold */
export function assertNationInvariants(nation: Nation): void {
  const { regions, borders, month } = nation;
  const check = (holds: boolean, what: () => string): void => {
    if (!holds) throw new InvariantError(`nation, ${formatMonth(month)}: ${what()}`);
  };
  for (const sim of regions) {
    check(sim.month === month, () => `${sim.params.region.id} stands at ${formatMonth(sim.month)}`);
    assertInvariants(sim);
  }
  const total = (name: CounterName): number =>
    regions.reduce((sum, { state }) => sum + (state.counters[Counter[name]] as number), 0);
  for (const [out, into] of PAIRED)
    check(total(out) === total(into), () => `${out} is ${total(out)}, ${into} ${total(into)}`);
  const onTheWay = borders.reduce((sum, { leavers }) => sum + leavers.reduce((all, heads) => all + heads, 0), 0);
  check(
    total('peopleMovedOut') === total('peopleMovedIn') + onTheWay,
    () => `${total('peopleMovedOut')} people left, ${total('peopleMovedIn')} arrived, ${onTheWay} are on the way`,
  );
  check(onTheWay === 0 || monthOfYear(month) === 5, () => `${onTheWay} people are on the way outside of May`);
  check(livesTwice(nation) === 0, () => `${livesTwice(nation)} firms live both where they were and where they moved`);
}

/** Firms that are alive in the region that they left, by the keys of those who came from there. */
function livesTwice({ regions }: Nation): number {
  const keys = new Set<string>();
  for (const { state } of regions) {
    const { keyHi, keyLo, count } = state.organisations;
    for (let row = 0; row < count; row++) keys.add(`${keyHi[row]}:${keyLo[row]}`);
  }
  let twice = 0;
  for (const { state, month } of regions) {
    const { keyHi, keyLo, alive, count } = state.organisations;
    for (let row = 0; row < count; row++) {
      if (alive[row] === 0) continue;
      // moves of the last ten years
      for (let back = 0; back <= 120; back++) {
        if (monthOfYear(month - back) !== 4) continue;
        const { hi, lo } = childKey(keyHi[row] as number, keyLo[row] as number, Decision.move, month - back);
        if (keys.has(`${hi}:${lo}`)) twice++;
      }
    }
  }
  return twice;
}
