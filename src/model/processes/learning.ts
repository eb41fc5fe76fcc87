/**
 * E5 Learning: joint work that succeeds closes gaps of expertise.
 *
 *   e_if += learning · (max over the team of e_jf - e_if)
 *
 * Reads   projects.partners
 * Writes  organisations.{expertise, unit, fit}
 * Draws   nothing
 * Source  Cohen & Levinthal 1989 for absorption by joint work; the size is a proposal. First form, without forgetting.
 */
import type { Context } from '../context.ts';
import { refreshProfile } from '../initialize.ts';
import { FIELDS } from '../params.ts';
import { TEAM } from '../state.ts';

/** Each partner closes a part of the gap to the best of the team in every field that it is behind. */
export function learn(sim: Context, project: number): void {
  const { state, c, params } = sim;
  const { projects: p, organisations: o } = state;
  const size = p.size[project] as number;
  if (size < 2) return;
  for (let f = 0; f < FIELDS; f++) {
    let best = 0;
    for (let k = 0; k < size; k++)
      best = Math.max(best, o.expertise[(p.partners[project * TEAM + k] as number) * FIELDS + f] as number);
    if (best === 0) continue;
    for (let k = 0; k < size; k++) {
      const at = (p.partners[project * TEAM + k] as number) * FIELDS + f;
      o.expertise[at] = (o.expertise[at] as number) + c.learning * (best - (o.expertise[at] as number));
    }
  }
  for (let k = 0; k < size; k++) refreshProfile(state, params, p.partners[project * TEAM + k] as number);
}
