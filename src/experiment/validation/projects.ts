/** Follows projects from month to month, before closed ones leave the table. */
import type { Simulation } from '../../model/simulation.ts';
import { Kind, ProjectKind, Stage, TEAM } from '../../model/state.ts';

interface Followed {
  readonly kind: number;
  readonly distance: number;
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

export class ProjectFollower {
  readonly #projects = new Map<string, Followed>();

  /** Reads the table as it stands after a month. */
  observe(sim: Simulation): void {
    const { projects: p } = sim.state;
    for (let row = 0; row < p.count; row++) {
      const stage = p.stage[row] as number;
      if (stage === Stage.grant) continue;
      const key = `${p.keyHi[row]} ${p.keyLo[row]}`;
      let followed = this.#projects.get(key);
      if (followed === undefined) {
        // what a grant leaves behind when it lapses never was a project
        if (stage === Stage.lapsed) continue;
        followed = begin(sim, row);
        this.#projects.set(key, followed);
      }
      if (stage <= Stage.running) continue;
      if (Number.isNaN(followed.ended)) {
        followed.ended = p.ends[row] as number;
        followed.succeeded = stage !== Stage.failed;
      }
      if (stage === Stage.launched && Number.isNaN(followed.launched)) followed.launched = sim.month - 1;
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

  /** Distance and outcome of every joint project that has ended. */
  outcomes(): { distance: number; success: number }[] {
    const found: { distance: number; success: number }[] = [];
    for (const { size, distance, ended, succeeded } of this.#projects.values())
      if (size > 1 && !Number.isNaN(ended)) found.push({ distance, success: succeeded ? 1 : 0 });
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

/** Coefficients of y on 1, x and x², by least squares; null where they cannot be told apart. */
export function quadratic(x: readonly number[], y: readonly number[]): readonly [number, number, number] | null {
  const n = x.length;
  if (n < 3) return null;
  // around the mean, so that the sums stay well apart
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const s = new Float64Array(5);
  const t = new Float64Array(3);
  for (let i = 0; i < n; i++) {
    const d = (x[i] as number) - mean;
    let power = 1;
    for (let k = 0; k < 5; k++, power *= d) {
      s[k] = (s[k] as number) + power;
      if (k < 3) t[k] = (t[k] as number) + power * (y[i] as number);
    }
  }
  const [n0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
  const [t0 = 0, t1 = 0, t2 = 0] = t;
  const det = n0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s2 * s3) + s2 * (s1 * s3 - s2 * s2);
  if (!(Math.abs(det) > 1e-12 * n0 * s2 * s4)) return null;
  const a = (t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / det;
  const b = (n0 * (t1 * s4 - s3 * t2) - t0 * (s1 * s4 - s2 * s3) + s2 * (s1 * t2 - t1 * s2)) / det;
  const c = (n0 * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2)) / det;
  return [a - b * mean + c * mean * mean, b - 2 * c * mean, c];
}
