/**
 * Exchange between the regions of a nation. Each node for another cluster stands for one real region, the n-th in order of
 * ids. Each April it takes on what the members there know; a traveller is received by one of them, learns from that one by
 * the rule of the lever (levers/exchange.ts), and is visited in return by the host in the same month of the next year, who
 * meets the node for the traveller's region and learns from the traveller as it was.
 *
 *   node       in the 12 fields in which the members know most, e_f = mean of e_if over members i with e_if > 0
 *   host       the first of a race among the members there, with weights by attention
 *
 * What is seen of another region is what it was in April: within a fiscal year no region waits for another.
 *
 * Reads   organisations.{alive, member, kind, attention, expertise, unit} of the other regions
 * Writes  organisations.{expertise, unit, fit, field} of nodes and hosts; contacts
 * Draws   host: one for each pair of a traveller and a member there
 * Source  METI 2005, framework 2 (a nationwide network of bodies, universities, industry), framework 5 (3). That the visit
 *         is returned, and the profile of a node, are proposals.
 */
import { race } from '../../core/distributions.ts';
import { compareKeys } from '../../core/key.ts';
import { quantise } from '../../core/quantise.ts';
import { processKey, threefry, unit, word } from '../../core/random.ts';
import { addContact, type Context, type Host } from '../context.ts';
import { Decision } from '../decisions.ts';
import { refreshProfile } from '../initialize.ts';
import { learnFrom } from '../levers/exchange.ts';
import { plannedMoney } from '../money.ts';
import { FIELDS } from '../params.ts';
import { isActor, livingRow, type Organisations, Origin } from '../state.ts';
import { firstBit } from '../uses.ts';

/** Members of a region who receive travellers, as they were in April. Never written after it is made. */
export interface Delegation {
  readonly place: number;
  readonly count: number;
  readonly keyHi: Int32Array;
  readonly keyLo: Int32Array;
  readonly attention: Float32Array;
  readonly expertise: Float32Array;
  readonly unit: Float32Array;
}

/** A visit paid: who went, to whom, when, and what the traveller knew. */
export interface Visit {
  readonly month: number;
  /** Places of the two regions. */
  readonly from: number;
  readonly to: number;
  readonly travellerHi: number;
  readonly travellerLo: number;
  readonly hostHi: number;
  readonly hostLo: number;
  readonly expertise: Float32Array;
  readonly unit: Float32Array;
}

/** Rows of the members that could receive somebody. */
export function receiversOf(sim: Context): number[] {
  const { alive, member, kind, attention, count } = sim.state.organisations;
  const rows: number[] = [];
  for (let row = 0; row < count; row++)
    if (alive[row] === 1 && member[row] === 1 && isActor(kind[row] as number) && (attention[row] as number) > 0)
      rows.push(row);
  return rows;
}

/** What they know together. */
export function knowledgeOf(sim: Context, rows: readonly number[]): Knowledge {
  const known = noKnowledge();
  for (const row of rows) addKnowledge(known, sim.state.organisations, row);
  return known;
}

/** Whether trips are planned anywhere in the fiscal year: nobody need be ready to receive a traveller in others. */
export function isTravelYear(regions: readonly Context[]): boolean {
  return regions.some((sim) => plannedMoney(sim, 'exchange', sim.month) > 0);
}

/** @returns null where the body has no members that could receive anybody */
export function delegationOf(sim: Context, place: number, rows: readonly number[]): Delegation | null {
  const o = sim.state.organisations;
  if (rows.length === 0) return null;
  const expertise = new Float32Array(rows.length * FIELDS);
  const profile = new Float32Array(rows.length * FIELDS);
  for (const [n, row] of rows.entries()) {
    expertise.set(o.expertise.subarray(row * FIELDS, (row + 1) * FIELDS), n * FIELDS);
    profile.set(o.unit.subarray(row * FIELDS, (row + 1) * FIELDS), n * FIELDS);
  }
  return {
    place,
    count: rows.length,
    keyHi: Int32Array.from(rows, (row) => o.keyHi[row] as number),
    keyLo: Int32Array.from(rows, (row) => o.keyLo[row] as number),
    attention: Float32Array.from(rows, (row) => o.attention[row] as number),
    expertise,
    unit: profile,
  };
}

