/**
 * Who has a living tie to organisations of which there are few: their own lists of ties are walked once, and each partner
 * is marked, where `knows` would walk the list of everybody who is asked about.
 */
import { Counter } from './accounts.ts';
import type { Context } from './context.ts';
import { Kind, Origin } from './state.ts';
import { isAlive } from './ties.ts';

/** Marks by row; scratch of the process that holds it, valid while no tie is made or ends. */
export class Marks {
  marked = new Uint8Array(0);

  /** Those who know an agency, bank, investor or trading firm of this kind. */
  ofKind(sim: Context, kind: number): this {
    this.#clear(sim);
    const { helpers, helperCount } = sim.roll;
    for (let n = 0; n < helperCount; n++)
      if (sim.state.organisations.kind[helpers[n] as number] === kind) this.#markPartners(sim, helpers[n] as number);
    return this;
  }

  /** Those with a tie out of the region that the body's exchange made: it leads to other clusters and overseas. */
  ofExchange(sim: Context): this {
    this.#clear(sim);
    if (sim.state.counters[Counter.exchangeTrips] === 0) return this;
    const { kind } = sim.state.organisations;
    for (const row of sim.roll.outside) if (kind[row] !== Kind.tokyo) this.#markPartners(sim, row, sim.rows.body);
    return this;
  }

  #clear(sim: Context): void {
    const { count } = sim.state.organisations;
    if (this.marked.length < count) this.marked = new Uint8Array(count * 2);
    else this.marked.fill(0, 0, count);
  }

  /** @param maker  row of the organisation that made the pipeline; -1: any tie */
  #markPartners(sim: Context, row: number, maker = -1): void {
    const { organisations: o, ties } = sim.state;
    const hi = maker < 0 ? 0 : (o.keyHi[maker] as number);
    const lo = maker < 0 ? 0 : (o.keyLo[maker] as number);
    for (let next = o.head[row] as number; next >= 0; ) {
      const edge = next;
      next = ties.next[edge] as number;
      const tie = edge >> 1;
      if (!isAlive(ties, tie, sim.month)) continue;
      if (maker >= 0 && (ties.origin[tie] !== Origin.pipeline || ties.causeHi[tie] !== hi || ties.causeLo[tie] !== lo))
        continue;
      this.marked[ties.ends[edge] as number] = 1;
    }
  }
}
