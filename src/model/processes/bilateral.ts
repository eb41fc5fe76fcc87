/**
 * E6 Bilateral projects: two who agreed to work together begin one, and partners who are free begin further ones.
 *
 *   a further one   3 · jointRate a quarter for each idle collaboration, if the payer has the cash
 *
 * The term is that of its kind times the research time of the lead's field.
 *
 * Reads   ties; organisations.{kind, field, cash, alive}
 * Writes  projects
 * Draws   jointProject: one a quarter for each idle collaboration
 * Source  Scale of about 2.2 million yen: joint research of universities (JR05); rate is a proposal.
 */
import { childKey } from '../../core/key.ts';
import { drawRows, processKey, unit } from '../../core/random.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { researchMonths } from '../fields.ts';
import { Kind, ProjectKind } from '../state.ts';
import { startProject } from './project.ts';

/** A bilateral project of a firm or venture with its laboratory, or of two firms, if the payer has the cash. */
export function startBilateral(sim: Context, tie: number): boolean {
  const { state, c, month } = sim;
  const { ties, organisations: o } = state;
  const a = ties.a[tie] as number;
  const b = ties.b[tie] as number;
  const lead = o.kind[a] === Kind.lab ? b : a;
  if (o.kind[lead] === Kind.lab || (o.cash[lead] as number) < c.bilateralCash * c.bilateralCost) return false;
  const cause = { hi: ties.keyHi[tie] as number, lo: ties.keyLo[tie] as number };
  const months = researchMonths(sim.tables.profiles, o.field[lead] as number, c.bilateralMonths);
  startProject(sim, {
    key: childKey(cause.hi, cause.lo, Decision.jointProject, month),
    kind: ProjectKind.bilateral,
    partners: [lead, lead === a ? b : a],
    months,
    cost: Math.floor((c.bilateralCost * months) / c.bilateralMonths),
    publicShare: 0,
    starts: month,
    cause,
  });
  return true;
}

/** Collaborations without work in hand, and the words of their draws; scratch. */
let idle = new Int32Array(1024);
let first = new Int32Array(1024);
let second = new Int32Array(1024);

/** Once a quarter, partners who are free may begin a further bilateral project. @returns projects begun */
export function startJoint(sim: Context): number {
  if (sim.month % 3 !== 0) return 0;
  const { state, month, c } = sim;
  const { ties, organisations: o } = state;
  const key = processKey(sim.seed, Decision.jointProject, month);
  const { collaboration, work, expires, a: sideA, b: sideB } = ties;
  const { alive } = o;
  const { count: known } = ties;
  if (idle.length <= known) {
    idle = new Int32Array(known * 2 + 1);
    first = new Int32Array(known * 2 + 1);
    second = new Int32Array(known * 2 + 1);
  }
  let idleCount = 0;
  for (let tie = 0; tie < known; tie++) {
    if (collaboration[tie] === 0 || work[tie] !== 0 || (expires[tie] as number) <= month) continue;
    idle[idleCount] = tie;
    idleCount += (alive[sideA[tie] as number] as number) & (alive[sideB[tie] as number] as number);
  }
  drawRows(key, ties.keyHi, ties.keyLo, idle, idleCount, first, second);
  const chance = 3 * c.jointRate;
  const chosen: number[] = [];
  for (let n = 0; n < idleCount; n++) if (unit(first[n] as number) < chance) chosen.push(idle[n] as number);
  let begun = 0;
  for (const tie of chosen) if (startBilateral(sim, tie)) begun++;
  return begun;
}
