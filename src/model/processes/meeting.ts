/**
 * E2 Meeting without the body: gatherings of a town, friends of friends, neighbours in an incubator, and people of the
 * Tokyo core or overseas.
 *
 *   chance to attend = attendance · attention;   attendees of a gathering meet their neighbours on a keyed ring
 *
 * Reads   organisations.{alive, kind, town, attention, awayUntil, incubator}, ties
 * Writes  contacts
 * Draws   outing: one a month for each who may go out (outings.ts); referralPick: one for each tie asked about; incubatorMeeting
 * Source  0.2 to 0.6 organic meetings a month is a proposal; limited attention is what leaves members passive.
 */
import { drawEach, drawRows, processKey, threefry, unit, word } from '../../core/random.ts';
import { createScratch } from '../../core/scratch.ts';
import { addContact, type Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { listOutings } from '../outings.ts';
import { attend, clearRing, meetNeighbours } from '../ring.ts';
import { ACTS, MEETS, Origin } from '../state.ts';
import { LONGEST } from '../tables.ts';

const TO_UNIT = 2 ** -32;

/** Rows that ask a friend this month, the friend, whom they picked, and where each one's offers end; scratch. */
let seekers = new Int32Array(1024);
let friends = new Int32Array(1024);
let picked = new Int32Array(1024);
let ends = new Int32Array(1024);

/**
 * One outing a month at most: to a gathering of the town, to a friend and on to a friend of that friend, or out of the
 * region. One uniform decides which; the second word of its draw gives the place on the ring.
 *
 * @returns contacts
 */
export function goOut(sim: Context): number {
  const { roll, ring, contacts, c, rows } = sim;
  const { kind, town, attention, awayUntil, keyHi, keyLo, count } = sim.state.organisations;
  const { first, second } = roll;
  // whole ones: between two whole numbers, towns would share a gathering
  const places = Math.round(c.chanceGatherings);
  const chance = c.chanceAttendance;
  const referral = chance + c.referralRate;
  const outside = referral + c.pipelineRate;
  const before = contacts.count;
  clearRing(ring, count);
  if (seekers.length < count) {
    seekers = new Int32Array(count * 2);
    friends = new Int32Array(count * 2);
    picked = new Int32Array(count * 2);
    ends = new Int32Array(count * 2);
  }
  let seeking = 0;
  const { count: going, rows: outgoing, leading } = listOutings(sim, outside, chance);
  drawRows(processKey(sim.seed, Decision.outing, sim.month), keyHi, keyLo, outgoing, going, first, second);
  for (let n = 0; n < going; n++) {
    const row = outgoing[n] as number;
    if ((awayUntil[row] as number) >= sim.month) continue;
    const u = ((leading[n] as number) + ((first[n] as number) >>> 0) * TO_UNIT) / 32;
    const a = attention[row] as number;
    const place = second[n] as number;
    if (u < chance * a) attend(ring, row, (town[row] as number) * places + ((place & 0xffff) % places), place);
    else if (ACTS[kind[row] as number] === 0) continue;
    else if (u < referral * a) seekers[seeking++] = row;
    else if (u < outside * a)
      addContact(contacts, row, unit(place) < c.pipelineTokyo ? rows.tokyo : rows.overseas, Origin.pipeline, -1);
  }
  meetNeighbours(ring, sim.params.region.townWeights.length * places, 1, keyHi, keyLo, contacts, Origin.chance, -1);
  // everybody meets a friend before anybody is referred: in which order the rows ask must not matter
  const met = contacts.count;
  pickPartners(sim, seekers, seekers, seeking, 0);
  for (let n = 0; n < seeking; n++) {
    const friend = picked[n] as number;
    if (friend >= 0) addContact(contacts, seekers[n] as number, friend, Origin.chance, -1);
  }
  const asked = contacts.count - met;
  for (let n = 0; n < asked; n++) {
    seekers[n] = contacts.a[met + n] as number;
    friends[n] = contacts.b[met + n] as number;
  }
  pickPartners(sim, seekers, friends, asked, 1);
  for (let n = 0; n < asked; n++) {
    const third = picked[n] as number;
    if (third >= 0) addContact(contacts, seekers[n] as number, third, Origin.referral, friends[n] as number);
  }
  return contacts.count - before;
}

/** For each, the partner of `at` other than the chooser with the least keyed draw of the chooser among those trusted enough, into `picked`; -1: none. */
function pickPartners(sim: Context, choosers: Int32Array, ats: Int32Array, count: number, k: number): void {
  const { month, c, state } = sim;
  const { head, keyHi, keyLo, alive, kind } = state.organisations;
  const {
    next,
    ends: farEnds,
    expires,
    work,
    trust,
    trustAt,
    origin,
    collaboration,
    keyHi: tieHi,
    keyLo: tieLo,
  } = state.ties;
  const decay = sim.tables.trust;
  const floor = c.referralTrustFloor;
  const { hi: k0, lo: k1 } = processKey(sim.seed, Decision.referralPick, month, k);
  let listed = 0;
  for (let n = 0; n < count; n++) {
    const chooser = choosers[n] as number;
    const hi = keyHi[chooser] as number;
    const lo = keyLo[chooser] as number;
    for (let following = head[ats[n] as number] as number; following >= 0; ) {
      const edge = following;
      following = next[edge] as number;
      const tie = edge >> 1;
      if ((expires[tie] as number) <= month && work[tie] === 0) continue;
      // a supply relation tells of no friends
      if (origin[tie] === Origin.vertical && collaboration[tie] === 0) continue;
      const written = trust[tie] as number;
      const months = month - (trustAt[tie] as number);
      // trust does not fade while both work together, which few do
      if (
        written * (decay[months < LONGEST ? months : LONGEST] as number) < floor &&
        (work[tie] === 0 || written < floor)
      )
        continue;
      const other = farEnds[edge] as number;
      if (other === chooser || alive[other] === 0 || MEETS[kind[other] as number] === 0) continue;
      if (listed === offers.other.length) offers = moreOffers(offers);
      offers.other[listed] = other;
      offers.k0[listed] = k0;
      offers.k1[listed] = k1;
      offers.hi[listed] = (tieHi[tie] as number) ^ hi;
      offers.lo[listed++] = (tieLo[tie] as number) ^ lo;
    }
    ends[n] = listed;
  }
  drawEach(offers.k0, offers.k1, offers.hi, offers.lo, listed, offers.hi, offers.lo);
  for (let n = 0, at = 0; n < count; n++) {
    let least = Number.POSITIVE_INFINITY;
    let best = -1;
    for (const end = ends[n] as number; at < end; at++) {
      const drawn = ((offers.hi[at] as number) >>> 0) + ((offers.lo[at] as number) >>> 0) * TO_UNIT;
      if (drawn >= least) continue;
      least = drawn;
      best = offers.other[at] as number;
    }
    picked[n] = best;
  }
}

/** The partners from whom all pick, one after another, and the words of their draws; scratch. */
let offers = createScratch(createOffers, 1024);

interface Offers {
  readonly other: Int32Array;
  readonly k0: Int32Array;
  readonly k1: Int32Array;
  readonly hi: Int32Array;
  readonly lo: Int32Array;
}

function createOffers(capacity: number): Offers {
  const ints = (): Int32Array => new Int32Array(capacity);
  return { other: ints(), k0: ints(), k1: ints(), hi: ints(), lo: ints() };
}

function moreOffers(full: Offers): Offers {
  const more = createOffers(full.other.length * 2);
  for (const name of ['other', 'k0', 'k1', 'hi', 'lo'] as const) more[name].set(full[name]);
  return more;
}

/** Tenants of the same incubator. @returns contacts */
export function meetInIncubators(sim: Context): number {
  const { organisations: o } = sim.state;
  const { ring, roll, contacts, c } = sim;
  const { hi, lo } = processKey(sim.seed, Decision.incubatorMeeting, sim.month);
  clearRing(ring, o.count);
  const sites = new Map<number, number>();
  for (let n = 0; n < roll.ventureCount; n++) {
    const row = roll.ventures[n] as number;
    const site = o.incubator[row] as number;
    if (site < 0) continue;
    threefry(hi, lo, o.keyHi[row] as number, o.keyLo[row] as number);
    if (unit(word[0] as number) >= c.incubatorMeeting) continue;
    if (!sites.has(site)) sites.set(site, sites.size);
    attend(ring, row, sites.get(site) ?? 0, word[1] as number);
  }
  if (ring.count < 2) return 0;
  const before = contacts.count;
  meetNeighbours(ring, sites.size, 1, o.keyHi, o.keyLo, contacts, Origin.incubator, -1);
  return contacts.count - before;
}
