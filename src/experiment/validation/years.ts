/** Counters and stocks at the ends of fiscal years. */
import { Counter, type CounterName } from '../../model/accounts.ts';
import type { Simulation } from '../../model/simulation.ts';
import type { MeasureId } from './measures.ts';
import { lifeScienceTenants, universityVenturesAlive } from './ventures.ts';

export interface YearEnd {
  readonly counters: Float64Array;
  /** University ventures alive, and those in life science that have been tenants. */
  readonly stock: number;
  readonly tenants: number;
}

export function yearEnd(sim: Simulation): YearEnd {
  return {
    counters: sim.state.counters.slice(),
    stock: universityVenturesAlive(sim),
    tenants: lifeScienceTenants(sim),
  };
}

/** @param ends of FY2000 to FY2004 */
export function measureYears(ends: readonly YearEnd[]): Partial<Record<MeasureId, number>> {
  const at = (year: number): YearEnd => ends[year - 2000] as YearEnd;
  const total = (name: CounterName, year: number): number => at(year).counters[Counter[name]] as number;
  return {
    alliances: total('alliancesFormed', 2004),
    products: total('productsLaunched', 2004),
    jointRnD: total('jointRnDStarted', 2004),
    venturesSupported: at(2004).tenants,
    adoptions: total('consortiumAdoptions', 2003) - total('consortiumAdoptions', 2000),
    stock2001: at(2001).stock,
    stock2002: at(2002).stock,
    stock2003: at(2003).stock,
    stock2004: at(2004).stock,
  };
}
