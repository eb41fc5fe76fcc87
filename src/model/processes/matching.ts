/**
 * E2 in the null models: what becomes of the contacts of the month before anybody answers to them. Random matching keeps
 * how many contacts each organisation has and how many come through each channel, and draws who meets whom:
 *
 *   every side of every contact on one keyed ring, neighbours 2 i and 2 i + 1 meet;   a referral counts as a chance meeting
 *
 * Contacts with Tokyo, overseas and other clusters stay. Without interaction there are none. The whole model passes by.
 *
 * Reads   organisations.{keyHi, keyLo, kind}; contacts
 * Writes  contacts
 * Draws   rematching: one for each side of a contact, in the null model of random matching only
 * Source  Null model; our choice. Keeping degrees is what a configuration model does (Newman 2010).
 */
import { compareKeys } from '../../core/key.ts';
import { type Key, processKey, threefry, word } from '../../core/random.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { isOutside, Origin } from '../state.ts';

/** Called once a month, after all contacts are there. */
export function reduceContacts(sim: Context): void {
  const mode = sim.reduction.contacts;
  if (mode === 'none') sim.contacts.count = 0;
  else if (mode === 'rematched') rematch(sim);
}

interface Side {
  readonly row: number;
  readonly place: number;
  /** Which of the row's contacts of the month. */
  readonly turn: number;
}

function rematch(sim: Context): void {
  const { contacts } = sim;
  const { keyHi, keyLo, kind } = sim.state.organisations;
  const turns = new Map<number, number>();
  const keys: Key[] = [];
  const sides: Side[] = [];
  const add = (row: number): void => {
    const turn = turns.get(row) ?? 0;
    turns.set(row, turn + 1);
    keys[turn] ??= processKey(sim.seed, Decision.rematching, sim.month, turn);
    const { hi, lo } = keys[turn] as Key;
    threefry(hi, lo, keyHi[row] as number, keyLo[row] as number);
    sides.push({ row, place: (word[0] as number) >>> 0, turn });
  };
  const through: { channel: number; via: number }[] = [];
  let kept = 0;
  for (let n = 0; n < contacts.count; n++) {
    const a = contacts.a[n] as number;
    const b = contacts.b[n] as number;
    const channel = contacts.channel[n] as number;
    const via = contacts.via[n] as number;
    if (isOutside(kind[a] as number) || isOutside(kind[b] as number)) {
      contacts.a[kept] = a;
      contacts.b[kept] = b;
      contacts.channel[kept] = channel;
      contacts.via[kept++] = via;
      continue;
    }
    add(a);
    add(b);
    through.push(channel === Origin.referral ? { channel: Origin.chance, via: -1 } : { channel, via });
  }
  contacts.count = kept;
  sides.sort(
    (x, y) =>
      x.place - y.place ||
      compareKeys(keyHi[x.row] as number, keyLo[x.row] as number, keyHi[y.row] as number, keyLo[y.row] as number) ||
      x.turn - y.turn,
  );
  for (const [n, { channel, via }] of through.entries()) {
    const a = (sides[2 * n] as Side).row;
    const b = (sides[2 * n + 1] as Side).row;
    if (a !== b) addContact(contacts, a, b, channel, via);
  }
}
