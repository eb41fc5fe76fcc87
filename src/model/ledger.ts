/** Sales and payments of a single firm or venture in between the monthly books: cash, profit and accounts stay together. */
import { Account, Counter, count, pay } from './accounts.ts';
import type { Context } from './context.ts';
import { Kind } from './state.ts';

/** A sale of whole yen, with the materials that it takes. @param payer class of account that buys */
export function earn(sim: Context, row: number, amount: number, payer: number): void {
  const { state, c } = sim;
  const o = state.organisations;
  const isVenture = o.kind[row] === Kind.venture;
  pay(state, payer, isVenture ? Account.ventures : Account.firms, amount);
  o.cash[row] = (o.cash[row] as number) + amount;
  o.sales[row] = (o.sales[row] as number) + amount;
  o.profit[row] = (o.profit[row] as number) + amount;
  if (isVenture || o.member[row] === 1) count(state, Counter.memberSales, amount);
  // ventures buy less, as in the monthly books
  spend(sim, row, Math.floor((isVenture ? c.ventureMaterials : 1) * c.materialShare * amount));
}

/** A payment of whole yen to suppliers and dealers. */
export function spend(sim: Context, row: number, amount: number): void {
  const { state } = sim;
  const o = state.organisations;
  pay(state, o.kind[row] === Kind.venture ? Account.ventures : Account.firms, Account.market, amount);
  o.cash[row] = (o.cash[row] as number) - amount;
  o.profit[row] = (o.profit[row] as number) - amount;
}
