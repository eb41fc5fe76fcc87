/**
 * Accounts. Every payment has a payer and a payee: `pay` moves integer yen between classes of account and counts the
 * flow, so that the balances always sum to zero and those of firms equal the sum of their cash. Counters are cumulative
 * integers that policy management and indicators both read; each counts one thing.
 */

/** Classes of account. Firms and ventures hold cash of their own; the others are sectors of the economy. */
export const Account = {
  firms: 0, // cash of firms
  ventures: 1, // cash of ventures
  body: 2, // promotion body
  state: 3, // national and local government
  banks: 4,
  investors: 5, // venture capital and funds
  households: 6, // wages, founders' capital, rent
  market: 7, // customers and suppliers
  labs: 8, // universities
  bridge: 9, // bridge facility, a revolving public loan fund
  fund: 10, // public and regional venture fund
} as const;
export const ACCOUNTS = 11;
export const FLOWS = ACCOUNTS * ACCOUNTS;

const NAMES = [
  'meetings',
  'visits',
  'introductions',
  'seminars',
  'studySessions',
  'tiesFormed',
  'alliancesFormed',
  'jointRnDStarted',
  'proposals',
  'consortiumAdoptions',
  'developmentAdoptions',
  'projectsEnded',
  'projectsSucceeded',
  'fusionProjects',
  'newFusions',
  'productsLaunched',
  'productsFromProjects',
  'secondFoundings',
  'venturesFounded',
  'venturesOfMembers',
  'venturesSupported',
  'newBusinessesStarted',
  'successes',
  'offspring',
  'entries',
  'attracted',
  'exits',
  'insolvencies',
  'joined',
  'left',
  'publicMoney',
  'networkMoney',
  'consortiumMoney',
  'developmentMoney',
  'incubationMoney',
  'marketMoney',
  'bridgeMoney',
  'trainingMoney',
  'exchangeMoney',
  'leadCustomerMoney',
  'fundMoney',
  'facilityMoney',
  'attractionMoney',
  'exchangeTrips',
  'inwardEntries',
  'placements',
  'productsThroughChannel',
  'purchases',
  'plantsOpened',
  'plantsClosed',
  'emptyEstates',
  'labMonths',
  'reviewMoney',
  'ownResearch',
  'publicRnD',
  'projectCost',
  'projectClaims',
  'payments',
  'paymentMonths',
  'investment',
  'fees',
  'bodyCost',
  'services',
  'memberSales',
  'unfundedStarted',
  'awardsAnyway',
  'displacedRnD',
  'loansMade',
  'loansLent',
  'loanLosses',
  'defaults',
  'bridgeLoans',
  'bridgeLent',
  'bridgeRepaid',
  'bridgeLosses',
  'bridgeReturned',
  'stakesTaken',
  'fundInvested',
  'fundReturned',
  'investorReturns',
  'graduates',
  'newcomers',
  'trained',
  'leftForTokyo',
  'retired',
  'patentsFiled',
  'licences',
  'royalties',
  'taxes',
  'movedIn',
  'movedOut',
  'jobsMovedIn',
  'jobsMovedOut',
  'salesMovedIn',
  'salesMovedOut',
  'cashMovedIn',
  'cashMovedOut',
  'peopleMovedIn',
  'peopleMovedOut',
] as const;
export type CounterName = (typeof NAMES)[number];
export const COUNTER_NAMES: readonly CounterName[] = NAMES;
export const COUNTERS = NAMES.length;

/** Index of each counter. */
export const Counter = Object.freeze(
  Object.fromEntries(NAMES.map((name, index) => [name, index])) as Record<CounterName, number>,
);

/** Moves `amount` (integer yen, not negative) from one class to another. */
export function pay(
  state: { balances: Float64Array; flows: Float64Array },
  from: number,
  to: number,
  amount: number,
): void {
  const { balances, flows } = state;
  balances[from] = (balances[from] as number) - amount;
  balances[to] = (balances[to] as number) + amount;
  flows[from * ACCOUNTS + to] = (flows[from * ACCOUNTS + to] as number) + amount;
}

/** Adds an integer to a counter. */
export function count(state: { counters: Float64Array }, counter: number, amount = 1): void {
  state.counters[counter] = (state.counters[counter] as number) + amount;
}
