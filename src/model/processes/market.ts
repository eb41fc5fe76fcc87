/**
 * E14 and E15 Market and accounts, month by month.
 *
 *   sales = custom · sales per staff · demand of the field · shock · (1 - s/2 + s · capability) + product lines that have not faded
 *   cash += sales - materials - overheads - wages - own research - interest on what is drawn of the credit line
 *
 * Custom is the staff that a firm's customers employ at the demand of April 1998; it stays, while staff follows sales with a
 * lag each April, when taxes are paid on the profit of the year and the shock of the new one is drawn. Founders of a university
 * venture have their posts at the university, and are paid `founderPay` of a wage.
 *
 * Reads   organisations, demand, profiles
 * Writes  organisations.{cash, sales, profit, staff, trend, shock}; accounts; counters
 * Draws   salesShock: one a fiscal year for each firm and venture
 * Source  The cost structure is a proposal; every amount is rounded down and the rest stays with the payer.
 */
import { fiscalYearOf, monthOfYear } from '../../core/calendar.ts';
import { normal } from '../../core/distributions.ts';
import { exp } from '../../core/math.ts';
import { drawRows, processKey, unit } from '../../core/random.ts';
import { Account, count as addTo, Counter, pay } from '../accounts.ts';
import type { Context } from '../context.ts';
import { Decision } from '../decisions.ts';
import { FIELDS } from '../params.ts';
import { hiresOf } from '../people.ts';
import { Kind } from '../state.ts';
import { LONGEST } from '../tables.ts';

/** Own research over sales by kind of firm, and by field of ventures; scratch. */
const researchOfKind = new Float64Array(FIELDS);
const researchOfField = new Float64Array(FIELDS);

/** Of this month by field; scratch. */
const demand = new Float64Array(FIELDS);

/** One month of sales and costs of every firm and venture. @returns firms and ventures at work */
export function trade(sim: Context): number {
  const { roll } = sim;
  const { demand: path, demandFrom } = sim.tables;
  const at = (sim.month - demandFrom) * FIELDS;
  for (let field = 0; field < FIELDS; field++) demand[field] = path[at + field] as number;
  sim.leaving.length = 0;
  tradeClass(sim, roll.firms, roll.firmCount, false);
  tradeClass(sim, roll.ventures, roll.ventureCount, true);
  return roll.firmCount + roll.ventureCount;
}

/** The rows of one class of account; ventures live on contract work until they have products. */
function tradeClass(sim: Context, rows: Int32Array, count: number, areVentures: boolean): void {
  const { state, c, month, tables, leaving } = sim;
  const {
    kind,
    field,
    staff,
    custom,
    cash,
    shock,
    capability,
    lineSales,
    lineSalesAt,
    sales,
    profit,
    member,
    incubator,
    retireAt,
  } = state.organisations;
  const { line, profiles } = tables;
  const { capital } = profiles;
  const perStaff = areVentures ? c.ventureRevenue : c.salesPerStaff;
  const capable = areVentures ? 0 : c.capabilitySales;
  const materialShare = areVentures ? c.ventureMaterials * c.materialShare : c.materialShare;
  const { overheadShare, rndShare, wage, tenantRent } = c;
  const monthlyRate = c.loanRate / 12;
  const tenantShare = overheadShare * tenantRent;
  researchOfKind.fill(rndShare);
  researchOfKind[Kind.basicFirm] = c.basicResearch * rndShare;
  for (let f = 0; f < FIELDS; f++) researchOfField[f] = rndShare * (capital[f] as number);
  const shares = areVentures ? researchOfField : researchOfKind;
  const by = areVentures ? field : kind;
  let sold = 0;
  let bought = 0;
  let researched = 0;
  let paid = 0;
  let interests = 0;
  let ofMembers = 0;
  for (let n = 0; n < count; n++) {
    const row = rows[n] as number;
    const people = staff[row] as number;
    const months = month - (lineSalesAt[row] as number);
    const lines = (lineSales[row] as number) * (line[months < LONGEST ? months : LONGEST] as number);
    const own = field[row] as number;
    const level = (shock[row] as number) * (1 - 0.5 * capable + capable * (capability[row] as number));
    const turnover = Math.floor((demand[own] as number) * (custom[row] as number) * perStaff * level + lines);
    const research = shares[by[row] as number] as number;
    const before = cash[row] as number;
    const interest = Math.floor(Math.max(0, -before) * monthlyRate);
    const onResearch = Math.floor(turnover * research);
    const input = Math.floor(materialShare * turnover) + onResearch;
    const wages = people * wage - (areVentures ? unpaidTo(sim, row) : 0);
    const homeward = wages + Math.floor(turnover * ((incubator[row] as number) >= 0 ? tenantShare : overheadShare));
    const gain = turnover - input - homeward - interest;
    cash[row] = before + gain;
    if (before + gain < 0 || (retireAt[row] as number) <= month) leaving.push(row);
    sales[row] = (sales[row] as number) + turnover;
    profit[row] = (profit[row] as number) + gain;
    sold += turnover;
    bought += input;
    researched += onResearch;
    paid += homeward;
    interests += interest;
    // a product, for nobody can guess who is a member
    ofMembers += turnover * (areVentures ? 1 : (member[row] as number));
  }
  const account = areVentures ? Account.ventures : Account.firms;
  pay(state, Account.market, account, sold);
  pay(state, account, Account.market, bought);
  pay(state, account, Account.households, paid);
  pay(state, account, Account.banks, interests);
  addTo(state, Counter.memberSales, ofMembers);
  addTo(state, Counter.ownResearch, researched);
}

