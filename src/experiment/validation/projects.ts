/**
 * Follows projects from month to month. Who works in one is read from the table while it is open; its technical end and its
 * product from the log of events, since a project that closes in March may leave the table within the same month.
 */
import { EventKind } from '../../model/events.ts';
import { SECTOR_OF } from '../../model/knowledge.ts';
import type { Simulation } from '../../model/simulation.ts';
import { Kind, ProjectKind, Stage, TEAM } from '../../model/state.ts';

interface Followed {
  readonly kind: number;
  readonly distance: number;
  /** Its fields are of two sectors. */
  readonly across: boolean;
  readonly size: number;
  readonly supported: boolean;
  /** A laboratory and at least one firm or venture; `large`: one of the firms is. */
  readonly mixed: boolean;
  readonly large: boolean;
  /** Month of the technical end and of the first sale; NaN: not yet. */
  ended: number;
  succeeded: boolean;
  launched: number;
}

export interface Outcome {
  readonly distance: number;
  readonly across: boolean;
  readonly success: 0 | 1;
}

export class ProjectFollower {
  readonly #projects = new Map<string, Followed>();
  #read = 0;

  /** Reads what a month left behind. @param sim with a log */
  observe(sim: Simulation): void {
    const { projects: p } = sim.state;
    for (let row = 0; row < p.count; row++) {
      // a grant is no project, and what had ended before the first look is not followed
      if ((p.stage[row] as number) > Stage.running) continue;
      const key = `${p.keyHi[row]} ${p.keyLo[row]}`;
      if (!this.#projects.has(key)) this.#projects.set(key, begin(sim, row));
    }
    const { log } = sim;
    if (log === null) throw new Error('projects are followed in a run with a log');
    for (; this.#read < log.count; this.#read++) {
      const kind = log.kind[this.#read] as number;
      if (kind !== EventKind.success && kind !== EventKind.failure && kind !== EventKind.product) continue;
      const followed = this.#projects.get(`${log.subjectHi[this.#read]} ${log.subjectLo[this.#read]}`);
      if (followed === undefined) continue;
      const month = log.month[this.#read] as number;
      if (kind === EventKind.product) followed.launched = month;
      else {
        followed.ended = month;
        followed.succeeded = kind === EventKind.success;
      }
    }
  }

  /** Share of supported consortia with a product in ten years, and of these within five. */
  commercialised(until: number): { ever: number; early: number } {
    let ended = 0;
    let ever = 0;
    let early = 0;
    for (const one of this.#projects.values()) {
      if (one.kind !== ProjectKind.consortium || !one.supported || !(one.ended + 120 <= until)) continue;
      ended++;
      if (!(one.launched <= one.ended + 120)) continue;
      ever++;
      if (one.launched <= one.ended + 60) early++;
    }
    return { ever: ratio(ever, ended), early: ratio(early, ever) };
  }

  /** Share of joint projects of laboratories and firms without a large firm. */
  smallShare(): number {
    let joint = 0;
    let small = 0;
    for (const { mixed, large } of this.#projects.values()) {
      if (!mixed) continue;
      joint++;
      if (!large) small++;
    }
    return ratio(small, joint);
  }

  /** Every joint project that has ended. */
  outcomes(): Outcome[] {
    const found: Outcome[] = [];
    for (const { size, distance, across, ended, succeeded } of this.#projects.values())
      if (size > 1 && !Number.isNaN(ended)) found.push({ distance, across, success: succeeded ? 1 : 0 });
    return found;
  }
}

function begin(sim: Simulation, row: number): Followed {
  const { projects: p, organisations: o } = sim.state;
  const size = p.size[row] as number;
  let labs = 0;
  let large = false;
  for (let k = 0; k < size; k++) {
    const kind = o.kind[p.partners[row * TEAM + k] as number];
    if (kind === Kind.lab) labs++;
    if (kind === Kind.largeFirm) large = true;
  }
  return {
    kind: p.kind[row] as number,
    distance: p.distance[row] as number,
    across: SECTOR_OF[p.field[row] as number] !== SECTOR_OF[p.other[row] as number],
    size,
    supported: (p.publicShare[row] as number) > 0,
    mixed: labs > 0 && labs < size,
    large,
    ended: Number.NaN,
    succeeded: false,
    launched: Number.NaN,
  };
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}
