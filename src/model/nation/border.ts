/**
 * The border of a region in a nation: what waits there for the next barrier, and what the last one brought. While months
 * run a region sees only this, never another region as it is now, so that regions may run one after another.
 */
import { processKey, uniform } from '../../core/random.ts';
import { Counter, count } from '../accounts.ts';
import type { Beyond, Context, Host, Newcomer } from '../context.ts';
import { Decision } from '../decisions.ts';
import { PEOPLE_CELLS } from '../state.ts';
import { type Delegation, findHost, receiveVisits, type Visit } from './exchange.ts';

/** What a border is, and stays. */
export interface BorderFacts {
  /** Place of the region among those of the nation. */
  readonly place: number;
  /** Rows of its nodes for other clusters, and the place of the region that each stands for; -1: none in this nation. */
  readonly nodes: readonly number[];
  readonly standsFor: readonly number[];
  /** Share of newcomers that leave another region. */
  readonly moves: number;
  /** Whether people who leave for Tokyo arrive there. */
  readonly takesLeavers: boolean;
}

export class Border implements Beyond {
  /** Who comes with the next April. */
  waiting: Newcomer[] = [];
  /** Heads that have left for Tokyo and not arrived, by cell of `State.people`. */
  readonly leavers = new Int32Array(PEOPLE_CELLS);
  /** Visits that travellers of this region have paid since last April. */
  paid: Visit[] = [];
  /** Visits paid here and not yet returned, in order of month and keys. */
  owed: readonly Visit[] = [];
  /** Who receives travellers in this fiscal year, by place of the region; null: nobody. */
  hosts: readonly (Delegation | null)[] = [];

  readonly facts: BorderFacts;

  constructor(facts: BorderFacts) {
    this.facts = facts;
  }

  awaits(sim: Context, newcomer: Newcomer): boolean {
    const { moves } = this.facts;
    if (moves === 0) return false;
    if (uniform(processKey(sim.seed, Decision.move, 0, 0), newcomer.hi, newcomer.lo) >= moves) return false;
    this.waiting.push(newcomer);
    return true;
  }

  leave(sim: Context, cell: number, heads: number): void {
    if (!this.facts.takesLeavers) return;
    this.leavers[cell] = (this.leavers[cell] as number) + heads;
    count(sim.state, Counter.peopleMovedOut, heads);
  }

  hostOf(sim: Context, traveller: number, node: number): Host | null {
    const at = this.facts.nodes.indexOf(node);
    const delegation = this.hosts[this.facts.standsFor[at] ?? -1] ?? null;
    if (delegation === null) return null;
    const { host, visit } = findHost(sim, traveller, delegation, this.facts.place);
    this.paid.push(visit);
    return host;
  }

  receive(sim: Context): number {
    const due = this.owed.filter(({ month }) => month + 12 === sim.month);
    if (due.length === 0) return 0;
    this.owed = this.owed.filter((visit) => !due.includes(visit));
    return receiveVisits(sim, due, (place) => this.facts.nodes[this.facts.standsFor.indexOf(place)] ?? -1);
  }
}
