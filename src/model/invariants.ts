/**
 * What holds after every month, whatever the parameters: money, keys, ties, projects and people agree with each other.
 * Slow; for tests and for hunting a fault, not for runs.
 */
import { formatMonth } from '../core/calendar.ts';
import type { TableSpec } from '../core/columns.ts';
import { InvariantError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { compareKeys, pairKey } from '../core/key.ts';
import { quantise } from '../core/quantise.ts';
import { word } from '../core/random.ts';
import { ACCOUNTS, Account, Counter } from './accounts.ts';
import { TENANT_WORDS } from './levers/incubation.ts';
import { moneyOf } from './money.ts';
import { FIELDS, type Params } from './params.ts';
import { isOpen } from './processes/project.ts';
import type { Simulation } from './simulation.ts';
import { isFirm, Kind, NEVER, Origin, Stage, TEAM } from './state.ts';
import { findTie } from './ties.ts';

type Check = (holds: boolean, what: () => string) => void;

/** The parameters as one text, to be taken before a run and handed to `assertInvariants` after it. */
export function parametersText(params: Params): string {
  return canonicalJson(params);
}

/**
 * @param parameters  what `parametersText` gave before the run; left out, that they stayed the same is not checked
 * @throws InvariantError with the month and what does not hold
 */
export function assertInvariants(sim: Simulation, parameters?: string): void {
  const check: Check = (holds, what) => {
    if (!holds) throw new InvariantError(`invariants, ${formatMonth(sim.month)}: ${what()}`);
  };
  if (parameters !== undefined)
    check(parametersText(sim.params) === parameters, () => 'the parameters changed during the run');
  checkNumbers(sim, check);
  checkMoney(sim, check);
  checkDebts(sim, check);
  checkKeys(sim, check);
  checkOrganisations(sim, check);
  checkTies(sim, check);
  checkLists(sim, check);
  checkProjects(sim, check);
  checkPeople(sim, check);
}

type AnyTable = { readonly name: string; readonly spec: TableSpec; readonly count: number };

/** Every number is finite and not -0; nothing stands behind the last row. */
function checkNumbers(sim: Simulation, check: Check): void {
  const { state } = sim;
  const tables: readonly AnyTable[] = [state.organisations, state.ties, state.projects, state.occasions];
  for (const table of tables) {
    for (const [name, { width }] of Object.entries(table.spec)) {
      const array = (table as unknown as Record<string, ArrayLike<number>>)[name] as ArrayLike<number>;
      for (let at = 0; at < table.count * width; at++)
        check(isSound(array[at]), () => `${table.name}.${name}, row ${Math.floor(at / width)}: ${text(array[at])}`);
      for (let at = table.count * width; at < array.length; at++)
        check(array[at] === 0, () => `${table.name}.${name} holds ${text(array[at])} behind its last row`);
    }
  }
  for (const name of ['rivals', 'focus', 'body', 'plan', 'balances', 'flows', 'counters', 'drawn'] as const)
    state[name].forEach((value, at) => {
      check(isSound(value), () => `${name}[${at}]: ${text(value)}`);
    });
}

function isSound(value: number | undefined): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function text(value: number | undefined): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Every yen has a payer and a payee, and what firms and ventures hold is what their classes hold. */
function checkMoney(sim: Simulation, check: Check): void {
  const { organisations: o, projects: p, balances, flows, counters } = sim.state;
  const whole = (name: string, values: ArrayLike<number>, count: number): void => {
    for (let at = 0; at < count; at++)
      check(Number.isSafeInteger(values[at]), () => `${name}[${at}] is ${values[at]}, no whole number`);
  };
  whole('balances', balances, ACCOUNTS);
  whole('flows', flows, flows.length);
  whole('counters', counters, counters.length);
  for (const name of ['cash', 'sales', 'profit', 'lineSales'] as const) whole(name, o[name], o.count);
  for (const name of ['loan', 'claims', 'net', 'bridge', 'stake', 'publicStake'] as const)
    whole(name, o[name], o.count);
  for (const name of ['monthlyCost', 'owed', 'due', 'paid', 'spent'] as const) whole(name, p[name], p.count);

  const sum = balances.reduce((total, balance) => total + balance, 0);
  check(sum === 0, () => `balances sum to ${sum}`);
  for (let x = 0; x < ACCOUNTS; x++) {
    let net = 0;
    for (let y = 0; y < ACCOUNTS; y++) {
      check((flows[x * ACCOUNTS + y] as number) >= 0, () => `the flow from account ${x} to ${y} is negative`);
      net += (flows[y * ACCOUNTS + x] as number) - (flows[x * ACCOUNTS + y] as number);
    }
    check(net === balances[x], () => `account ${x} holds ${balances[x]}, its flows leave ${net}`);
  }
  let firms = 0;
  let ventures = 0;
  for (let row = 0; row < o.count; row++) {
    if (isFirm(o.kind[row] as number)) firms += o.cash[row] as number;
    else if (o.kind[row] === Kind.venture) ventures += o.cash[row] as number;
    else check(o.cash[row] === 0, () => `row ${row} of kind ${o.kind[row]} holds cash`);
  }
  check(firms === balances[Account.firms], () => `firms hold ${firms}, their account ${balances[Account.firms]}`);
  check(
    ventures === balances[Account.ventures],
    () => `ventures hold ${ventures}, their account ${balances[Account.ventures]}`,
  );
}

/** What borrowers owe is what lenders claim, facilities hold no debts, and the dead owe nothing. */
function checkDebts(sim: Simulation, check: Check): void {
  const { organisations: o, balances, counters } = sim.state;
  const owedTo = new Float64Array(o.count);
  let bridged = 0;
  for (let row = 0; row < o.count; row++) {
    const loan = o.loan[row] as number;
    const lender = o.lender[row] as number;
    const debts = loan + (o.bridge[row] as number);
    check(loan >= 0 && (o.bridge[row] as number) >= 0, () => `row ${row} owes ${loan} and ${o.bridge[row]}`);
    check(loan > 0 === lender >= 0, () => `row ${row} owes ${loan} to row ${lender}`);
    check(debts === 0 || o.alive[row] === 1, () => `row ${row} is dead and owes ${debts}`);
    if (lender >= 0) {
      check(o.kind[lender] === Kind.bank, () => `row ${row} owes to row ${lender}, which is no bank`);
      owedTo[lender] = (owedTo[lender] as number) + loan;
    }
    bridged += o.bridge[row] as number;
  }
  for (let row = 0; row < o.count; row++)
    check(o.claims[row] === owedTo[row], () => `row ${row} claims ${o.claims[row]}, owed to it are ${owedTo[row]}`);
  const { bridgeLent, bridgeRepaid, bridgeLosses } = Counter;
  const left =
    (counters[bridgeLent] as number) - (counters[bridgeRepaid] as number) - (counters[bridgeLosses] as number);
  check(bridged === left, () => `the bridge facility is owed ${bridged}, its books say ${left}`);
  for (const name of ['bridge', 'fund', 'body'] as const)
    check((balances[Account[name]] as number) >= 0, () => `the account ${name} holds ${balances[Account[name]]}`);
}

/** Keys are unique among organisations, ties and open projects. */
function checkKeys(sim: Simulation, check: Check): void {
  const { organisations, ties, projects } = sim.state;
  for (const table of [organisations, ties, projects]) {
    const seen = new Set<string>();
    for (let row = 0; row < table.count; row++) {
      if (table === projects && !isOpen(sim, row)) continue;
      const key = `${table.keyHi[row]}:${table.keyLo[row]}`;
      check(!seen.has(key), () => `two of ${table.name} have the key ${key}`);
      seen.add(key);
    }
  }
}

/** The dead hold nothing, members live, tenants have places, references lead somewhere, load is projects in hand. */
function checkOrganisations(sim: Simulation, check: Check): void {
  const { organisations: o, projects: p } = sim.state;
  const load = new Uint32Array(o.count);
  for (let project = 0; project < p.count; project++) {
    if ((p.stage[project] as number) > Stage.running) continue;
    for (let k = 0; k < (p.size[project] as number); k++) {
      const row = p.partners[project * TEAM + k] as number;
      load[row] = (load[row] as number) + 1;
    }
  }
  let tenants = 0;
  for (let row = 0; row < o.count; row++) {
    const alive = o.alive[row] === 1;
    check(alive === (o.died[row] === NEVER), () => `row ${row}: alive ${o.alive[row]}, died ${o.died[row]}`);
    check(alive || (o.died[row] as number) < sim.month, () => `row ${row} died in the future`);
    check(alive || (o.cash[row] === 0 && o.member[row] === 0), () => `row ${row} is dead with cash or membership`);
    check(o.load[row] === load[row], () => `row ${row}: load ${o.load[row]}, ${load[row]} projects in hand`);
    for (const name of ['parent', 'incubator', 'lender'] as const) {
      const other = o[name][row] as number;
      check(other >= -1 && other < o.count, () => `row ${row}: ${name} is row ${other} of ${o.count}`);
    }
    for (let f = 0; f < FIELDS; f++) {
      const level = o.expertise[row * FIELDS + f] as number;
      check(level >= 0 && level <= 10, () => `row ${row}: expertise ${level} in field ${f}`);
    }
    for (const name of ['attention', 'orientation', 'capability', 'adoption'] as const)
      check(isShare(o[name][row] as number), () => `row ${row}: ${name} is ${o[name][row]}`);
    const site = o.incubator[row] as number;
    if (site < 0) continue;
    tenants++;
    check(alive && o.kind[row] === Kind.venture, () => `row ${row} is a tenant, and no living venture`);
    check(o.kind[site] === Kind.incubator, () => `row ${row} is a tenant of row ${site}, which is no incubator`);
    check((o.tenantUntil[row] as number) >= sim.month, () => `row ${row} stayed in its incubator beyond its term`);
  }
  const last = sim.month - 1;
  const places = sim.channels.isHeld('incubation')
    ? sim.channels.held('incubation', last).length / TENANT_WORDS
    : Math.floor(moneyOf(sim, 'incubation', last) / sim.c.placeCost);
  check(tenants <= places, () => `${tenants} tenants in ${places} places`);
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** A tie belongs to its pair, the lower key first; trust is a share in steps of 2^-24; work is open projects of both. */
function checkTies(sim: Simulation, check: Check): void {
  const { organisations: o, ties, projects: p } = sim.state;
  const work = new Uint32Array(ties.count);
  for (let project = 0; project < p.count; project++) {
    if ((p.stage[project] as number) > Stage.running) continue;
    const size = p.size[project] as number;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const tie = tieOf(sim, p.partners[project * TEAM + i] as number, p.partners[project * TEAM + j] as number);
        check(tie >= 0, () => `partners ${i} and ${j} of project ${project} have no tie`);
        work[tie] = (work[tie] as number) + 1;
      }
    }
  }
  for (let tie = 0; tie < ties.count; tie++) {
    const a = ties.a[tie] as number;
    const b = ties.b[tie] as number;
    check(a >= 0 && a < o.count && b >= 0 && b < o.count && a !== b, () => `tie ${tie} is between rows ${a} and ${b}`);
    check(order(o, a, b) < 0, () => `tie ${tie}: the side a has not the lower key`);
    check(tieOf(sim, a, b) === tie, () => `tie ${tie} is not found under the key of its pair`);
    check(ties.origin[tie] !== Origin.vertical || isSupply(o, a, b), () => `tie ${tie} supplies no large firm`);
    const trust = ties.trust[tie] as number;
    check(isShare(trust) && quantise(trust) === trust, () => `tie ${tie}: trust ${trust}`);
    check(ties.work[tie] === work[tie], () => `tie ${tie}: work ${ties.work[tie]}, ${work[tie]} open projects of both`);
    check((ties.since[tie] as number) <= (ties.metAt[tie] as number), () => `tie ${tie} met before it was made`);
    check(
      (ties.expires[tie] as number) > (ties.trustAt[tie] as number),
      () => `tie ${tie} expires before it is written`,
    );
  }
}

