/** How long ventures and entrants live, read from the state at the end of a run: nobody leaves the table. */
import { fiscalYearOf, monthOf } from '../../core/calendar.ts';
import { END, type Simulation, START } from '../../model/simulation.ts';
import { isFirm, Kind } from '../../model/state.ts';
import { fieldRow } from '../../scenario/fields.ts';
import { ratio } from './projects.ts';

const IT = [
  'telecommunications',
  'digitalCommunication',
  'basicCommunication',
  'computerTechnology',
  'itMethodsForManagement',
];
const LIFE = [
  'biologicalAnalysis',
  'medicalTechnology',
  'organicChemistry',
  'biotechnology',
  'pharmaceuticals',
  'foodChemistry',
];
/** Information technology and life science: our reading of "IT and bio" in the classification. */
const IT_BIO: ReadonlySet<number> = new Set([...IT, ...LIFE].map(fieldRow));

export interface VentureMeasures {
  readonly labSurvival: number;
  readonly startUpSurvival: number;
  readonly universityVentures: number;
  readonly itBioShare: number;
  readonly tenantSurvival: number;
  readonly graduationSpike: number;
}

export function measureVentures(sim: Simulation): VentureMeasures {
  const { organisations: o } = sim.state;
  const rows = Array.from({ length: o.count }, (_, row) => row).filter((row) => (o.born[row] as number) >= START);
  const ofLab = rows.filter((row) => isOfLab(sim, row));
  const others = rows.filter(
    (row) => isFirm(o.kind[row] as number) || (o.kind[row] === Kind.venture && !isOfLab(sim, row)),
  );
  const early = ofLab.filter((row) => (o.born[row] as number) < monthOf(2005, 4));
  return {
    labSurvival: survival(sim, ofLab, 60),
    startUpSurvival: survival(sim, others, 60),
    universityVentures: early.length,
    itBioShare: ratio(early.filter((row) => IT_BIO.has(o.field[row] as number)).length, early.length),
    ...tenants(sim, rows),
  };
}

/** University ventures alive now. */
export function universityVenturesAlive(sim: Simulation): number {
  const { organisations: o } = sim.state;
  let alive = 0;
  for (let row = 0; row < o.count; row++) if (o.alive[row] === 1 && isOfLab(sim, row)) alive++;
  return alive;
}

function isOfLab({ state: { organisations: o } }: Simulation, row: number): boolean {
  const parent = o.parent[row] as number;
  return o.kind[row] === Kind.venture && parent >= 0 && o.kind[parent] === Kind.lab;
}

/** Share of those who could be followed so long that lived so long. */
function survival(sim: Simulation, rows: readonly number[], months: number): number {
  const { born, died } = sim.state.organisations;
  let followed = 0;
  let alive = 0;
  for (const row of rows) {
    if ((born[row] as number) + months > END) continue;
    followed++;
    if ((died[row] as number) > (born[row] as number) + months) alive++;
  }
  return ratio(alive, followed);
}

const SPIKE = 36;

/** Tenants beside others of the same fiscal year of birth; and the hazard of tenants after and before graduation. */
function tenants(sim: Simulation, rows: readonly number[]): { tenantSurvival: number; graduationSpike: number } {
  const { kind, born, died, tenantUntil } = sim.state.organisations;
  const { tenancy } = sim.c;
  const cohorts = new Map<number, { tenants: number[]; others: number[] }>();
  const exits = [0, 0];
  const exposure = [0, 0];
  for (const row of rows) {
    if (kind[row] !== Kind.venture) continue;
    const until = tenantUntil[row] as number;
    const year = fiscalYearOf(born[row] as number);
    const cohort = cohorts.get(year) ?? { tenants: [], others: [] };
    cohorts.set(year, cohort);
    (until === 0 ? cohort.others : cohort.tenants).push(row);
    if (until === 0) continue;
    for (const [after, from] of [until - tenancy, until].entries()) {
      const end = Math.min(died[row] as number, from + (after === 0 ? tenancy : SPIKE), END);
      if (end <= from) continue;
      exposure[after] = (exposure[after] as number) + end - from;
      if (end === died[row]) exits[after] = (exits[after] as number) + 1;
    }
  }
  let gap = 0;
  let weight = 0;
  for (const cohort of cohorts.values()) {
    const difference = survival(sim, cohort.tenants, 120) - survival(sim, cohort.others, 120);
    if (Number.isNaN(difference)) continue;
    gap += difference * cohort.tenants.length;
    weight += cohort.tenants.length;
  }
  const [before = 0, after = 0] = exits.map((n, i) => ratio(n, exposure[i] as number));
  return {
    tenantSurvival: ratio(gap, weight),
    graduationSpike: Number.isNaN(before) || Number.isNaN(after) ? Number.NaN : after > before ? 1 : 0,
  };
}
