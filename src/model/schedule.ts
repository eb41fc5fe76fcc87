/**
 * The schedule: in what order the processes of a month run; what each reads, writes and draws stands at the head of its
 * own file. This table is the process overview of the ODD protocol. All decisions of a process read the state at its start; scarce things are given out by
 * rank with keyed tie-breaks, so the order of rows carries no meaning.
 */
import { monthOfYear } from '../core/calendar.ts';
import { Counter, count } from './accounts.ts';
import type { Contacts, Context } from './context.ts';
import { addContact } from './context.ts';
import { EventKind } from './events.ts';
import { START } from './horizon.ts';
import { runEstates } from './levers/attraction.ts';
import { runBridge } from './levers/bridge.ts';
import { runExchange } from './levers/exchange.ts';
import { runFacilities } from './levers/facility.ts';
import { runIncubators } from './levers/incubation.ts';
import { buyEarly } from './levers/leadCustomer.ts';
import { runChannels } from './levers/market.ts';
import { networkActivity } from './levers/network.ts';
import { train } from './levers/training.ts';
import { payMembers } from './levers/untied.ts';
import { drawOccasions, listDue } from './occasions.ts';
import type { ChannelName } from './params.ts';
import { startJoint } from './processes/bilateral.ts';
import { introduce, payCoordinators } from './processes/broker.ts';
import { holdCalls } from './processes/call.ts';
import { enterTowns } from './processes/entry.ts';
import { leaveMarket } from './processes/exit.ts';
import { launchFacelifts } from './processes/facelift.ts';
import { reviseKnowledge } from './processes/forgetting.ts';
import { foundVentures } from './processes/founding.ts';
import { holdGatherings } from './processes/gathering.ts';
import { incorporateUniversities } from './processes/incorporation.ts';
import { invest } from './processes/investment.ts';
import { lendToVentures, serviceDebts } from './processes/lending.ts';
import { licensePatents } from './processes/licence.ts';
import { closeBooks, trade } from './processes/market.ts';
import { enterMarkets } from './processes/marketEntry.ts';
import { reduceContacts } from './processes/matching.ts';
import { goOut, meetInIncubators } from './processes/meeting.ts';
import { membersOnRoll, renewMembership } from './processes/membership.ts';
import { movePeople } from './processes/people.ts';
import { payReview, reviewPlan } from './processes/plan.ts';
import { progressProjects } from './processes/progress.ts';
import { compactProjects } from './processes/project.ts';
import { settleReturns } from './processes/returns.ts';
import { supply } from './processes/supply.ts';
import { formTies } from './processes/tie.ts';
import { spreadVision } from './processes/vision.ts';
import { visit } from './processes/visit.ts';
import { callRoll } from './roll.ts';
import { compactTies } from './ties.ts';

export interface Process {
  readonly name: string;
  /** `month`: every month; `year`: each April; `quarter`; `call`: in the month of the calls. */
  readonly when: 'month' | 'quarter' | 'year' | 'call';
  readonly does: string;
  /** Runs one month. @returns how many things happened */
  readonly run: (sim: Context) => number;
}