/** What organisations know, summed: rows in any order give the same. */
export interface Knowledge {
  /** Sum of expertise by field, in steps of 2^-24, and how many know something of it. */
  readonly sum: Float64Array;
  readonly knowing: Int32Array;
}

export function noKnowledge(): Knowledge {
  return { sum: new Float64Array(FIELDS), knowing: new Int32Array(FIELDS) };
}

export function addKnowledge(known: Knowledge, o: Organisations, row: number): void {
  for (let bits = o.knownLow[row] as number; bits !== 0; bits &= bits - 1)
    addField(known, o.expertise, row, firstBit(bits));
  for (let bits = o.knownHigh[row] as number; bits !== 0; bits &= bits - 1)
    addField(known, o.expertise, row, 32 + firstBit(bits));
}

function addField({ sum, knowing }: Knowledge, expertise: Float32Array, row: number, field: number): void {
  sum[field] = (sum[field] as number) + quantise(expertise[row * FIELDS + field] as number);
  knowing[field] = (knowing[field] as number) + 1;
}

/** Gives a node the mean level of those who know, in the `most` fields in which most is known. */
export function setNode(sim: Context, node: number, { sum, knowing }: Knowledge, most: number): void {
  const { expertise, field } = sim.state.organisations;
  const fields = Array.from({ length: FIELDS }, (_, f) => f).sort(
    (a, b) => (sum[b] as number) - (sum[a] as number) || a - b,
  );
  field[node] = fields[0] as number;
  for (const [n, f] of fields.entries()) {
    const known = knowing[f] as number;
    expertise[node * FIELDS + f] = n < most && known > 0 ? Math.min(10, (sum[f] as number) / known) : 0;
  }
  refreshProfile(sim.state, sim.params, node);
}

/** Gives the nodes that stand for a region what its members know. */
export function setClusterNode(sim: Context, node: number, known: Knowledge): void {
  setNode(sim, node, known, sim.c.clusterFields);
}

/** The member that receives a traveller, and the visit to be returned. */
export function findHost(
  sim: Context,
  traveller: number,
  delegation: Delegation,
  from: number,
): { readonly host: Host; readonly visit: Visit } {
  const o = sim.state.organisations;
  const { keyHi, keyLo, attention, expertise, unit: profile, place } = delegation;
  const key = processKey(sim.seed, Decision.host, sim.month);
  const travellerHi = o.keyHi[traveller] as number;
  const travellerLo = o.keyLo[traveller] as number;
  let least = Number.POSITIVE_INFINITY;
  let best = 0;
  for (let n = 0; n < delegation.count; n++) {
    const hi = keyHi[n] as number;
    const lo = keyLo[n] as number;
    threefry(key.hi, key.lo, travellerHi ^ hi, travellerLo ^ lo);
    const score = race(unit(word[0] as number), attention[n] as number);
    if (score > least || (score === least && compareKeys(hi, lo, keyHi[best] as number, keyLo[best] as number) > 0))
      continue;
    least = score;
    best = n;
  }
  const visit = {
    month: sim.month,
    from,
    to: place,
    travellerHi,
    travellerLo,
    hostHi: keyHi[best] as number,
    hostLo: keyLo[best] as number,
    expertise: o.expertise.slice(traveller * FIELDS, (traveller + 1) * FIELDS),
    unit: o.unit.slice(traveller * FIELDS, (traveller + 1) * FIELDS),
  };
  return { host: { expertise, unit: profile, row: best }, visit };
}

/** By month, then by keys: in which order visits are returned must not hang on the order of rows. */
export function compareVisits(a: Visit, b: Visit): number {
  return (
    a.month - b.month ||
    compareKeys(a.hostHi, a.hostLo, b.hostHi, b.hostLo) ||
    compareKeys(a.travellerHi, a.travellerLo, b.travellerHi, b.travellerLo)
  );
}

/** Hosts of a year ago who live meet the node of the region that their guest came from. @returns contacts */
export function receiveVisits(sim: Context, due: readonly Visit[], nodeFor: (place: number) => number): number {
  const o = sim.state.organisations;
  let met = 0;
  for (const visit of due) {
    const host = livingRow(o, visit.hostHi, visit.hostLo);
    const node = nodeFor(visit.from);
    if (host < 0 || node < 0) continue;
    addContact(sim.contacts, host, node, Origin.pipeline, sim.rows.body);
    learnFrom(sim, host, visit, 0);
    met++;
  }
  return met;
}
