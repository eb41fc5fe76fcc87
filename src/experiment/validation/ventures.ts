/** How long ventures and entrants live, read from the state at the end of a run: nobody leaves the table. */
import { fiscalYearOf, monthOf } from '../../core/calendar.ts';
import { SECTOR_OF } from '../../model/knowledge.ts';
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
const BIO: ReadonlySet<number> = new Set(LIFE.map(fieldRow));

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
  const ventures = rows.filter((row) => o.kind[row] === Kind.venture);
  const early = ofLab.filter((row) => (o.born[row] as number) < monthOf(2005, 4));
  return {
    labSurvival: survival(sim, ofLab, 60),
    startUpSurvival: survival(sim, others, 60),
    universityVentures: early.length,
    itBioShare: ratio(early.filter((row) => IT_BIO.has(o.field[row] as number)).length, early.length),
    tenantSurvival: tenantSurvival(sim, ventures),
    graduationSpike: graduationSpike(sim, ventures),
  };
}

/** University ventures alive now. */
export function universityVenturesAlive(sim: Simulation): number {
  const { organisations: o } = sim.state;
  let alive = 0;
  for (let row = 0; row < o.count; row++) if (o.alive[row] === 1 && isOfLab(sim, row)) alive++;
  return alive;
}

/** University ventures in life science that were founded since April 1998 and have been tenants, alive or not. */
export function lifeScienceTenants(sim: Simulation): number {
  const { organisations: o } = sim.state;
  let tenants = 0;
  for (let row = 0; row < o.count; row++)
    if (
      isOfLab(sim, row) &&
      (o.born[row] as number) >= START &&
      o.tenantUntil[row] !== 0 &&
      BIO.has(o.field[row] as number)
    )
      tenants++;
  return tenants;
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
const TEN_YEARS = 120;

/**
 * Share of tenants alive ten years after they moved in, less that of others of the same fiscal year of birth and sector who
 * were alive and no tenants in that month: who moves in has lived until then, so the others must have, too. Tenants
 * without such an other are left out.
 */
function tenantSurvival(sim: Simulation, ventures: readonly number[]): number {
  const { born, died, field, tenantUntil } = sim.state.organisations;
  const group = (row: number): string => `${fiscalYearOf(born[row] as number)} ${SECTOR_OF[field[row] as number]}`;
  const movedIn = (row: number): number =>
    tenantUntil[row] === 0 ? Number.POSITIVE_INFINITY : (tenantUntil[row] as number) - sim.c.tenancy;
  let gap = 0;
  let matched = 0;
  for (const row of ventures) {
    const from = movedIn(row);
    if (!(from + TEN_YEARS <= END)) continue;
    const alike = ventures.filter(
      (other) =>
        movedIn(other) > from &&
        (died[other] as number) > from &&
        (born[other] as number) <= from &&
        group(other) === group(row),
    );
    if (alike.length === 0) continue;
    const lives = (one: number): number => ((died[one] as number) > from + TEN_YEARS ? 1 : 0);
    gap += lives(row) - alike.reduce((sum, other) => sum + lives(other), 0) / alike.length;
    matched++;
  }
  return ratio(gap, matched);
}

/** 1 where the exit hazard of tenants in the 36 months after graduation exceeds that before. */
function graduationSpike(sim: Simulation, ventures: readonly number[]): number {
  const { died, tenantUntil } = sim.state.organisations;
  const { tenancy } = sim.c;
  const hazard = (offset: number, months: number): number => {
    let exits = 0;
    let exposure = 0;
    for (const row of ventures) {
      if (tenantUntil[row] === 0) continue;
      const from = (tenantUntil[row] as number) + offset;
      const end = Math.min(died[row] as number, from + months, END);
      if (end <= from) continue;
      exposure += end - from;
      if (end === died[row]) exits++;
    }
    return ratio(exits, exposure);
  };
  const before = hazard(-tenancy, tenancy);
  const after = hazard(0, SPIKE);
  return Number.isNaN(before) || Number.isNaN(after) ? Number.NaN : after > before ? 1 : 0;
}