// biome-ignore format: a table
export const SCHEDULE: readonly Process[] = [
  { name: 'start',         when: 'month',   does: 'counters begin anew with the run proper',                     run: startCounting },
  { name: 'incorporation', when: 'year',    does: 'national universities become corporations, once',             run: incorporateUniversities },
  { name: 'occasions',     when: 'year',    does: 'candidates of recurrent occasions for the fiscal year',       run: (sim) => (isApril(sim) ? drawOccasions(sim) : 0) },
  { name: 'returns',       when: 'year',    does: 'investors: new money, dividends, sales of stakes',             run: settleReturns },
  { name: 'people',        when: 'year',    does: 'graduates, retirement, moves to Tokyo, managers of ventures',  run: movePeople },
  { name: 'books',         when: 'year',    does: 'taxes, staff, the shock of the year',                         run: closeBooks },
  { name: 'plan',          when: 'year',    does: 'reports of the year, weights of the levers',                   run: reviewPlan },
  { name: 'membership',    when: 'year',    does: 'joining, leaving, fees',                                      run: renewMembership },
  { name: 'roll',          when: 'month',   does: 'lists who there is by role, and the candidates of the month', run: (sim) => callRoll(sim) + listDue(sim) },
  { name: 'entries',       when: 'month',   does: 'firms that come whatever happens',                            run: enterTowns },
  { name: 'estates',       when: 'month',   does: 'industrial estates, branch plants that come and close',        run: runEstates },
  { name: 'reviewMoney',   when: 'month',   does: 'monitoring and evaluation are paid',                           run: payReview },
  { name: 'networkMoney',  when: 'month',   does: 'the lever pays wages to the body, the body its people',       run: payBody },
  { name: 'training',      when: 'month',   does: 'courses are paid for, begin and end',                         run: train },
  { name: 'facilities',    when: 'month',   does: 'research facilities are built, run, and serve laboratories',  run: runFacilities },
  { name: 'vision',        when: 'year',    does: 'members move towards partners who share the vision more',     run: spreadVision },
  { name: 'supply',        when: 'year',    does: 'customers of small firms, trust of trade',                    run: supply },
  { name: 'knowledge',     when: 'year',    does: 'what trade teaches; expertise out of use fades',              run: reviseKnowledge },
  { name: 'meetings',      when: 'month',   does: 'towns, friends of friends, incubators, outside, gatherings',  run: (sim) => through(sim, 'meetings', meet) },
  { name: 'exchange',      when: 'month',   does: 'trips to other clusters and overseas',                        run: runExchange },
  { name: 'visits',        when: 'month',   does: 'coordinators and bureau fill the knowledge map',              run: visit },
  { name: 'introductions', when: 'month',   does: 'coordinators introduce pairs by expected fit',                run: bringTogether },
  { name: 'ties',          when: 'month',   does: 'acquaintance, trust, collaboration',                          run: formTies },
  { name: 'jointProjects', when: 'quarter', does: 'partners begin further bilateral projects',                   run: startJoint },
  { name: 'calls',         when: 'call',    does: 'proposals, ranking, awards',                                  run: holdCalls },
  { name: 'projects',      when: 'month',   does: 'cost, claims, payment, success, learning',                    run: progressProjects },
  { name: 'bridge',        when: 'month',   does: 'loans until late subsidies arrive',                           run: runBridge },
  { name: 'loans',         when: 'month',   does: 'interest and principal of loans',                             run: serviceDebts },
  { name: 'licences',      when: 'month',   does: 'licensing offices place patents of universities',             run: licensePatents },
  { name: 'channels',      when: 'month',   does: 'places with sales channels, advice, margins',                 run: runChannels },
  { name: 'leadCustomers', when: 'month',   does: 'public purchases of new products',                            run: buyEarly },
  { name: 'marketEntry',   when: 'month',   does: 'products of projects, firms drawn in by them',                run: enterMarkets },
  { name: 'facelifts',     when: 'month',   does: 'new and renewed products of single firms',                    run: launchFacelifts },
  { name: 'market',        when: 'month',   does: 'sales, costs, cash',                                          run: trade },
  { name: 'founding',      when: 'month',   does: 'university ventures and spin-offs',                           run: foundVentures },
  { name: 'incubators',    when: 'month',   does: 'graduation, free places, advice',                             run: runIncubators },
  { name: 'lending',       when: 'quarter', does: 'banks and the ventures they know',                            run: lendToVentures },
  { name: 'investment',    when: 'quarter', does: 'investors and the ventures they can see',                     run: invest },
  { name: 'exit',          when: 'month',   does: 'insolvency and other exits',                                  run: leaveMarket },
  { name: 'tidy',          when: 'year',    does: 'dead ties and closed projects leave the tables',              run: tidy },
];

/** What happened in the spin-up is not counted. */
function startCounting(sim: Context): number {
  if (sim.month !== START) return 0;
  sim.state.counters.fill(0);
  return 1;
}

