/**
 * Records every indicator at the end of each fiscal quarter of the run proper. Reading writes nothing back.
 *
 * A series is a Float64Array of INDICATORS x QUARTERS, row by row in the order of the descriptors.
 */
import { Account, Counter, type CounterName } from '../model/accounts.ts';
import { SECTORS } from '../model/knowledge.ts';
import { roomOf } from '../model/loans.ts';
import { countMembers } from '../model/processes/membership.ts';
import { END, type Simulation, START } from '../model/simulation.ts';
import { isFirm, Kind, People } from '../model/state.ts';
import { INDICATORS, indicatorIndex } from './descriptors.ts';
import { meanPath } from './paths.ts';
import { type GaugeValues, measureSteps } from './steps.ts';
import { measureTies, type TieMeasures } from './ties.ts';

/** Quarter ends, 1998-06 to 2021-03. */
export const QUARTERS = (END - START) / 3;

/** Last calendar month of a quarter: 0 is 1998-06. */
export function quarterMonth(quarter: number): number {
  return START + quarter * 3 + 2;
}

/** The quarter that has just ended when the simulation stands at the beginning of `month`; -1 where none has. */
export function quarterEndingBefore(month: number): number {
  const passed = month - START;
  return passed > 0 && passed % 3 === 0 && passed / 3 <= QUARTERS ? passed / 3 - 1 : -1;
}

export interface Recorder {
  /** INDICATORS x QUARTERS; NaN where nothing was recorded or a ratio has nothing to divide by. */
  readonly series: Float64Array;
  /** Counters at each quarter end, QUARTERS x counters, from which yearly flows are taken. */
  readonly counters: Float64Array[];
}

export function createRecorder(): Recorder {
  return { series: new Float64Array(INDICATORS.length * QUARTERS).fill(Number.NaN), counters: [] };
}

/** A recorder that goes on alone from the same past. */
export function cloneRecorder(recorder: Recorder): Recorder {
  return { series: recorder.series.slice(), counters: recorder.counters.slice() };
}

/** Records the quarter that has just ended, if one has. Call after each month, or at least each quarter. */
export function record(recorder: Recorder, sim: Simulation): void {
  const quarter = quarterEndingBefore(sim.month);
  if (quarter < 0) return;
  recorder.counters[quarter] = sim.state.counters.slice();
  const values = measure(recorder, sim, quarter);
  INDICATORS.forEach(({ id }, at) => {
    const value = values[id];
    if (value === undefined) throw new RangeError(`nothing measures the indicator ${id}`);
    recorder.series[at * QUARTERS + quarter] = value;
  });
}

/** Values of one indicator by quarter. */
export function seriesOf(series: Float64Array, id: string): Float64Array {
  const at = indicatorIndex(id) * QUARTERS;
  return series.subarray(at, at + QUARTERS);
}

function measure(recorder: Recorder, sim: Simulation, quarter: number): Record<string, number> {
  const total = (name: CounterName): number => sim.state.counters[Counter[name]] as number;
  const since = (name: CounterName, quarters: number): number => {
    const before = recorder.counters[quarter - quarters];
    return total(name) - (before === undefined ? 0 : (before[Counter[name]] as number));
  };
  const year = (name: CounterName): number => since(name, 4);
  const population = measurePopulation(sim);
  const ties = measureTies(sim);
  const steps: GaugeValues = measureSteps(sim, ties, {
    crossing: year('fusionProjects'),
    offspring: since('offspring', 20),
    successes: since('successes', 20),
  });
  const businesses = total('newBusinessesStarted');
  const { firms, academic, agencies, finance } = sim.params.region.members;
  return {
    newBusinessesPerMember: businesses / (firms + academic + agencies + finance),
    newBusinessesStarted: businesses,
    productsLaunched: total('productsLaunched'),
    productsFromProjects: total('productsFromProjects'),
    venturesFounded: total('venturesFounded'),
    secondFoundings: total('secondFoundings'),
    venturesSupported: total('venturesSupported'),
    tiesAlive: ties.alive,
    meanTrust: ratio(ties.trust, ties.alive),
    members: countMembers(sim),
    ventures: population.ventures,
    engineers: peopleOf(sim, People.engineers),
    entrepreneurs: peopleOf(sim, People.entrepreneurs),
    managers: peopleOf(sim, People.managers),
    peopleTrained: total('trained'),
    leftForTokyo: total('leftForTokyo'),
    patentsFiled: total('patentsFiled'),
    licences: total('licences'),
    meetings: year('meetings'),
    visits: year('visits'),
    introductions: year('introductions'),
    crossFieldShare: ratio(ties.crossing, ties.alive),
    outsideShare: ratio(ties.outside, ties.alive),
    partnerDistance: ratio(ties.distance, ties.collaborations),
    publicShareOfProjects: ratio(year('projectClaims'), year('projectCost')),
    alliancesFormed: total('alliancesFormed'),
    jointRnDStarted: total('jointRnDStarted'),
    consortiumAdoptions: total('consortiumAdoptions'),
    monthsToCash: ratio(total('paymentMonths'), total('payments')),
    privateRnDPerPublicYen: ratio(total('privateRnD') - total('displacedRnD'), total('publicRnD')),
    fundedAnyway: ratio(total('awardsAnyway'), total('consortiumAdoptions') + total('developmentAdoptions')),
    loansOutstanding: population.loans,
    defaults: total('defaults'),
    bridgeLent: total('bridgeLent'),
    bridgeLosses: total('bridgeLosses'),
    fundInvested: total('fundInvested'),
    investorReturns: total('investorReturns'),
    publicMoneySpent: total('publicMoney'),
    // who spends nothing has no price to compare
    publicMoneyPerNewBusiness: total('publicMoney') === 0 ? Number.NaN : ratio(total('publicMoney'), businesses),
    jobsInMembers: population.jobs,
    jobsInRegion: population.jobsInRegion,
    salesOfMembers: year('memberSales'),
    investmentDrawnIn: total('investment'),
    feeShareOfBody: Math.min(1, ratio(year('fees'), year('bodyCost'))),
    exits: total('exits'),
    pipelines: ties.outside,
    productsThroughChannel: total('productsThroughChannel'),
    procurementSales: total('leadCustomerMoney'),
    plants: population.plants,
    jobsInPlants: population.jobsInPlants,
    plantsClosed: total('plantsClosed'),
    actorsUsingTwoLevers: population.usingTwo,
    agencyTies: ties.agencies,
    firms: population.firms,
    laboratories: population.laboratories,
    bankRoom: population.bankRoom,
    capitalAvailable: Math.max(0, sim.state.balances[Account.investors] as number) + balanceOfFund(sim),
    tiesThroughBody: ties.throughBody,
    tiesByReferral: ties.byReferral,
    conversion: ratio(ties.collaborations, ties.alive),
    pathLength: yearlyPath(recorder, sim, quarter, ties),
    ventureSurvival5: ratio(population.venturesAlive5, population.ventures5),
    taxesPaid: total('taxes'),
    fiscalReturn: ratio(total('taxes'), total('publicMoney')),
    ...steps,
  };
}

