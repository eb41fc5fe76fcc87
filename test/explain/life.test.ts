import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { agentsOf, findAgent, lookup, rankAgents } from '../../src/explain/agents.ts';
import { hasAlike, likenessOf, reachedBy } from '../../src/explain/alike.ts';
import { partnersOf } from '../../src/explain/cast.ts';
import { causesOf, kindOf, tellingOf } from '../../src/explain/chain.ts';
import { CHANNEL_WORDS } from '../../src/explain/channelWords.ts';
import { lifeOf, partiesOf, takesPart } from '../../src/explain/life.ts';
import { LIFE_WORDS } from '../../src/explain/lifeWords.ts';
import {
  differenceInSlices,
  type Entry,
  entryOf,
  firstDifferentMoment,
  type Life,
  type LifeDifference,
  mergeLives,
} from '../../src/explain/lives.ts';
import { portraitOf } from '../../src/explain/portrait.ts';
import { type Said, Scene, sayShort, shortName, type Telling } from '../../src/explain/scene.ts';
import { mostTelling } from '../../src/explain/selection.ts';
import { type Histories, historiesInSlices, onlyOf } from '../../src/explain/telling.ts';
import type { TwinSpec } from '../../src/explain/twins.ts';
import { EVENT_KINDS, EventKind } from '../../src/model/events.ts';
import { CHANNEL_NAMES, type Params } from '../../src/model/params.ts';
import { createSimulation, digest, organisationDigest, runUntil, START } from '../../src/model/simulation.ts';
import { Kind, TEAM } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { LEVERS_START, rowsOf, small } from './scene.ts';

const fields = Array.from({ length: 35 }, (_, field) => `field number ${field}`);
const seed = seedOfText('x2');
const until = monthOf(2006, 4);
const [none, japan] = [small('none'), small('japan')];

