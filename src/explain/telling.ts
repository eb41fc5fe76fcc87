/** Histories ready to be told: run with their logs, and with who stands behind the keys of ties and projects. */
import { createSimulation, step } from '../model/simulation.ts';
import { Cast } from './cast.ts';
import { type ArmName, type OnlyIn, unmatched } from './divergence.ts';
import { namesOf } from './names.ts';
import type { Telling } from './scene.ts';
import { type TwinSpec, twinsInSlices } from './twins.ts';

export interface Histories {
  /** One, or A and B. */
  readonly tellings: readonly Telling[];
  /** Events of the common past: the same rows of both logs. */
  readonly commonEvents: number;
}

/** @param fields names of the fields of technology, by row @param isTwo false: A alone */
export function* historiesInSlices(
  spec: TwinSpec,
  fields: readonly string[],
  isTwo: boolean,
): Generator<void, Histories> {
  if (!isTwo) {
    const sim = createSimulation(spec.a, spec.seed, { log: true });
    const cast = new Cast();
    while (sim.month < spec.until) {
      step(sim);
      cast.look(sim);
      yield;
    }
    return { tellings: [tellingOf(sim, cast, fields)], commonEvents: 0 };
  }
  const casts = new Casts();
  const { a, b, commonEvents } = yield* twinsInSlices({ ...spec, after: casts.look });
  return { tellings: [tellingOf(a, casts.a, fields), tellingOf(b, casts.b, fields)], commonEvents };
}

/** Who stands behind the keys of two histories; the past that they share is looked at once. */
export class Casts {
  readonly a = new Cast();
  #b: Cast | null = null;

  get b(): Cast {
    return this.#b ?? this.a;
  }

  /** To be told after every month: see TwinSpec. */
  readonly look = (sim: Telling['sim'], arm: ArmName | 'both'): void => {
    if (arm !== 'both') this.#b ??= new Cast(this.a);
    if (arm === 'b') this.#b?.look(sim);
    else this.a.look(sim);
  };
}

function tellingOf(sim: Telling['sim'], cast: Cast, fields: readonly string[]): Telling {
  if (sim.log === null) throw new RangeError('what is told keeps a log');
  return { sim, log: sim.log, cast, names: namesOf(sim, fields) };
}

/** Events that stand in one of two histories only; null: there is one history. */
export function onlyOf({ tellings: [a, b], commonEvents }: Histories): OnlyIn | null {
  return a === undefined || b === undefined ? null : unmatched(a.log, b.log, commonEvents);
}
