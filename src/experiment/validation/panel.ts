/**
 * What a survey and the company registers would know of each firm and venture: read month by month from a run, kept by
 * fiscal year. Watching changes nothing.
 */
import { fiscalYearOf, monthOf, monthOfYear } from '../../core/calendar.ts';
import { EventKind } from '../../model/events.ts';
import type { Simulation } from '../../model/simulation.ts';
import { isFirm, isOutside, Kind, Origin, Stage, TEAM } from '../../model/state.ts';
import { isAlive } from '../../model/ties.ts';

/** Living ties of a firm at a year's end, a bit each. */
export const TieBit = {
  /** Supplier or customer. */
  vertical: 1,
  /** Has worked with a firm or venture of the region. */
  firm: 2,
  /** Has worked with a laboratory of a national university of the region; `lab`: of another one. */
  national: 4,
  lab: 8,
  /** Made by the promotion body: seminar, study group or introduction. */
  body: 16,
  /** Leads out of the region. */
  outside: 32,
} as const;

/** Counts since the start of the run, by row. */
const COUNTS = ['products', 'patents', 'indirect', 'jointMonths'] as const;
type CountName = (typeof COUNTS)[number];

/** The end of a fiscal year, by row of `organisations`; who came later has no entry. */
interface YearEnd extends Readonly<Record<CountName, Int32Array>> {
  /** Of the whole fiscal year, yen. */
  readonly sales: Float64Array;
  readonly staff: Int32Array;
  readonly grants: Int32Array;
  readonly member: Uint8Array;
  readonly ties: Uint8Array;
}

/** What the estimators ask of it. */
export type Panel = Pick<FirmPanel, 'sales' | 'staff' | 'counted' | 'wasMember' | 'hadTie'>;

export class FirmPanel {
  readonly #years = new Map<number, YearEnd>();
  readonly #counts: Record<CountName, Int32Array>;
  #read = 0;

  constructor() {
    this.#counts = { products: none(), patents: none(), indirect: none(), jointMonths: none() };
  }

  /** Reads the state as it stands after a month. */
  observe(sim: Simulation): void {
    this.#makeRoom(sim.state.organisations.count);
    this.#countContacts(sim);
    this.#countRows(sim);
    this.#countProjects(sim);
    if (monthOfYear(sim.month) === 4) this.#years.set(fiscalYearOf(sim.month - 1), this.#yearEnd(sim));
  }

  /** Sales of a fiscal year, yen; NaN where the row was not there at its end. */
  sales(row: number, year: number): number {
    return this.#years.get(year)?.sales[row] ?? Number.NaN;
  }

  /** Jobs at the end of a fiscal year; NaN as for sales. */
  staff(row: number, year: number): number {
    return this.#years.get(year)?.staff[row] ?? Number.NaN;
  }

  /** What was counted in fiscal years `from` to `to`. */
  counted(name: CountName | 'grants', row: number, from: number, to: number): number {
    return (this.#years.get(to)?.[name][row] ?? 0) - (this.#years.get(from - 1)?.[name][row] ?? 0);
  }

  /** Whether it was a member at the beginning or at the end of one of these fiscal years. */
  wasMember(row: number, from: number, to: number): boolean {
    return this.#anyYear(from, to, ({ member }) => member[row] === 1);
  }

  /** Whether it had such a tie at the beginning or at the end of one of these fiscal years. */
  hadTie(row: number, bits: number, from: number, to: number): boolean {
    return this.#anyYear(from, to, ({ ties }) => ((ties[row] ?? 0) & bits) !== 0);
  }

  #anyYear(from: number, to: number, is: (end: YearEnd) => boolean): boolean {
    for (let year = from - 1; year <= to; year++) {
      const end = this.#years.get(year);
      if (end !== undefined && is(end)) return true;
    }
    return false;
  }

