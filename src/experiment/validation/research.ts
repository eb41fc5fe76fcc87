/**
 * Private research of firms and public money for it (pattern 9), from a run and by a published estimator: firms that ever
 * had public research money, firm and year fixed effects, so that a firm is held against itself in other years.
 *
 *   ln private(firm, year) = firm + year + elasticity · ln(1 + public / 10^5 yen) + error
 *
 *   private  the share of sales that firms of its kind spend on own research, and what it pays itself in projects
 *   public   what public money pays of its part in projects, as cost arises
 *
 * Errors are clustered by firm. The 10^5 yen stand for "next to nothing" beside grants of millions: a year without public
 * money has logarithm 0. What firms leave undone under `displacement` (0 unless set) is not taken off.
 *
 * Source  Lach (2002), Journal of Industrial Economics 50: firm effects, small and large firms apart. The sample of ever
 *         supported firms, the window and the exact form are ours.
 */
import { fiscalYearOf, monthOf, monthOfYear } from '../../core/calendar.ts';
import { log } from '../../core/math.ts';
import { ownResearch } from '../../model/processes/learning.ts';
import type { Simulation } from '../../model/simulation.ts';
import { isFirm, Kind, Stage, TEAM } from '../../model/state.ts';
import type { MeasureId } from './measures.ts';

const YEARS = [2001, 2010] as const;
const NEXT_TO_NOTHING = 1e5;
/** Two-sided normal quantiles of 5 % and 1 %: an effect is asked for at the first, its absence at the second. */
const AT_5 = 1.959963984540054;
const AT_1 = 2.5758293035489004;

/** A firm in a fiscal year; yen. */
export interface FirmYear {
  readonly firm: number;
  readonly year: number;
  readonly isLarge: boolean;
  readonly privately: number;
  readonly publicly: number;
}

export class ResearchFollower {
  readonly rows: FirmYear[] = [];
  #privately = new Float64Array(0);
  #publicly = new Float64Array(0);

  /** Reads the state as it stands after a month. */
  observe(sim: Simulation): void {
    const { organisations: o, projects: p } = sim.state;
    this.#makeRoom(o.count);
    for (let row = 0; row < p.count; row++) {
      if (p.stage[row] !== Stage.running) continue;
      const team = Array.from(p.partners.slice(row * TEAM, row * TEAM + (p.size[row] as number)));
      const payers = team.filter((partner) => o.kind[partner] !== Kind.lab && o.alive[partner] === 1);
      const part = (p.monthlyCost[row] as number) / payers.length;
      const share = p.publicShare[row] as number;
      for (const payer of payers) {
        this.#publicly[payer] = (this.#publicly[payer] as number) + share * part;
        this.#privately[payer] = (this.#privately[payer] as number) + (1 - share) * part;
      }
    }
    if (monthOfYear(sim.month) === 4) this.#closeYear(sim);
  }

  #closeYear(sim: Simulation): void {
    const { organisations: o } = sim.state;
    const year = fiscalYearOf(sim.month - 1);
    for (let firm = 0; firm < o.count && year >= YEARS[0] && year <= YEARS[1]; firm++) {
      const kind = o.kind[firm] as number;
      const sales = o.sales[firm] as number;
      if (!isFirm(kind) || o.alive[firm] === 0 || !(sales > 0) || (o.born[firm] as number) > monthOf(year, 4)) continue;
      const own = ownResearch(sim, firm) * sales;
      this.rows.push({
        firm,
        year,
        isLarge: kind === Kind.largeFirm,
        privately: own + (this.#privately[firm] as number),
        publicly: this.#publicly[firm] as number,
      });
    }
    this.#privately.fill(0);
    this.#publicly.fill(0);
  }

  #makeRoom(rows: number): void {
    if (this.#privately.length >= rows) return;
    const [privately, publicly] = [this.#privately, this.#publicly];
    this.#privately = new Float64Array(rows * 2);
    this.#privately.set(privately);
    this.#publicly = new Float64Array(rows * 2);
    this.#publicly.set(publicly);
  }
}

/** `elasticityFalls`: 1 where small firms answer, large ones less, and of large ones no answer can be told from none. */
export function measureResearch(rows: readonly FirmYear[]): Partial<Record<MeasureId, number>> {
  const all = elasticityOf(rows);
  const small = elasticityOf(rows.filter(({ isLarge }) => !isLarge));
  const large = elasticityOf(rows.filter(({ isLarge }) => isLarge));
  const told = !Number.isNaN(small.z) && !Number.isNaN(large.z);
  const falls = small.z > AT_5 && small.elasticity > large.elasticity && Math.abs(large.z) < AT_1;
  return {
    elasticity: all.elasticity,
    elasticityFalls: told ? (falls ? 1 : 0) : Number.NaN,
    elasticitySmall: small.elasticity,
    elasticitySmallZ: small.z,
    elasticityLarge: large.elasticity,
    elasticityLargeZ: large.z,
    firmsSupported: all.firms,
  };
}

interface Elasticity {
  readonly elasticity: number;
  readonly z: number;
  readonly firms: number;
}

/** NaN where the data do not tell. */
export function elasticityOf(rows: readonly FirmYear[]): Elasticity {
  const supported = new Set(rows.filter(({ publicly }) => publicly > 0).map(({ firm }) => firm));
  const kept = rows.filter(({ firm, privately }) => supported.has(firm) && privately > 0);
  const y = withinFirmsAndYears(
    kept,
    kept.map(({ privately }) => log(privately)),
  );
  const x = withinFirmsAndYears(
    kept,
    kept.map(({ publicly }) => log(1 + publicly / NEXT_TO_NOTHING)),
  );
  const xx = x.reduce((sum, value) => sum + value * value, 0);
  const firms = supported.size;
  if (!(xx > 1e-9) || firms < 3) return { elasticity: Number.NaN, z: Number.NaN, firms };
  const elasticity = x.reduce((sum, value, n) => sum + value * (y[n] as number), 0) / xx;
  const scores = new Map<number, number>();
  kept.forEach(({ firm }, n) => {
    const score = (x[n] as number) * ((y[n] as number) - elasticity * (x[n] as number));
    scores.set(firm, (scores.get(firm) ?? 0) + score);
  });
  const squares = [...scores.values()].reduce((sum, score) => sum + score * score, 0);
  const error = Math.sqrt((squares * firms) / (firms - 1)) / xx;
  return { elasticity, z: error > 0 ? elasticity / error : Number.NaN, firms };
}

/** Sweeps over firms and years until both have mean nought: firms come and go, so one sweep is not enough. */
const SWEEPS = 50;

function withinFirmsAndYears(rows: readonly FirmYear[], values: readonly number[]): number[] {
  const of = [rows.map(({ firm }) => firm), rows.map(({ year }) => year)] as const;
  let left = [...values];
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const groups of of) {
      const sums = new Map<number, [sum: number, n: number]>();
      left.forEach((value, n) => {
        const [sum, count] = sums.get(groups[n] as number) ?? [0, 0];
        sums.set(groups[n] as number, [sum + value, count + 1]);
      });
      left = left.map((value, n) => {
        const [sum, count] = sums.get(groups[n] as number) as [number, number];
        return value - sum / count;
      });
    }
  return left;
}
