/** Stocks of a region by year, as far beyond the horizon of policies as demand is tabulated. */
import { monthOf } from '../core/calendar.ts';
import type { Key } from '../core/random.ts';
import { Counter } from '../model/accounts.ts';
import type { Params } from '../model/params.ts';
import { createSimulation, digest, runUntil, type Simulation } from '../model/simulation.ts';
import { isFirm, Kind } from '../model/state.ts';
import { isAlive } from '../model/ties.ts';
import type { Observation } from './results.ts';
import { runKeyOf } from './runKey.ts';

/** First April with a value, and the years after it. */
export const STOCKS_FROM = monthOf(1998, 4);
export const STOCK_YEARS = 51;
export const STOCKS_UNTIL = STOCKS_FROM + 12 * (STOCK_YEARS - 1);

export const STOCKS = ['firms', 'ventures', 'tiesAlive', 'newBusinesses'] as const;
export type StockId = (typeof STOCKS)[number];

/** Values: STOCKS x STOCK_YEARS, row by row; new businesses are those of the twelve months before. */
export function* observeStocks(params: Params, seed: Key): Generator<void, Observation> {
  const sim = createSimulation(params, seed);
  const values = new Float64Array(STOCKS.length * STOCK_YEARS).fill(Number.NaN);
  let before = Number.NaN;
  while (sim.month < STOCKS_FROM) {
    runUntil(sim, sim.month + 12);
    yield;
  }
  for (let year = 0; year < STOCK_YEARS; year++) {
    runUntil(sim, STOCKS_FROM + 12 * year);
    const businesses = sim.state.counters[Counter.newBusinessesStarted] as number;
    const stock = stocksOf(sim);
    STOCKS.forEach((id, row) => {
      values[row * STOCK_YEARS + year] = id === 'newBusinesses' ? businesses - before : stock[id];
    });
    // counters begin anew within the first month of the run proper
    before = year === 0 ? 0 : businesses;
    yield;
  }
  return { runKey: runKeyOf(params, seed, STOCKS_UNTIL), digest: digest(sim), values };
}

function stocksOf(sim: Simulation): Record<Exclude<StockId, 'newBusinesses'>, number> {
  const { organisations: o, ties } = sim.state;
  let firms = 0;
  let ventures = 0;
  for (let row = 0; row < o.count; row++) {
    if (o.alive[row] === 0) continue;
    if (isFirm(o.kind[row] as number)) firms++;
    else if (o.kind[row] === Kind.venture) ventures++;
  }
  let tiesAlive = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    if (!isAlive(ties, tie, sim.month)) continue;
    if (o.alive[ties.a[tie] as number] === 1 && o.alive[ties.b[tie] as number] === 1) tiesAlive++;
  }
  return { firms, ventures, tiesAlive };
}
