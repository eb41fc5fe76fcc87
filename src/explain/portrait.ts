/** Who an organisation is, and how it stands at the end of a history. */
import { type Simulation, START } from '../model/simulation.ts';
import { Kind, NEVER } from '../model/state.ts';
import { isAlive } from '../model/ties.ts';
import type { Telling } from './scene.ts';

const KINDS: Readonly<Record<number, string>> = {
  [Kind.productFirm]: 'product-developing firm',
  [Kind.basicFirm]: 'basic-technology firm',
  [Kind.largeFirm]: 'large firm',
  [Kind.lab]: 'university laboratory',
  [Kind.venture]: 'venture',
  [Kind.body]: 'promotion body',
  [Kind.bureau]: 'regional bureau',
  [Kind.licensingOffice]: 'technology licensing office',
  [Kind.testInstitute]: 'public test institute',
  [Kind.incubator]: 'incubator',
  [Kind.chamber]: 'support agency',
  [Kind.bank]: 'bank',
  [Kind.ventureCapital]: 'venture capital firm',
  [Kind.publicFund]: 'public fund',
  [Kind.tradingFirm]: 'trading firm',
  [Kind.tokyo]: 'node for partners in Tokyo',
  [Kind.overseas]: 'node for partners overseas',
  [Kind.bystander]: 'bystander',
};

export interface Portrait {
  readonly kind: string;
  /** Row of the region's list of towns. */
  readonly town: number;
  /** Month of birth; null: there since before the run begins. */
  readonly born: number | null;
  /** Name of the organisation it came from. */
  readonly parent: string | null;
  /** Month of exit; null: alive at the end. */
  readonly died: number | null;
  readonly member: boolean;
  readonly staff: number;
  /** Integer yen. */
  readonly cash: number;
  /** Living ties, and those of them to laboratories. */
  readonly ties: number;
  readonly tiesToLabs: number;
  readonly successes: number;
  readonly grants: number;
  readonly ventures: number;
}

export function portraitOf({ sim, names }: Telling, row: number): Portrait {
  const { organisations: o } = sim.state;
  const parent = o.parent[row] as number;
  const [born, died] = [o.born[row] as number, o.died[row] as number];
  return {
    kind: KINDS[o.kind[row] as number] ?? 'organisation',
    town: o.town[row] as number,
    born: born < START ? null : born,
    parent: parent < 0 ? null : names.of(o.keyHi[parent] as number, o.keyLo[parent] as number),
    died: died === NEVER ? null : died,
    member: o.member[row] === 1,
    staff: o.staff[row] as number,
    cash: o.cash[row] as number,
    ...tiesOf(sim, row),
    successes: o.successes[row] as number,
    grants: o.grants[row] as number,
    ventures: o.parent.subarray(0, o.count).reduce((n, from) => n + (from === row ? 1 : 0), 0),
  };
}

function tiesOf({ state, month }: Simulation, row: number): { ties: number; tiesToLabs: number } {
  const { ties: t, organisations: o } = state;
  let ties = 0;
  let tiesToLabs = 0;
  for (let tie = 0; tie < t.count; tie++) {
    if ((t.a[tie] !== row && t.b[tie] !== row) || !isAlive(t, tie, month)) continue;
    const other = (t.a[tie] === row ? t.b[tie] : t.a[tie]) as number;
    if (o.alive[other] === 0) continue;
    ties++;
    if (o.kind[other] === Kind.lab) tiesToLabs++;
  }
  return { ties, tiesToLabs };
}