/** Yen a month that the founders of a university venture, its first `ventureStaff` staff, go without; rounded down. */
function unpaidTo({ state, c }: Context, row: number): number {
  const { kind, parent, staff } = state.organisations;
  const from = parent[row] as number;
  if (from < 0 || kind[from] !== Kind.lab) return 0;
  return Math.floor(Math.min(staff[row] as number, c.ventureStaff) * c.wage * (1 - c.founderPay));
}

/** Each April: taxes, staff, and the shock of the new year. @returns firms and ventures whose books were closed */
export function closeBooks(sim: Context): number {
  if (monthOfYear(sim.month) !== 4) return 0;
  const { state, c, month } = sim;
  const o = state.organisations;
  const year = fiscalYearOf(month);
  const { alive, kind, profit, cash, sales, staff, trend, shock } = o;
  const closing = listBooks(alive, kind, o.count);
  drawRows(
    processKey(sim.seed, Decision.salesShock, year),
    o.keyHi,
    o.keyLo,
    books.rows,
    closing,
    books.first,
    books.second,
  );
  let ofFirms = 0;
  let ofVentures = 0;
  for (let n = 0; n < closing; n++) {
    const row = books.rows[n] as number;
    const taxes = Math.floor(Math.max(0, profit[row] as number) * c.taxRate);
    cash[row] = (cash[row] as number) - taxes;
    if (kind[row] === Kind.venture) ofVentures += taxes;
    else ofFirms += taxes;
    const step = staffStep(sim, row);
    staff[row] = (staff[row] as number) + (step > 0 ? hiresOf(sim, row, step, year) : step);
    sales[row] = 0;
    profit[row] = 0;
    const z = normal(unit(books.first[n] as number));
    const level = c.shockPersistence * (trend[row] as number) + c.salesShock * (z - c.salesShock / 2);
    trend[row] = level;
    shock[row] = exp(level);
  }
  pay(state, Account.firms, Account.state, ofFirms);
  pay(state, Account.ventures, Account.state, ofVentures);
  addTo(state, Counter.taxes, ofFirms + ofVentures);
  return closing;
}

/** Firms and ventures whose books are closed, and the words of their draws; scratch. */
let books = { rows: new Int32Array(1024), first: new Int32Array(1024), second: new Int32Array(1024) };

/** Before the roll of the month is called. @returns how many */
function listBooks(alive: Uint8Array, kind: Uint8Array, count: number): number {
  const room = count * 2;
  if (books.rows.length <= count)
    books = { rows: new Int32Array(room), first: new Int32Array(room), second: new Int32Array(room) };
  let closing = 0;
  for (let row = 0; row < count; row++) {
    const k = kind[row] as number;
    if (alive[row] === 1 && (k <= Kind.largeFirm || k === Kind.venture)) books.rows[closing++] = row;
  }
  return closing;
}

/**
 * Jobs that a firm or venture would add this April, or cut if below 0: staff moves towards what the sales of the year
 * would employ, and nobody is hired on credit.
 */
export function staffStep(sim: Context, row: number): number {
  const { c, month } = sim;
  const o = sim.state.organisations;
  const months = Math.min(12, month - (o.born[row] as number));
  if (months < c.firstBooks) return 0;
  const isVenture = o.kind[row] === Kind.venture;
  const perStaff = isVenture ? c.ventureRevenue * c.ventureJobSales : c.salesPerStaff;
  // staff that sells nothing has no wanted size
  if (perStaff === 0) return 0;
  const wanted = Math.floor((o.sales[row] as number) / months / perStaff);
  const now = o.staff[row] as number;
  const change = c.staffLag * (wanted - now);
  // whole jobs, rounded towards no change
  const step = change > 0 ? Math.floor(change) : -Math.floor(-change);
  if (step > 0 && (o.cash[row] as number) < now * c.wage * c.hiringReserve) return 0;
  const least = isVenture ? Math.min(now, c.ventureStaff) : 1;
  return Math.max(least, now + step) - now;
}