  /** Network and coordination support: introductions, contacts at study groups and seminars, visits. */
  #countContacts(sim: Simulation): void {
    const { contacts, month } = sim;
    const { mappedAt, count } = sim.state.organisations;
    const { indirect } = this.#counts;
    for (let n = 0; n < contacts.count; n++) {
      if (!isOfBody(contacts.channel[n] as number)) continue;
      add(indirect, contacts.a[n] as number);
      add(indirect, contacts.b[n] as number);
    }
    for (let row = 0; row < count; row++) if (mappedAt[row] === month - 1) add(indirect, row);
  }

  /** Months with new or renewed products: sales of lines were written, and not by a customer or a channel. */
  #countRows(sim: Simulation): void {
    const { lineSales, lineSalesAt, boughtAt, channelUntil, born, count } = sim.state.organisations;
    const now = sim.month - 1;
    for (let row = 0; row < count; row++)
      if (
        lineSalesAt[row] === now &&
        (lineSales[row] as number) > 0 &&
        boughtAt[row] !== now &&
        channelUntil[row] !== now &&
        born[row] !== now
      )
        add(this.#counts.products, row);
  }

  /** Months in joint projects, and patents, which every partner has applied for. */
  #countProjects(sim: Simulation): void {
    const { log } = sim;
    const { projects: p } = sim.state;
    const patented = new Set<string>();
    for (; log !== null && this.#read < log.count; this.#read++)
      if (log.kind[this.#read] === EventKind.patent)
        patented.add(`${log.subjectHi[this.#read]} ${log.subjectLo[this.#read]}`);
    for (let row = 0; row < p.count; row++) {
      const isJoint = p.stage[row] === Stage.running && (p.size[row] as number) > 1;
      const isPatented = patented.size > 0 && patented.has(`${p.keyHi[row]} ${p.keyLo[row]}`);
      if (!isJoint && !isPatented) continue;
      for (let k = 0; k < (p.size[row] as number); k++) {
        const partner = p.partners[row * TEAM + k] as number;
        if (isJoint) add(this.#counts.jointMonths, partner);
        if (isPatented) add(this.#counts.patents, partner);
      }
    }
  }

  #yearEnd(sim: Simulation): YearEnd {
    const { organisations: o } = sim.state;
    const { sales, staff, grants, member, count } = o;
    const counts = Object.fromEntries(COUNTS.map((name) => [name, this.#counts[name].slice(0, count)]));
    return {
      ...(counts as Record<CountName, Int32Array>),
      sales: sales.slice(0, count),
      staff: staff.slice(0, count),
      grants: grants.slice(0, count),
      member: sim.month < sim.params.region.body.since ? new Uint8Array(count) : member.slice(0, count),
      ties: tieBits(sim),
    };
  }

  #makeRoom(rows: number): void {
    for (const name of COUNTS) {
      const old = this.#counts[name];
      if (old.length >= rows) continue;
      this.#counts[name] = new Int32Array(rows * 2);
      this.#counts[name].set(old);
    }
  }
}

function none(): Int32Array {
  return new Int32Array(0);
}

function add(counts: Int32Array, row: number): void {
  counts[row] = (counts[row] as number) + 1;
}

function isOfBody(origin: number): boolean {
  return origin === Origin.seminar || origin === Origin.studyGroup || origin === Origin.introduction;
}

function tieBits(sim: Simulation): Uint8Array {
  const { organisations: o, ties } = sim.state;
  const bits = new Uint8Array(o.count);
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month)) continue;
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    bits[a] = (bits[a] as number) | bitsOf(sim, tie, b);
    bits[b] = (bits[b] as number) | bitsOf(sim, tie, a);
  }
  return bits;
}

/** What a tie is to one side when the other is this row. */
function bitsOf({ state: { organisations: o, ties } }: Simulation, tie: number, other: number): number {
  const kind = o.kind[other] as number;
  const origin = ties.origin[tie] as number;
  let bits = origin === Origin.vertical ? TieBit.vertical : 0;
  if (isOfBody(origin)) bits |= TieBit.body;
  if (isOutside(kind)) bits |= TieBit.outside;
  if (ties.collaboration[tie] === 0) return bits;
  if (isFirm(kind) || kind === Kind.venture) return bits | TieBit.firm;
  if (kind === Kind.lab) return bits | (o.national[other] === 1 ? TieBit.national : TieBit.lab);
  return bits;
}

/** Firms and ventures of up to 300 jobs that were there before a fiscal year began and lived beyond the end of another. */
export function smallFirms(sim: Simulation, panel: Panel, from: number, to: number): number[] {
  const { organisations: o } = sim.state;
  const rows: number[] = [];
  for (let row = 0; row < o.count; row++) {
    const kind = o.kind[row] as number;
    if (kind !== Kind.productFirm && kind !== Kind.basicFirm && kind !== Kind.venture) continue;
    if (!(panel.staff(row, from - 1) <= 300) || (o.died[row] as number) < monthOf(to + 1, 4)) continue;
    rows.push(row);
  }
  return rows;
}
