/** A nation of small regions: alone and joined, what crosses borders, and what the sums say. */
import { expect, test } from 'vitest';
import { fiscalYearOf, monthOf, monthOfYear } from '../../src/core/calendar.ts';
import { childKey } from '../../src/core/key.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { Account, Counter, type CounterName } from '../../src/model/accounts.ts';
import { Decision } from '../../src/model/decisions.ts';
import { moneyOf, plannedMoney } from '../../src/model/money.ts';
import type { Border } from '../../src/model/nation/border.ts';
import { judge, readinessOf } from '../../src/model/nation/contest.ts';
import { receiveVisits } from '../../src/model/nation/exchange.ts';
import { assertNationInvariants } from '../../src/model/nation/invariants.ts';
import { move } from '../../src/model/nation/moves.ts';
import {
  createNation,
  crossBorders,
  type Nation,
  nationDigest,
  runNationUntil,
} from '../../src/model/nation/nation.ts';
import { APART, type Links, type NationParams } from '../../src/model/nation/params.ts';
import { FIELDS, FIRST_FISCAL_YEAR, FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { heads } from '../../src/model/people.ts';
import { createSimulation, digest, runUntil, type Simulation, START } from '../../src/model/simulation.ts';
import { Kind, Origin, PEOPLE_CELLS } from '../../src/model/state.ts';
import { OUTREACH, tinyParams } from './worlds.ts';

const SEED = seedOfText('nation');
const JOINED: Links = { exchange: 1, tokyo: 1, moves: 0.5, review: 1 };
const IDS = ['alpha', 'beta', 'gamma'];

/** Three tenths of TAMA under names of their own; alpha is Tokyo to the others. */
function nationParams(links: Links, more: Partial<NationParams> = {}, ids: readonly string[] = IDS): NationParams {
  const tiny = tinyParams();
  const region = (id: string): Params => ({
    ...tiny,
    region: { ...tiny.region, id },
    levers: { ...tiny.levers, ...OUTREACH },
  });
  return { regions: ids.map(region), links, tokyo: ['alpha'], contest: null, ...more };
}

function nationAt(month: number, links: Links, more: Partial<NationParams> = {}, ids?: readonly string[]): Nation {
  const nation = createNation(nationParams(links, more, ids), SEED);
  runNationUntil(nation, month);
  return nation;
}

function total({ regions }: Nation, name: CounterName): number {
  return regions.reduce((sum, { state }) => sum + state.counters[Counter[name]]!, 0);
}

/** Every column of every table, rows in use only, and every array besides. */
function everything({ state, month }: Simulation): Record<string, unknown> {
  const found: Record<string, unknown> = { month };
  for (const [name, part] of Object.entries(state)) {
    if (ArrayBuffer.isView(part)) found[name] = [...(part as unknown as Iterable<number>)];
    else
      for (const [column, { width }] of Object.entries(part.spec as Record<string, { width: number }>))
        found[`${name}.${column}`] = [...((part as never)[column] as Iterable<number>)].slice(0, part.count * width);
  }
  return found;
}

test('a region alone equals itself in a nation that nothing joins, in every column of every table', () => {
  const until = monthOf(2005, 6);
  const nation = nationAt(until, APART);
  expect(nation.regions).toHaveLength(3);
  for (const sim of nation.regions) {
    const alone = createSimulation(sim.params, SEED);
    runUntil(alone, until);
    expect(everything(sim)).toEqual(everything(alone));
    expect(digest(sim)).toBe(digest(alone));
    expect(sim.beyond).toBeNull();
  }
  // and what is compared can differ: joined, each becomes another
  const joined = nationAt(until, JOINED);
  for (const [n, sim] of joined.regions.entries()) expect(digest(sim)).not.toBe(digest(nation.regions[n]!));
});

test('regions alike in all but their names share no organisation, no occasion and no draw of their own', () => {
  const { regions } = nationAt(START, APART);
  // within a region a newcomer has the key of the occasion on which it came
  const keys = regions.flatMap(({ state: { organisations, occasions } }) => {
    const own = [organisations, occasions].flatMap(({ keyHi, keyLo, count }) =>
      Array.from({ length: count }, (_, row) => `${keyHi[row]}:${keyLo[row]}`),
    );
    return [...new Set(own)];
  });
  expect(new Set(keys).size).toBe(keys.length);
  const came = regions.map(({ state }) => state.organisations.count);
  expect(new Set(came).size).toBe(regions.length);
  // a mean of half a head gives one or none: by luck of its own in each region
  const drawn = regions.map((sim) =>
    Array.from({ length: PEOPLE_CELLS }, (_, cell) => heads(sim, Decision.people, 0, 0, cell, 0.5)).join(''),
  );
  expect(new Set(drawn).size).toBe(regions.length);
});

test('neither the order in which regions are named nor where a run stops on its way changes anything', () => {
  const until = monthOf(2003, 6);
  const whole = nationDigest(nationAt(until, JOINED));
  expect(nationDigest(nationAt(until, JOINED, {}, [...IDS].reverse()))).toBe(whole);
  const inSteps = createNation(nationParams(JOINED), SEED);
  for (let month = inSteps.month; month <= until; month += 5) runNationUntil(inSteps, month);
  runNationUntil(inSteps, until);
  expect(nationDigest(inSteps)).toBe(whole);
  expect(nationDigest(nationAt(until - 1, JOINED))).not.toBe(whole);
});

test('firms, jobs, sales, cash and people that leave one region arrive in another, and nobody lives twice', () => {
  const nation = createNation(nationParams(JOINED), SEED);
  for (let month = START; month <= monthOf(2008, 5); month += 1) {
    if (monthOfYear(month) < 4 || monthOfYear(month) > 6) continue;
    runNationUntil(nation, month);
    assertNationInvariants(nation);
  }
  for (const name of ['movedIn', 'jobsMovedIn', 'salesMovedIn', 'cashMovedIn', 'peopleMovedIn'] as const)
    expect(total(nation, name), name).toBeGreaterThan(0);
  // of the market's account of each region the other side is in another
  const crossed = nation.regions.map(
    ({ state }) => state.counters[Counter.cashMovedIn]! - state.counters[Counter.cashMovedOut]!,
  );
  expect(crossed.reduce((sum, yen) => sum + yen, 0)).toBe(0);
});

test('a firm that moves keeps what it knows, its staff, its sales and its cash', () => {
  const nation = nationAt(monthOf(2002, 4), JOINED);
  const before = nation.regions.map(({ state }) => state.organisations.count);
  const cash = nation.regions.map(({ state }) => state.balances[Account.firms]!);
  const people = nation.regions.map(({ state }) => [...state.people]);
  crossBorders(nation);
  let found = 0;
  for (const [n, { state, month }] of nation.regions.entries()) {
    const there = state.organisations;
    for (const { state: left } of nation.regions) {
      const o = left.organisations;
      for (let row = 0; row < o.count; row++) {
        if (o.died[row] !== month - 1 || o.alive[row] === 1) continue;
        const { hi, lo } = childKey(o.keyHi[row]!, o.keyLo[row]!, Decision.move, month);
        for (let place = before[n]!; place < there.count; place++) {
          if (there.keyHi[place] !== hi || there.keyLo[place] !== lo) continue;
          found++;
          expect([there.staff[place], there.custom[place], there.field[place], there.sales[place]]).toEqual([
            ...[o.staff[row], o.custom[row], o.field[row], o.sales[row]],
          ]);
          expect(there.expertise.slice(place * FIELDS, (place + 1) * FIELDS)).toEqual(
            o.expertise.slice(row * FIELDS, (row + 1) * FIELDS),
          );
          expect([there.alive[place], there.member[place], o.cash[row]]).toEqual([1, 0, 0]);
        }
      }
    }
  }
  expect(found).toBeGreaterThan(0);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const started = sum(
    nation.regions.map(({ state }, n) =>
      state.organisations.cash.slice(before[n], state.organisations.count).reduce((all, yen) => all + yen, 0),
    ),
  );
  expect(started).toBeGreaterThan(0);
  // what the newcomers of this April brought along is what left, or was paid in by households and headquarters
  expect(sum(nation.regions.map(({ state }) => state.balances[Account.firms]!)) - sum(cash)).toBeLessThanOrEqual(
    started,
  );
  // engineers go along: the same heads, elsewhere
  const heads = (lists: readonly (readonly number[])[]): number => sum(lists.flat());
  expect(heads(nation.regions.map(({ state }) => [...state.people]))).toBe(heads(people));
});

test('members leave a region only where no other firm of their kind and field is free to', () => {
  const nation = nationAt(monthOf(2006, 4), JOINED);
  const [asking, ...others] = nation.borders as [Border, ...Border[]];
  for (const border of others) border.waiting = [];
  const elsewhere = nation.regions.slice(1).map(({ state }) => state.organisations);
  const firmsOf = (field: number): { o: number; row: number; member: number }[] =>
    elsewhere.flatMap((o, n) =>
      Array.from({ length: o.count }, (_, row) => row)
        .filter((row) => o.alive[row] === 1 && o.kind[row] === Kind.productFirm && o.field[row] === field)
        .map((row) => ({ o: n, row, member: o.member[row]! })),
    );
  const numberOf = (field: number, member: number): number =>
    firmsOf(field).filter((firm) => firm.member === member).length;
  // a field with firms of both sorts
  const field = Array.from({ length: FIELDS }, (_, f) => f).find((f) => numberOf(f, 0) >= 2 && numberOf(f, 1) >= 2)!;
  const firms = firmsOf(field);
  const gone = (): number[] => firms.filter(({ o, row }) => elsewhere[o]!.alive[row] === 0).map(({ member }) => member);
  const ask = (many: number, lo: number): void => {
    const cause = { kind: 0, hi: 0, lo: 0, label: 0 } as const;
    asking.waiting = Array.from({ length: many }, (_, hi) => ({
      hi,
      lo,
      kind: Kind.productFirm,
      town: 0,
      field,
      cause,
    }));
    move(nation.regions, nation.borders);
  };
  ask(1, 1);
  expect(gone()).toEqual([0]);
  // more than there are firms of the field: whoever is free goes, the rest of the newcomers are new
  ask(firms.length + 5, 2);
  expect(gone()).toContain(1);
  for (const { o, row } of firms) expect(elsewhere[o]!.alive[row] === 1).toBe(elsewhere[o]!.load[row]! > 0);
});

test('who leaves another region for Tokyo arrives there, moved and not new', () => {
  const links = { ...APART, tokyo: 1 };
  const nation = createNation(nationParams(links), SEED);
  runNationUntil(nation, monthOf(2001, 5));
  const [alpha, ...others] = nation.regions as [Simulation, ...Simulation[]];
  const stock = [...alpha.state.people];
  const left = Array.from({ length: PEOPLE_CELLS }, (_, cell) =>
    nation.borders.reduce((sum, { leavers }) => sum + leavers[cell]!, 0),
  );
  expect(left.reduce((sum, heads) => sum + heads, 0)).toBeGreaterThan(0);
  crossBorders(nation);
  expect([...alpha.state.people]).toEqual(stock.map((heads, cell) => heads + left[cell]!));
  runNationUntil(nation, monthOf(2006, 4));
  const of = (sims: readonly Simulation[], name: CounterName): number =>
    sims.reduce((sum, { state }) => sum + state.counters[Counter[name]]!, 0);
  expect(of([alpha], 'peopleMovedIn')).toBe(of(others, 'leftForTokyo'));
  expect(of([alpha], 'peopleMovedOut')).toBe(0);
  assertNationInvariants(nation);
});

test('the node for Tokyo knows what firms there know, and nodes of other clusters what their members know', () => {
  const nation = nationAt(monthOf(2004, 4), JOINED);
  crossBorders(nation);
  const [alpha, beta] = nation.regions as [Simulation, Simulation];
  const mean = (field: number, counts: (row: number) => boolean): number => {
    const { expertise, alive, count } = alpha.state.organisations;
    const levels = Array.from({ length: count }, (_, row) => row)
      .filter((row) => alive[row] === 1 && counts(row))
      .map((row) => expertise[row * FIELDS + field]!)
      .filter((level) => level > 0);
    return levels.length === 0 ? 0 : levels.reduce((sum, level) => sum + level, 0) / levels.length;
  };
  const { kind, member } = alpha.state.organisations;
  const node = beta.rows.tokyo;
  const cluster = nation.borders[1]!.facts.nodes[0]!;
  expect(nation.borders[1]!.facts.standsFor.slice(0, 3)).toEqual([0, 2, -1]);
  let known = 0;
  for (let f = 0; f < FIELDS; f++) {
    const there = mean(f, (row) => kind[row] === Kind.productFirm || kind[row] === Kind.largeFirm);
    expect(beta.state.organisations.expertise[node * FIELDS + f]).toBeCloseTo(there, 4);
    const shown = beta.state.organisations.expertise[cluster * FIELDS + f]!;
    if (shown === 0) continue;
    known++;
    expect(shown).toBeCloseTo(
      mean(
        f,
        (row) => member[row] === 1 && kind[row]! <= Kind.venture && alpha.state.organisations.attention[row]! > 0,
      ),
      4,
    );
  }
  expect(known).toBe(12);
  // a node that stands for no region of this nation stays as it was drawn
  const unbound = nation.borders[1]!.facts.nodes[5]!;
  const alone = createSimulation(beta.params, SEED);
  expect(beta.state.organisations.expertise.slice(unbound * FIELDS, (unbound + 1) * FIELDS)).toEqual(
    alone.state.organisations.expertise.slice(unbound * FIELDS, (unbound + 1) * FIELDS),
  );
});

test('a traveller learns from one member there, who returns the visit a year later and learns from the traveller', () => {
  const links = { ...APART, exchange: 1 };
  const nation = createNation(nationParams(links), SEED);
  let visits = 0;
  let returned = 0;
  for (let month = START; month < monthOf(2006, 4); month += 12) {
    runNationUntil(nation, month);
    crossBorders(nation);
    const owed = nation.borders.map((border) => border.owed);
    visits += owed.flat().length;
    for (const visit of owed.flat()) {
      const o = nation.regions[visit.to]!.state.organisations;
      expect(visit.from).not.toBe(visit.to);
      expect([...o.keyHi.subarray(0, o.count)]).toContain(visit.hostHi);
    }
    runNationUntil(nation, month + 12);
    for (const [place, list] of owed.entries()) {
      const { organisations: o, ties } = nation.regions[place]!.state;
      for (const { hostHi, hostLo, month: paid } of list) {
        const host = Array.from({ length: o.count }, (_, row) => row).find(
          (row) => o.keyHi[row] === hostHi && o.keyLo[row] === hostLo,
        );
        if (host === undefined || o.alive[host] === 0) continue;
        for (let tie = 0; tie < ties.count; tie++) {
          const other = ties.a[tie] === host ? ties.b[tie]! : ties.b[tie] === host ? ties.a[tie]! : -1;
          if (
            other >= 0 &&
            o.kind[other] === Kind.cluster &&
            ties.metAt[tie]! >= paid + 12 &&
            ties.origin[tie] === Origin.pipeline
          )
            returned++;
        }
      }
    }
    expect(nation.borders.every(({ owed: left }) => left.every((visit) => visit.month + 12 >= month + 12))).toBe(true);
  }
  expect(visits).toBeGreaterThan(5);
  expect(returned).toBeGreaterThan(0);
});

test('a host learns from the guest of a year ago, and nobody else does', () => {
  const nation = createNation(nationParams({ ...APART, exchange: 1 }), SEED);
  let learned = 0;
  for (let month = START; month < monthOf(2006, 4) && learned === 0; month += 12) {
    runNationUntil(nation, month);
    crossBorders(nation);
    for (const { owed, facts } of nation.borders) {
      const due = owed.filter((visit) => visit.month + 12 === month);
      if (due.length === 0) continue;
      const sim = nation.regions[facts.place]!;
      const { organisations: o } = sim.state;
      const before = o.expertise.slice(0, o.count * FIELDS);
      // the guest has learned a great deal in every field of its own
      const wise = due.map((visit) => ({ ...visit, expertise: visit.expertise.map((level) => (level > 0 ? 100 : 0)) }));
      receiveVisits(sim, wise, (place) => facts.nodes[facts.standsFor.indexOf(place)] ?? -1);
      for (let row = 0; row < o.count; row++) {
        const gained = o.expertise
          .subarray(row * FIELDS, (row + 1) * FIELDS)
          .reduce((sum, level, f) => sum + level - before[row * FIELDS + f]!, 0);
        const isHost = due.some(({ hostHi, hostLo }) => o.keyHi[row] === hostHi && o.keyLo[row] === hostLo);
        if (isHost) learned += gained;
        else expect(gained).toBe(0);
      }
    }
  }
  expect(learned).toBeGreaterThan(0);
});

test('the readiest regions win a contest, and share its money to the yen', () => {
  const money = new Array<number>(FISCAL_YEARS).fill(0).fill(100_000_001, 3, 6);
  const contest = { winners: 2, noise: 0, rounds: [{ from: 2001, until: 2003, money: { consortium: money } }] };
  const params = nationParams(APART, { contest });
  const silent = { budget: new Array<number>(FISCAL_YEARS).fill(0) };
  const poor = {
    ...params,
    regions: params.regions.map((region) => ({ ...region, levers: { ...region.levers, consortium: silent } })),
  };
  const nation = createNation(poor, seedOfText('jury'));
  runNationUntil(nation, monthOf(2001, 4));
  const ready = nation.regions.map(readinessOf);
  expect(new Set(ready).size).toBe(3);
  const readiest = [...ready.keys()]
    .sort((a, b) => ready[b]! - ready[a]!)
    .slice(0, 2)
    .sort();
  // whoever asks for the barrier first does not hold the contest twice
  crossBorders(nation);
  runNationUntil(nation, monthOf(2002, 4));
  expect(nation.awards).toEqual([{ fiscalYear: 2001, regions: readiest.map((n) => IDS[n]) }]);
  for (let year = 0; year < FISCAL_YEARS; year++) {
    const shares = nation.regions.map(({ params: { levers } }) => levers.consortium.budget[year]!);
    expect(shares.reduce((sum, yen) => sum + yen, 0)).toBe(money[year]);
    const fiscalYear = FIRST_FISCAL_YEAR + year;
    const held = fiscalYear >= 2001 && fiscalYear <= 2003;
    expect(shares.map((yen) => yen > 0)).toEqual(shares.map((_, n) => held && readiest.includes(n)));
  }
  expect(fiscalYearOf(monthOf(2001, 4))).toBe(2001);
  // whoever looks badly cannot be sure who is ready
  const unsure = new Set(
    Array.from(
      { length: 40 },
      (_, n) =>
        judge(
          nation.regions.map((sim) => ({ ...sim, seed: seedOfText(`jury ${n}`) })),
          { ...contest, winners: 1, noise: 5 },
        )[0],
    ),
  );
  expect(unsure.size).toBe(3);
});

/** Regions with nothing but consortia, of unequal budgets, reviewed from FY2006 to FY2010. */
function reviewed(links: Links, scope = 0.2): NationParams {
  const from = (yen: number, first: number, until: number): number[] =>
    Array.from({ length: FISCAL_YEARS }, (_, at) =>
      at + FIRST_FISCAL_YEAR >= first && at + FIRST_FISCAL_YEAR <= until ? yen : 0,
    );
  const params = nationParams(links);
  const regions = params.regions.map((region, n): Params => {
    const silent = Object.fromEntries(
      Object.entries(region.levers).map(([name, lever]) => [name, { ...lever, budget: from(0, 0, 0) }]),
    ) as unknown as Params['levers'];
    const levers = {
      ...silent,
      consortium: { budget: from(1e8 * (n + 1), 2004, 2012) },
      review: { budget: from(1e6, 2006, 2010), scope: from(scope, 2006, 2010) },
    };
    return { ...region, levers, coefficients: { ...region.coefficients, planError: 0 } };
  });
  return { ...params, regions };
}

/** As if each region reported the same per yen every year, and beta twice that of its levers or of its new businesses from FY2006 on. */
function runReported(nation: Nation, until: number, beats: 'levers' | 'businesses' = 'levers'): void {
  runNationUntil(nation, monthOf(2004, 4));
  while (nation.month < until) {
    for (const sim of nation.regions) {
      const { counters } = sim.state;
      const twice = sim.params.region.id === 'beta' && nation.month >= monthOf(2006, 4) ? 2 : 1;
      const add = (name: CounterName, by: number): void => {
        counters[Counter[name]] = counters[Counter[name]]! + by;
      };
      add('consortiumAdoptions', 1e6 * (beats === 'levers' ? twice : 1));
      add('consortiumMoney', 1e12);
      add('newBusinessesStarted', 1e6 * (beats === 'businesses' ? twice : 1));
      add('publicMoney', 1e12);
    }
    runNationUntil(nation, Math.min(until, nation.month + 12));
  }
}

const consortia = ({ regions }: Nation): number[] =>
  regions.map((sim) => moneyOf(sim, 'consortium', sim.month - 1) / plannedMoney(sim, 'consortium', sim.month - 1));

test('in its third year a plan moves money to the region that beats its targets, at the same national total', () => {
  const links = { ...APART, review: 1 };
  const nation = createNation(reviewed(links), SEED);
  runReported(nation, monthOf(2008, 4));
  expect(consortia(nation)).toEqual([1, 1, 1]);
  runReported(nation, monthOf(2008, 5));
  const after = consortia(nation);
  expect(after[0]).toBeLessThan(1);
  expect(after[1]).toBeGreaterThan(1.05);
  expect(after[2]).toBeLessThan(1);
  for (const factor of after) expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.2);
  const keepsTotal = (factors: readonly number[]): void => {
    const total = factors.reduce((sum, factor, n) => sum + factor * 1e8 * (n + 1), 0);
    expect(total).toBeLessThanOrEqual(6e8);
    expect(total).toBeGreaterThan(6e8 - 1000);
  };
  keepsTotal(after);
  // with a scope that one of them meets, the others share what is left
  const narrow = createNation(reviewed(links, 0.03), SEED);
  runReported(narrow, monthOf(2008, 5));
  expect(consortia(narrow)[1]).toBeCloseTo(1.03, 5);
  expect(consortia(narrow)[0]).toBeLessThan(1);
  keepsTotal(consortia(narrow));
  // once reviews end, money is as planned
  runNationUntil(nation, monthOf(2011, 5));
  expect(consortia(nation)).toEqual([1, 1, 1]);
});

test('in its third year a plan moves money to the region that beats the common target, where levers report alike', () => {
  const nation = createNation(reviewed({ ...APART, review: 1 }), SEED);
  runReported(nation, monthOf(2008, 5), 'businesses');
  const [alpha, beta, gamma] = consortia(nation);
  expect(beta).toBeGreaterThan(1.05);
  expect(Math.max(alpha!, gamma!)).toBeLessThan(1);
});

test('money stays where it was planned when the link is off, and when nobody reviews', () => {
  for (const params of [reviewed({ ...APART, review: 0 }), reviewed({ ...APART, review: 1 }, 0)]) {
    const nation = createNation(params, SEED);
    runReported(nation, monthOf(2009, 5));
    expect(consortia(nation)).toEqual([1, 1, 1]);
  }
});