function straight<T>(slices: Generator<void, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

function specOf(a: Params, b: Params): TwinSpec {
  return { a, b, seed, partedAt: LEVERS_START, until, states: false };
}

const spec = specOf(none, japan);
const histories: Histories = straight(historiesInSlices(spec, fields, true));
const [inA, inB] = histories.tellings as [Telling, Telling];
const only = onlyOf(histories)!;
const lifeIn = (telling: Telling, self: number): Life => ({
  telling,
  self,
  moments: self < 0 ? [] : lifeOf(telling, self),
});
/** Organisations of B that stand for all: the first of each kind, the latest venture, and those with the most to tell. */
const agents = agentsOf(histories.tellings);
const richest = rankAgents(agents, [inB], null).slice(0, 12);
const rowsTold = [
  ...new Set([
    ...richest.map(({ agent }) => agent.rows[1]!),
    ...Object.values(Kind).map((kind) => inB.sim.state.organisations.kind.indexOf(kind)),
    inB.sim.state.organisations.kind.lastIndexOf(Kind.venture),
  ]),
].filter((row) => row >= 0 && row < inB.sim.state.organisations.count);

describe('words', () => {
  test('there are for every kind of event: who takes part, a sentence, a clause; and for every channel', () => {
    const seen = new Map<number, number>();
    for (const row of rowsOf(inB.log)) if (!seen.has(inB.log.kind[row]!)) seen.set(inB.log.kind[row]!, row);
    for (const [kind, name] of EVENT_KINDS.entries()) {
      const words = LIFE_WORDS[name];
      expect(words, name).toBeDefined();
      const row = seen.get(kind);
      if (row === undefined) continue;
      const self = partiesOf(inB, row, () => 0)[0] ?? 0;
      const said: Said = { names: new Set(), projects: new Set() };
      expect(words.sentence(new Scene(inB, row, self, inB.log.month[row]!, said))).toMatch(/^[A-Z].*\.$/);
      expect(words.cause(new Scene(inB, row, self, -1, said))).not.toMatch(/undefined|NaN|[.:]$/);
    }
    expect(seen.size).toBeGreaterThan(18);
    expect(Object.keys(LIFE_WORDS).sort()).toEqual([...EVENT_KINDS].sort());
    expect(Object.keys(CHANNEL_WORDS).sort()).toEqual([...CHANNEL_NAMES].sort());
    for (const text of Object.values(CHANNEL_WORDS)) expect(text.length).toBeGreaterThan(10);
  });

  test('a name is said in full once, and short after that, a venture of a parent first', () => {
    const lab = 'Lab 7 of 21, Machines, other';
    const venture = `the venture of 2005-01 from ${lab}`;
    const said = new Set<string>();
    expect(sayShort(`It meets ${lab}; ${lab} knows ${venture}.`, [lab, venture], said)).toBe(
      `It meets ${lab}; Lab 7 knows ${venture}.`,
    );
    expect(sayShort(`The venture of 2005-01 from ${lab} and ${lab} work.`, [lab, venture], said)).toBe(
      'The venture of 2005-01 from Lab 7 and Lab 7 work.',
    );
    expect(sayShort('Nobody.', [], said)).toBe('Nobody.');
    expect(shortName('the firm that came in 1994-09 (b0b9), Control')).toBe('the firm that came in 1994-09 (b0b9)');
    expect(shortName('Bank 1 of 3')).toBe('Bank 1 of 3');
  });
});

describe('who stands behind keys', () => {
  test('is written down for every living tie and open project, and looking changes nothing', () => {
    const { ties, projects: p } = inB.sim.state;
    for (let tie = 0; tie < ties.count; tie++) {
      if (!isAlive(ties, tie, inB.sim.month)) continue;
      const sides = inB.cast.sidesOf(ties.keyHi[tie]!, ties.keyLo[tie]!);
      // what begins with the spin-up began before anybody looked
      if (sides !== undefined) expect(sides).toEqual([ties.a[tie], ties.b[tie]]);
      else expect(ties.since[tie]!).toBeLessThan(START);
    }
    for (let row = 0; row < p.count; row++) {
      const project = inB.cast.projectOf(p.keyHi[row]!, p.keyLo[row]!)!;
      expect(project.team).toEqual([...p.partners.subarray(row * TEAM, row * TEAM + p.size[row]!)]);
      expect([project.kind, project.agreed]).toEqual([p.kind[row], p.awarded[row]]);
    }
    for (const [{ sim }, params] of [
      [inA, none],
      [inB, japan],
    ] as const) {
      const alone = createSimulation(params, seed);
      runUntil(alone, until);
      expect(digest(sim)).toBe(digest(alone));
    }
  });

  test('finds the parties of an event whichever way one asks', () => {
    const byKey = new Map(agents.map(({ key, rows }) => [key, rows[1]!]));
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
    const rowOf = (hi: number, lo: number): number => byKey.get(hex(hi) + hex(lo)) ?? -1;
    for (const self of rowsTold) {
      const own = rowsOf(inB.log).filter((row) => takesPart(inB, row, self));
      const asked = rowsOf(inB.log).filter((row) => partiesOf(inB, row, rowOf).includes(self));
      expect(own).toEqual(asked);
    }
  });
});

const OF_PROJECT = /^(project|award|success|failure|product|patent|licence)$/;

/** Rows of the log that are told of each project. */
function projectRows({ log }: Telling, entries: readonly Entry[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const { ofA } of entries) {
    const row = ofA!.row;
    if (!OF_PROJECT.test(kindOf(log, row))) continue;
    const project = `${log.subjectHi[row]} ${log.subjectLo[row]}`;
    rows.set(project, [...(rows.get(project) ?? []), row]);
  }
  return rows;
}

describe('the log', () => {
  test('tells of every two who work together when they began, and of which project where one brought them together', () => {
    const { log, sim } = inB;
    const begun = new Map<string, number>();
    for (const row of rowsOf(log))
      if (kindOf(log, row) === 'collaboration') begun.set(`${log.subjectHi[row]} ${log.subjectLo[row]}`, row);
    const { ties } = sim.state;
    let byProject = 0;
    for (let tie = 0; tie < ties.count; tie++) {
      if (ties.collaboration[tie] !== 1) continue;
      const row = begun.get(`${ties.keyHi[tie]} ${ties.keyLo[tie]}`);
      expect(row).toBeDefined();
      if ([...causesOf(log, row!)].some((cause) => kindOf(log, cause) === 'project')) byProject++;
    }
    expect(byProject).toBeGreaterThan(5);
  });

  test('names for a project of several what brought its team together, with public money and without', () => {
    const { log, cast, sim, names } = inB;
    const counts = { funded: 0, own: 0 };
    for (const row of rowsOf(log)) {
      if (kindOf(log, row) !== 'project') continue;
      const { team, supported, agreed } = cast.projectOf(log.subjectHi[row]!, log.subjectLo[row]!)!;
      expect(partnersOf(sim, cast, names)(log.subjectHi[row]!, log.subjectLo[row]!)).toHaveLength(team.length - 1);
      if (team.length < 2 || agreed < START) continue;
      const kinds = [...causesOf(log, row)].map((cause) => kindOf(log, cause));
      expect(kinds.some((kind) => kind === 'tie' || kind === 'collaboration')).toBe(true);
      expect(kinds.includes('award')).toBe(supported);
      counts[supported ? 'funded' : 'own']++;
    }
    expect(counts.funded).toBeGreaterThan(1);
    expect(counts.own).toBeGreaterThan(3);
  });
});

describe('a life', () => {
  test('holds every event of the organisation once, by itself or told with what it led to', () => {
    let events = 0;
    for (const self of rowsTold) {
      const moments = lifeOf(inB, self);
      const told = new Set(moments.flatMap(({ row, within }) => [row, ...within]));
      for (const row of rowsOf(inB.log)) {
        if (inB.log.month[row]! < START || !takesPart(inB, row, self)) continue;
        expect(told.has(row)).toBe(true);
        events++;
      }
      const months = moments.map(({ month }) => month);
      expect(months).toEqual([...months].sort((p, q) => p - q));
      for (const { text, row, kind } of moments) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/undefined|NaN|somebody|somehow|an organisation|[:;.]\.|: ;/);
        expect(kindOf(inB.log, row)).toBe(kind);
      }
    }
    expect(events).toBeGreaterThan(300);
  });

  test('tells who introduced whom, which tie led to a project, awards, late payments, products and ventures', () => {
    const { log } = inB;
    const leads = rowsOf(log).flatMap((row) =>
      log.month[row]! >= START && /^(project|licence)$/.test(kindOf(log, row))
        ? [lookup(inB.sim)(log.objectHi[row]!, log.objectLo[row]!)]
        : [],
    );
    const texts = [...new Set([...rowsTold, ...leads])]
      .flatMap((self) => lifeOf(inB, self).map(({ text }) => text))
      .join('\n');
    for (const telling of [
      /becomes acquainted with .*: a coordinator introduced the two that month; a coordinator had visited/,
      /(begins|takes part in) a consortium .*: public money was won for the consortium/,
      /it had (known|worked with) .* since [A-Z]/,
      /Public money for the \w+( project)? of .* arrives, \d+ months after the award: .* million yen/,
      /brings the product of the .* to market.*: the .* had succeeded technically in/,
      /gives rise to the venture of|is founded out of/,
      /million yen, at (its own cost|the cost of the firm|the firms’ own cost)\)/,
      /files a patent in field number \d+.*, on a result of the (joint project|consortium|development project)/,
      /takes a licence of a university’s patent in field number \d+/,
      /(succeeds technically|fails): (no public money had paid for|public money had paid a part of) the work/,
    ])
      expect(texts).toMatch(telling);
  });

  test('in short keeps the most telling and what led to them, in order, and no project by halves', () => {
    const entries = lifeOf(inB, rowsTold[0]!).map((moment) => entryOf(moment, null));
    const inShort = (limit: number): readonly Entry[] => mostTelling(entries, [inB.log], limit);
    expect(entries.length).toBeGreaterThan(15);
    const short = inShort(10);
    expect(short.length).toBeGreaterThanOrEqual(10);
    expect(short.length).toBeLessThan(entries.length);
    expect(short).toEqual(entries.filter((entry) => short.includes(entry)));
    expect(inShort(1000)).toEqual(entries);
    const best = [...entries].sort((p, q) => q.tells - p.tells)[0]!;
    expect(short.map(({ tells }) => tells)).toContain(best.tells);
    expect(inShort(1).map(({ tells }) => tells)).toContain(best.tells);
    const kept = projectRows(inB, short);
    const whole = projectRows(inB, entries);
    expect(kept.size).toBeGreaterThan(0);
    for (const [project, rows] of kept) expect(rows).toEqual(whole.get(project));
    const first = entries.at(-1)!;
    expect(mostTelling(entries, [inB.log], 1, first)).toContain(first);
  });

  test('ends in how the organisation stands', () => {
    const lab = inB.sim.state.organisations.kind.indexOf(Kind.lab);
    const { keyHi } = inB.sim.state.organisations;
    expect(keyHi[lab]).not.toBe(0);
    expect(portraitOf(inB, lab)).toMatchObject({ kind: 'university laboratory', born: null, died: null, parent: null });
    const venture = inB.sim.state.organisations.kind.indexOf(Kind.venture);
    expect(portraitOf(inB, venture).parent).not.toBeNull();
  });
});