function isApril(sim: Context): boolean {
  return monthOfYear(sim.month) === 4;
}

function payBody(sim: Context): number {
  if (sim.month < sim.params.region.body.since) return 0;
  const members = sim.channels.scalar('body', sim.month, membersOnRoll(sim));
  sim.activity = networkActivity(sim, members);
  payMembers(sim);
  if (isApril(sim)) logHiring(sim);
  return payCoordinators(sim) > 0 ? 1 : 0;
}

/** The coordinators whom the lever pays in this fiscal year; visits name them as a cause. */
function logHiring(sim: Context): void {
  const { keyHi, keyLo } = sim.state.organisations;
  const { hired } = sim.activity;
  const { body } = sim.rows;
  if (hired > 0)
    sim.log?.emit(sim.month, EventKind.hiring, keyHi[body] as number, keyLo[body] as number, 0, 0, hired, 0);
}

function meet(sim: Context): number {
  sim.contacts.count = 0;
  const met = goOut(sim) + meetInIncubators(sim);
  return met + holdGatherings(sim);
}

/** Introductions are counted as they were made, live or held. */
function bringTogether(sim: Context): number {
  const made = through(sim, 'introductions', introduce);
  count(sim.state, Counter.introductions, made);
  reduceContacts(sim);
  return made;
}

/** Contacts that a part of the schedule adds pass through a channel: live, or as the baseline had them. */
function through(sim: Context, channel: ChannelName, add: (sim: Context) => number): number {
  const before = channel === 'meetings' ? 0 : sim.contacts.count;
  add(sim);
  const { channels, month, contacts } = sim;
  if (channels.isHeld(channel)) {
    contacts.count = before;
    replay(sim, channels.held(channel, month));
  } else if (channels.recording !== null) {
    channels.record(channel, month, keysOf(sim, contacts, before));
  }
  return contacts.count - before;
}

function keysOf(sim: Context, contacts: Contacts, from: number): number[] {
  const { keyHi, keyLo } = sim.state.organisations;
  const values: number[] = [];
  for (let n = from; n < contacts.count; n++) {
    const a = contacts.a[n] as number;
    const b = contacts.b[n] as number;
    const via = contacts.via[n] as number;
    values.push(
      keyHi[a] as number,
      keyLo[a] as number,
      keyHi[b] as number,
      keyLo[b] as number,
      contacts.channel[n] as number,
    );
    values.push(via < 0 ? 0 : (keyHi[via] as number), via < 0 ? 0 : (keyLo[via] as number));
  }
  return values;
}

/** The baseline's contacts among those who live here too. */
function replay(sim: Context, values: Float64Array): void {
  const { keyHi, keyLo, alive, count } = sim.state.organisations;
  // 53 bits of a key in one exact integer; where two share them, by looking through all
  const place = (hi: number, lo: number): number => (hi >>> 0) * 2097152 + (lo >>> 11);
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row++) rows.set(place(keyHi[row] as number, keyLo[row] as number), row);
  const rowOf = (hi: number, lo: number): number => {
    const found = rows.get(place(hi, lo)) ?? -1;
    if (found < 0 || keyLo[found] === lo) return found;
    for (let row = 0; row < count; row++) if (keyHi[row] === hi && keyLo[row] === lo) return row;
    return -1;
  };
  for (let n = 0; n < values.length; n += 7) {
    const a = rowOf(values[n] as number, values[n + 1] as number);
    const b = rowOf(values[n + 2] as number, values[n + 3] as number);
    const via = rowOf(values[n + 5] as number, values[n + 6] as number);
    if (a >= 0 && b >= 0 && alive[a] === 1 && alive[b] === 1)
      addContact(sim.contacts, a, b, values[n + 4] as number, via);
  }
}

function tidy(sim: Context): number {
  return monthOfYear(sim.month) === 3 ? compactTies(sim) + compactProjects(sim) : 0;
}