/** A supply tie joins a large firm and a smaller one. */
function isSupply(o: Simulation['state']['organisations'], a: number, b: number): boolean {
  const kinds = [o.kind[a] as number, o.kind[b] as number];
  return kinds.includes(Kind.largeFirm) && kinds.some((kind) => kind < Kind.largeFirm);
}

function order(o: Simulation['state']['organisations'], a: number, b: number): number {
  return compareKeys(o.keyHi[a] as number, o.keyLo[a] as number, o.keyHi[b] as number, o.keyLo[b] as number);
}

function tieOf(sim: Simulation, a: number, b: number): number {
  const o = sim.state.organisations;
  pairKey(o.keyHi[a] as number, o.keyLo[a] as number, o.keyHi[b] as number, o.keyLo[b] as number);
  return findTie(sim.state, word[0] as number, word[1] as number);
}

/** Each half-edge hangs once in the list of its side, and the index holds each tie once. */
function checkLists(sim: Simulation, check: Check): void {
  const { organisations: o, ties, tieSlots } = sim.state;
  const seen = new Uint8Array(ties.count * 2);
  let hanging = 0;
  for (let row = 0; row < o.count; row++) {
    for (let edge = o.head[row] as number; edge >= 0; ) {
      const tie = edge >> 1;
      const onA = (edge & 1) === 0;
      check(tie < ties.count, () => `row ${row} lists tie ${tie} of ${ties.count}`);
      check((onA ? ties.a[tie] : ties.b[tie]) === row, () => `row ${row} lists tie ${tie}, to which it is no side`);
      check(seen[edge] === 0, () => `row ${row} lists tie ${tie} twice`);
      seen[edge] = 1;
      hanging++;
      check(ties.ends[edge] === (onA ? ties.b[tie] : ties.a[tie]), () => `tie ${tie} leads elsewhere from row ${row}`);
      edge = ties.next[edge] as number;
    }
  }
  check(hanging === ties.count * 2, () => `${hanging} half-edges hang in lists, ${ties.count * 2} are in the table`);
  const held = tieSlots.reduce((n, slot) => n + (slot === 0 ? 0 : 1), 0);
  check(held === ties.count, () => `the index holds ${held} ties, the table ${ties.count}`);
}

