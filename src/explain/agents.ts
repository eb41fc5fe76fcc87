/**
 * Finding an organisation: by its printed name, in full or up to its first comma, with or without how many there are of
 * its kind, or by how it begins; by its key, sixteen hexadecimal digits; or as the one with the most to tell.
 */
import { InputError } from '../core/errors.ts';
import { type Simulation, START } from '../model/simulation.ts';
import { Kind } from '../model/state.ts';
import { kindOf } from './chain.ts';
import type { OnlyIn } from './divergence.ts';
import { rowsByKey } from './divergence.ts';
import { partiesOf } from './life.ts';
import { LIFE_WORDS } from './lifeWords.ts';
import type { Telling } from './scene.ts';

export interface Agent {
  readonly name: string;
  /** Sixteen hexadecimal digits. */
  readonly key: string;
  /** Rows in the histories told; -1: it was never there. One number where one history is told. */
  readonly rows: readonly number[];
}

/** Everybody who was ever in any of the histories. */
export function agentsOf(histories: readonly Telling[]): Agent[] {
  const rows = histories.map(({ sim }) => rowsByKey(sim));
  const agents = new Map<string, Agent>();
  for (const [place, { sim, names }] of histories.entries()) {
    const { keyHi, keyLo } = sim.state.organisations;
    for (const [id, row] of rows[place] as Map<string, number>) {
      if (agents.has(id)) continue;
      const [hi, lo] = [keyHi[row] as number, keyLo[row] as number];
      agents.set(id, { name: names.of(hi, lo), key: hex(hi) + hex(lo), rows: rows.map((of) => of.get(id) ?? -1) });
    }
  }
  return [...agents.values()];
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** @throws InputError with one line that names the nearest */
export function findAgent(agents: readonly Agent[], text: string): Agent {
  const asked = plain(text);
  const key = asked.replace(/^0x|[-:]/g, '');
  const fits = [
    agents.filter((agent) => agent.key === key),
    ...[plain, short, shortest].map((form) => agents.filter(({ name }) => form(name) === asked)),
    asked === '' ? [] : agents.filter(({ name }) => plain(name).startsWith(asked)),
  ].find((found) => found.length > 0);
  if (fits === undefined) {
    const near = nearestNames(agents, asked);
    throw new InputError(
      `no organisation of these histories is called ${JSON.stringify(text)}; the nearest are ${near}; see --list`,
    );
  }
  const [only, ...others] = fits;
  if (only !== undefined && others.length === 0) return only;
  const some = fits.slice(0, 3).map(({ name, key: its }) => `${JSON.stringify(name)} (${its})`);
  throw new InputError(
    `${JSON.stringify(text)} fits ${fits.length} organisations: ${some.join(', ')}${fits.length > 3 ? ', …' : ''}; give the key`,
  );
}

/** "lab 7 of 210, optics" */
function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^the /, '');
}

/** "lab 7 of 210" */
function short(text: string): string {
  return plain(text).replace(/,.*$/, '');
}

/** "lab 7" */
function shortest(text: string): string {
  return short(text).replace(/ of \d+$/, '');
}

function nearestNames(agents: readonly Agent[], asked: string): string {
  const distance = (name: string): number => {
    const form = asked.includes(',') ? plain(name) : / of \d/.test(asked) ? short(name) : shortest(name);
    return unlikeness(form, asked);
  };
  const ranked = agents.map(({ name }) => ({ name, far: distance(name) }));
  ranked.sort((p, q) => p.far - q.far);
  return ranked
    .slice(0, 3)
    .map(({ name }) => JSON.stringify(name))
    .join(', ');
}

/** Edits from one text to the other, those of the first 80 characters. */
function unlikeness(a: string, b: string): number {
  const [x, y] = [a.slice(0, 80), b.slice(0, 80)];
  let last = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const replaced = (last[j - 1] as number) + (x[i - 1] === y[j - 1] ? 0 : 1);
      row.push(Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, replaced));
    }
    last = row;
  }
  return last[y.length] as number;
}

export interface Ranked {
  readonly agent: Agent;
  /** What its events tell, summed. */
  readonly score: number;
  /** How many they are. */
  readonly events: number;
}

/**
 * Firms, laboratories and ventures by how much there is to tell of them: of one history all events, of two those that
 * stand in one of them only.
 */
export function rankAgents(agents: readonly Agent[], histories: readonly Telling[], only: OnlyIn | null): Ranked[] {
  const scores = new Map<string, { score: number; events: number }>();
  for (const [place, telling] of histories.entries()) {
    const rowOf = lookup(telling.sim);
    const { keyHi, keyLo, kind } = telling.sim.state.organisations;
    const rows = only === null ? rowsFrom(telling) : place === 0 ? only.a : only.b;
    for (const row of rows) {
      const { tells } = LIFE_WORDS[kindOf(telling.log, row)];
      for (const party of partiesOf(telling, row, rowOf)) {
        if ((kind[party] as number) > Kind.venture) continue;
        const key = hex(keyHi[party] as number) + hex(keyLo[party] as number);
        const before = scores.get(key) ?? { score: 0, events: 0 };
        scores.set(key, { score: before.score + tells, events: before.events + 1 });
      }
    }
  }
  const ranked = agents.map((agent) => ({ agent, ...(scores.get(agent.key) ?? { score: 0, events: 0 }) }));
  return ranked
    .filter(({ events }) => events > 0)
    .sort((p, q) => q.score - p.score || (p.agent.key < q.agent.key ? -1 : 1));
}

function rowsFrom({ log }: Telling): number[] {
  const rows: number[] = [];
  for (let row = 0; row < log.count; row++) if ((log.month[row] as number) >= START) rows.push(row);
  return rows;
}

/** Row of the organisation with a key; -1: there is none. */
export function lookup(sim: Simulation): (hi: number, lo: number) => number {
  const rows = rowsByKey(sim);
  return (hi, lo) => rows.get(`${hi} ${lo}`) ?? -1;
}
