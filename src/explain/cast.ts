/**
 * Who stands behind the keys of ties and projects in a log. Both leave the tables of a run when they are over, so whoever
 * wants to tell of them writes them down while the run goes on. Looking changes nothing.
 */
import type { Simulation } from '../model/simulation.ts';
import { TEAM } from '../model/state.ts';
import type { Names } from './names.ts';

export interface Project {
  /** A ProjectKind. */
  readonly kind: number;
  /** Rows of organisations, the lead first. Rows are stable within a run. */
  readonly team: readonly number[];
  /** Calendar months of agreement and technical end. */
  readonly agreed: number;
  readonly ends: number;
  /** Whether public money pays a part. */
  readonly supported: boolean;
}

export class Cast {
  readonly #sides: Map<string, readonly [number, number]>;
  readonly #projects: Map<string, Project>;

  constructor(from?: Cast) {
    this.#sides = new Map(from === undefined ? [] : from.#sides);
    this.#projects = new Map(from === undefined ? [] : from.#projects);
  }

  /** Writes down what began in the month just stepped. */
  look({ state, month }: Simulation): void {
    const { ties, projects: p } = state;
    const { since, a, b } = ties;
    for (let tie = 0; tie < ties.count; tie++) {
      if (since[tie] !== month - 1) continue;
      this.#sides.set(name(ties.keyHi[tie], ties.keyLo[tie]), [a[tie] as number, b[tie] as number]);
    }
    for (let row = 0; row < p.count; row++) {
      if (p.awarded[row] !== month - 1) continue;
      this.#projects.set(name(p.keyHi[row], p.keyLo[row]), {
        kind: p.kind[row] as number,
        team: [...p.partners.subarray(row * TEAM, row * TEAM + (p.size[row] as number))],
        agreed: month - 1,
        ends: p.ends[row] as number,
        supported: (p.publicShare[row] as number) > 0,
      });
    }
  }

  /** Rows of the two sides of a tie. */
  sidesOf(hi: number, lo: number): readonly [number, number] | undefined {
    return this.#sides.get(name(hi, lo));
  }

  projectOf(hi: number, lo: number): Project | undefined {
    return this.#projects.get(name(hi, lo));
  }
}

/** Partners of each project beside its lead, named: for those who tell of events by their keys alone. */
export function partnersOf({ state }: Simulation, cast: Cast, names: Names): (hi: number, lo: number) => string[] {
  const { keyHi, keyLo } = state.organisations;
  return (hi, lo) =>
    (cast.projectOf(hi, lo)?.team.slice(1) ?? []).map((row) => names.of(keyHi[row] as number, keyLo[row] as number));
}

function name(hi: number | undefined, lo: number | undefined): string {
  return `${hi} ${lo}`;
}