/** Teams are distinct organisations, the lead first. */
function checkProjects(sim: Simulation, check: Check): void {
  const { organisations: o, projects: p } = sim.state;
  for (let project = 0; project < p.count; project++) {
    const size = p.size[project] as number;
    const partners = Array.from(p.partners.subarray(project * TEAM, (project + 1) * TEAM));
    const team = partners.slice(0, size);
    check(size >= 1 && size <= TEAM, () => `project ${project} has ${size} partners`);
    check(
      team.every((row) => row >= 0 && row < o.count) && new Set(team).size === size,
      () => `project ${project} has the partners ${team.join(', ')}`,
    );
    check(
      partners.slice(size).every((row) => row === -1),
      () => `project ${project} names partners behind its last`,
    );
    check(p.lead[project] === team[0], () => `the lead of project ${project} is not its first partner`);
    check(isShare(p.merit[project] as number), () => `project ${project}: merit ${p.merit[project]}`);
  }
}

/** Nobody is a negative number, patents on offer were filed, and only laboratories have places in facilities. */
function checkPeople(sim: Simulation, check: Check): void {
  const { people, trainees, patents, offered, offeredMerit, sites, organisations: o } = sim.state;
  for (const [name, list] of Object.entries({ people, trainees, offered, offeredMerit }))
    list.forEach((n, at) => {
      check(n >= 0, () => `${name}[${at}] is ${n}`);
    });
  offered.forEach((n, field) => {
    check(n <= (patents[field] as number), () => `${n} patents of field ${field} on offer, ${patents[field]} filed`);
    check(
      (offeredMerit[field] as number) <= n,
      () => `${n} patents of field ${field} have merit ${offeredMerit[field]}`,
    );
  });
  sites.forEach((yen, site) => {
    check(Number.isSafeInteger(yen) && yen >= 0, () => `site ${site} has cost ${yen}`);
  });
  for (let row = 0; row < o.count; row++)
    check(o.benches[row] === 0 || o.kind[row] === Kind.lab, () => `row ${row} is no laboratory and has benches`);
}
