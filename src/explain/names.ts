/**
 * Names of organisations: synthetic, and the same for the same key in every history of a region. Founding organisations
 * are counted in order of founding ("Lab 7 of 210, optics"); who came later is named by origin and date.
 */
import { formatMonth } from '../core/calendar.ts';
import { pairKey } from '../core/key.ts';
import { word } from '../core/random.ts';
import { populationOf } from '../model/initialize.ts';
import type { Simulation } from '../model/simulation.ts';
import { Kind } from '../model/state.ts';

/** What organisations of a kind are called. Firms of all three kinds are counted together. */
const CALLED: Readonly<Record<number, string>> = {
  [Kind.productFirm]: 'Firm',
  [Kind.basicFirm]: 'Firm',
  [Kind.largeFirm]: 'Firm',
  [Kind.lab]: 'Lab',
  [Kind.venture]: 'Venture',
  [Kind.body]: 'the promotion body',
  [Kind.bureau]: 'the regional bureau',
  [Kind.licensingOffice]: 'Licensing office',
  [Kind.testInstitute]: 'Test institute',
  [Kind.incubator]: 'Incubator',
  [Kind.chamber]: 'Agency',
  [Kind.bank]: 'Bank',
  [Kind.ventureCapital]: 'Venture capital firm',
  [Kind.publicFund]: 'the public fund',
  [Kind.tradingFirm]: 'Trading firm',
  [Kind.tokyo]: 'partners in Tokyo',
  [Kind.overseas]: 'partners overseas',
  [Kind.bystander]: 'Bystander',
  [Kind.cluster]: 'Other cluster',
};

export interface Names {
  /** The name of the organisation with this key. */
  of(hi: number, lo: number): string;
  /** The other side of the tie with this key, one side known. */
  otherSide(tieHi: number, tieLo: number, hi: number, lo: number): string;
  /** The name of a field of technology, by row. */
  field(row: number): string;
}

/** Founding organisations: the first rows, with the same keys in every history of a region. */
export function foundersOf({ params }: Simulation): number {
  return populationOf(params).reduce((sum, [, count]) => sum + Math.max(0, Math.ceil(count)), 0);
}

/** @param fields names of the fields of technology, by row */
export function namesOf(sim: Simulation, fields: readonly string[]): Names {
  const { organisations: o } = sim.state;
  const founders = foundersOf(sim);
  const rows = new Map<string, number>();
  const ordinals = new Int32Array(founders);
  const totals = new Map<string, number>();
  for (let row = 0; row < o.count; row++) {
    rows.set(`${o.keyHi[row]} ${o.keyLo[row]}`, row);
    if (row >= founders) continue;
    const called = calledAt(row);
    const ordinal = (totals.get(called) ?? 0) + 1;
    totals.set(called, ordinal);
    ordinals[row] = ordinal;
  }

  function calledAt(row: number): string {
    return CALLED[o.kind[row] as number] ?? 'Organisation';
  }

  function fieldAt(row: number): string {
    return fields[row] ?? `field ${row}`;
  }

  function nameAt(row: number): string {
    const called = calledAt(row);
    const field = fieldAt(o.field[row] as number);
    const parent = o.parent[row] as number;
    if (parent >= 0) return `the venture of ${formatMonth(o.born[row] as number)} from ${nameAt(parent)}`;
    if (o.plant[row] === 1)
      return `the branch plant of ${formatMonth(o.born[row] as number)} (${shortKey(row)}), ${field}`;
    if (row >= founders)
      return `the firm that came in ${formatMonth(o.born[row] as number)} (${shortKey(row)}), ${field}`;
    if (totals.get(called) === 1) return called;
    const hasField = (o.kind[row] as number) <= Kind.lab;
    return `${called} ${ordinals[row]} of ${totals.get(called)}${hasField ? `, ${field}` : ''}`;
  }

  /** Tells those apart who came in the same month. */
  function shortKey(row: number): string {
    return ((o.keyHi[row] as number) >>> 16).toString(16).padStart(4, '0');
  }

  const of = (hi: number, lo: number): string => {
    const row = rows.get(`${hi} ${lo}`);
    return row === undefined ? 'an organisation' : nameAt(row);
  };

  return {
    of,
    field: fieldAt,
    otherSide(tieHi, tieLo, hi, lo) {
      for (let row = 0; row < o.count; row++) {
        pairKey(hi, lo, o.keyHi[row] as number, o.keyLo[row] as number);
        if (word[0] === tieHi && word[1] === tieLo) return nameAt(row);
      }
      return 'an organisation';
    },
  };
}