describe('a life in two histories', () => {
  test('is one life where the policies are the same', () => {
    const same = straight(historiesInSlices(specOf(japan, japan), fields, true));
    const [a, b] = same.tellings as [Telling, Telling];
    for (const self of rowsTold.slice(0, 4)) {
      const merged = mergeLives(lifeIn(a, self), lifeIn(b, self));
      expect(new Set(merged.map(({ arm }) => arm))).toEqual(new Set(['both']));
      expect(firstDifferentMoment({ a: lifeIn(a, self), b: lifeIn(b, self) }, onlyOf(same)!)).toBeNull();
    }
    expect(
      straight(
        differenceInSlices(
          { ...specOf(japan, japan), until: monthOf(2002, 4) },
          onlyOf(same),
          [lifeIn(a, 5), lifeIn(b, 5)],
          agents[5]!.key,
        ),
      ),
    ).toEqual({ state: null, event: null });
  });

  test('holds all moments of both, what is in one only marked so', () => {
    for (const self of rowsTold.slice(0, 6)) {
      const [a, b] = [lifeIn(inA, self), lifeIn(inB, self)];
      if (self >= inA.sim.state.organisations.count) continue;
      const merged = mergeLives(a, b);
      const count = (arm: string): number => merged.filter((entry) => entry.arm === arm).length;
      expect(count('both') + count('a')).toBe(a.moments.length);
      expect(count('both') + count('b')).toBe(b.moments.length);
      for (const { arm, month } of merged) if (arm !== 'both') expect(month).toBeGreaterThanOrEqual(LEVERS_START);
      expect(count('a') + count('b')).toBeGreaterThan(0);
    }
  });

  test('differs first in the month in which the state of the organisation does, and the event comes no earlier', () => {
    const { agent } = rankAgents(agents, histories.tellings, only).find(({ agent: { rows } }) => !rows.includes(-1))!;
    const lives = histories.tellings.map((telling, arm) => lifeIn(telling, agent.rows[arm]!));
    const found: LifeDifference = straight(differenceInSlices(spec, only, lives, agent.key));
    const [x, y] = [createSimulation(none, seed), createSimulation(japan, seed)];
    const month = found.state!.month;
    for (const sim of [x, y]) runUntil(sim, month);
    const row = agent.rows[0]!;
    expect(organisationDigest(x, row)).toBe(organisationDigest(y, row));
    for (const sim of [x, y]) runUntil(sim, month + 1);
    expect(organisationDigest(x, row)).not.toBe(organisationDigest(y, row));
    expect(found.state!.differs.length).toBeGreaterThan(0);
    const why = found.event!.why;
    expect(why.map((one) => one.month)).toEqual(why.map((one) => one.month).sort((p, q) => p - q));
    expect(why.at(-1)!.month).toBeGreaterThanOrEqual(LEVERS_START);
  });

  test('what led to the first event stands in that history only', () => {
    const { log } = inB;
    const there = new Set(only.b);
    const self = rowsTold[0]!;
    const first = firstDifferentMoment({ a: lifeIn(inA, self), b: lifeIn(inB, self) }, only)!;
    expect((first.arm === 'b' ? there : new Set(only.a)).has(first.row)).toBe(true);
    if (first.arm === 'b') for (const cause of causesOf(log, first.row)) expect(cause).toBeLessThan(first.row);
  });
});