function balanceOfFund(sim: Simulation): number {
  return sim.state.balances[Account.fund] as number;
}

/** Taken at the end of each fiscal year, and carried over until the next: it costs more than the rest of the record. */
function yearlyPath(recorder: Recorder, sim: Simulation, quarter: number, ties: TieMeasures): number {
  const before = quarter === 0 ? Number.NaN : (seriesOf(recorder.series, 'pathLength')[quarter - 1] as number);
  return quarter % 4 === 3 || Number.isNaN(before) ? meanPath(sim, ties.network) : before;
}

/** NaN where there is nothing to divide by: comparisons leave such pairs out. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}

/** Heads of one kind in all sectors. */
function peopleOf(sim: Simulation, first: number): number {
  return sim.state.people.subarray(first, first + SECTORS).reduce((sum, n) => sum + n, 0);
}

interface Population {
  /** Alive. */
  readonly ventures: number;
  readonly plants: number;
  /** Staff of member firms and of ventures. */
  readonly jobs: number;
  /** Staff of all firms and ventures. */
  readonly jobsInRegion: number;
  readonly jobsInPlants: number;
  /** Owed to banks, yen, and what banks can lend besides. */
  readonly loans: number;
  readonly bankRoom: number;
  /** Alive. */
  readonly firms: number;
  readonly laboratories: number;
  /** Organisations, alive or not, that two or more levers have reached. */
  readonly usingTwo: number;
  /** Ventures founded since April 1998 and five years ago or earlier, and those that were alive after five years. */
  readonly ventures5: number;
  readonly venturesAlive5: number;
}

const FIVE_YEARS = 60;

function measurePopulation(sim: Simulation): Population {
  const { kind, alive, member, staff, plant, loan, born, died, used, count } = sim.state.organisations;
  let ventures = 0;
  let plants = 0;
  let jobs = 0;
  let jobsInRegion = 0;
  let loans = 0;
  let jobsInPlants = 0;
  let bankRoom = 0;
  let firms = 0;
  let laboratories = 0;
  let usingTwo = 0;
  let ventures5 = 0;
  let venturesAlive5 = 0;
  for (let row = 0; row < count; row++) {
    const k = kind[row] as number;
    const levers = used[row] as number;
    if ((levers & (levers - 1)) !== 0) usingTwo++;
    const fifth = (born[row] as number) + FIVE_YEARS;
    if (k === Kind.venture && (born[row] as number) >= START && fifth <= sim.month) {
      ventures5++;
      if ((died[row] as number) >= fifth) venturesAlive5++;
    }
    if (alive[row] === 0) continue;
    if (isFirm(k)) firms++;
    else if (k === Kind.lab) laboratories++;
    else if (k === Kind.bank) bankRoom += roomOf(sim, row);
    loans += loan[row] as number;
    if (k === Kind.venture) ventures++;
    if (k === Kind.venture || isFirm(k)) jobsInRegion += staff[row] as number;
    if (k === Kind.venture || (isFirm(k) && member[row] === 1)) jobs += staff[row] as number;
    if (plant[row] === 0) continue;
    plants++;
    jobsInPlants += staff[row] as number;
  }
  return {
    ventures,
    plants,
    jobs,
    jobsInRegion,
    jobsInPlants,
    loans,
    bankRoom,
    firms,
    laboratories,
    usingTwo,
    ventures5,
    venturesAlive5,
  };
}