describe('finding one', () => {
  test('goes by name in full, without field, without total, by how it begins, and by key', () => {
    const lab = agents.find(({ name }) => name.startsWith('Lab 7 of 15'))!;
    for (const text of [lab.name, 'Lab 7 of 15', 'lab 7', ' LAB  7 ', lab.key, lab.key.toUpperCase(), `0x${lab.key}`])
      expect(findAgent(agents, text)).toBe(lab);
    const venture = agents.find(({ name }) => name.startsWith('the venture of'))!;
    expect(findAgent(agents, venture.name.slice(4))).toBe(venture);
    for (const agent of agents) expect(findAgent(agents, agent.name)).toBe(agent);
  });

  test('a wrong name is answered by the nearest, one that fits several by some of them', () => {
    expect(() => findAgent(agents, 'Lba 7')).toThrow(
      /^no organisation .* "Lba 7"; the nearest are "Lab 7 of 15, .*; see --list$/,
    );
    expect(() => findAgent(agents, 'Lab')).toThrow(/^"Lab" fits 15 organisations: "Lab 1 of 15, .*give the key$/);
    expect(() => findAgent(agents, '')).toThrow(/no organisation/);
  });

  test('the list of those who differ counts the events in one history only', () => {
    const ranked = rankAgents(agents, histories.tellings, only);
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).sort((p, q) => q - p));
    const { agent, events } = ranked[0]!;
    const counted = (['a', 'b'] as const).reduce(
      (sum, arm, place) =>
        sum +
        only[arm].filter(
          (row) => agent.rows[place]! >= 0 && takesPart(histories.tellings[place]!, row, agent.rows[place]!),
        ).length,
      0,
    );
    expect(events).toBe(counted);
    expect(rankAgents(agents, histories.tellings, { a: [], b: [] })).toEqual([]);
  });
});

describe('one like it', () => {
  test('is an organisation of the same kind and descent that one history alone has and that gets as far', () => {
    const alone = agents.find(({ rows }) => rows[0] === -1)!;
    const like = likenessOf(inB, alone.rows[1]!, reachedBy(inB));
    expect(hasAlike(inB, inA, like)).toBe(true);
    expect(hasAlike(inB, inB, like)).toBe(false);
    expect(hasAlike(inB, inA, { ...like, reached: 11 })).toBe(false);
    expect(hasAlike(inB, inA, { ...like, kind: Kind.body })).toBe(false);
  });

  test('gets as far as the most telling event it took part in, its own birth aside', () => {
    const reached = reachedBy(inB);
    const { log } = inB;
    for (const self of rowsTold) {
      const own = rowsOf(log).filter((row) => log.month[row]! >= START && takesPart(inB, row, self));
      const born = (row: number): boolean =>
        (log.kind[row] === EventKind.venture || log.kind[row] === EventKind.entry) &&
        log.subjectHi[row] === inB.sim.state.organisations.keyHi[self];
      expect(reached[self]).toBe(Math.max(0, ...own.filter((row) => !born(row)).map((row) => tellingOf(log, row))));
    }
  });
});
