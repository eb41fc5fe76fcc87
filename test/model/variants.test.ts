/** The null and reduced models: each leaves out what it says, keeps the rest of the rules, and costs the whole model nothing. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { Counter, type CounterName } from '../../src/model/accounts.ts';
import { addContact } from '../../src/model/context.ts';
import { assertInvariants, parametersText } from '../../src/model/invariants.ts';
import { distance } from '../../src/model/knowledge.ts';
import { FISCAL_YEARS, type Params } from '../../src/model/params.ts';
import { reduceContacts } from '../../src/model/processes/matching.ts';
import { neutral, reduce } from '../../src/model/reduction.ts';
import { PARAMETERS } from '../../src/model/registry.ts';
import { branch, digest, runUntil, type Simulation, step } from '../../src/model/simulation.ts';
import { isActor, isOutside, Kind, Origin } from '../../src/model/state.ts';
import { isAlive } from '../../src/model/ties.ts';
import { VARIANTS, type Variant } from '../../src/model/variants.ts';
import { permuted, runTo, seedNumber, sums, tamaParams, tinyParams, withLevers } from './worlds.ts';

const HORIZON = monthOf(2008, 4);
const NULLS = VARIANTS.filter((variant) => variant !== 'full');

function of(variant: Variant, params: Params = tinyParams()): Params {
  return { ...params, variant };
}

const runs = new Map<Variant, Simulation>();
function run(variant: Variant): Simulation {
  let sim = runs.get(variant);
  if (sim === undefined) {
    sim = runTo(of(variant), HORIZON);
    runs.set(variant, sim);
  }
  return sim;
}

function counted(variant: Variant, name: CounterName): number {
  return run(variant).state.counters[Counter[name]] as number;
}

describe('every null model', () => {
  test('the whole model is handed on as it is', () => {
    const params = tinyParams();
    expect(reduce(params)).toBe(params);
  });

  test.each(NULLS)('%s keeps the invariants in every month, and its parameters', (variant) => {
    const sim = runTo(of(variant), monthOf(2001, 1));
    const text = parametersText(sim.params);
    while (sim.month < monthOf(2006, 10)) {
      step(sim);
      if (sim.month % 5 === 0) assertInvariants(sim, text);
    }
    assertInvariants(sim, text);
  });

  test.each(NULLS)('%s gives rows no meaning', (variant) => {
    const sim = runTo(of(variant), monthOf(2003, 2));
    const other = permuted(sim, 3);
    runUntil(sim, monthOf(2005, 2));
    runUntil(other, monthOf(2005, 2));
    expect(sums(other)).toBe(sums(sim));
    expect(digest(other)).toBe(digest(sim));
  });

  test.each(NULLS)('%s goes on alike from a branch, and reducing twice is reducing once', (variant) => {
    const params = of(variant);
    expect(reduce(reduce(params))).toEqual(reduce(params));
    const sim = runTo(params, monthOf(2003, 4));
    const again = branch(sim, params);
    runUntil(sim, monthOf(2005, 4));
    runUntil(again, monthOf(2005, 4));
    expect(digest(again)).toBe(digest(sim));
  });

  test.each(NULLS)('%s ends in another state than the whole model', (variant) => {
    expect(digest(run(variant))).not.toBe(digest(run('full')));
  });
});

describe('no policy', () => {
  test('is the policy without money, to the bit', () => {
    expect(digest(run('noPolicy'))).toBe(digest(runTo(tinyParams({ policy: 'none' }), HORIZON)));
  });
});

describe('bare', () => {
  test('has every coefficient that was set to a target at its neutral level, and no other', () => {
    const whole = tinyParams().coefficients;
    const { coefficients } = reduce(of('bare'));
    for (const spec of PARAMETERS) {
      const expected = spec.binds.length > 0 ? neutral(spec) : whole[spec.name as keyof typeof whole];
      expect([spec.name, coefficients[spec.name as keyof typeof whole]]).toEqual([spec.name, expected]);
    }
  });

  test('loses what was put in: products of targets 2 and 10', () => {
    expect(counted('full', 'productsLaunched')).toBeGreaterThan(0);
    expect(counted('bare', 'productsLaunched')).toBe(0);
  });
});

describe('random matching', () => {
  test('leaves each organisation as many contacts a month and each channel as many, but for those who drew themselves', () => {
    const sim = runTo(of('randomMatching'), monthOf(2003, 5));
    const { contacts, roll, rows } = sim;
    contacts.count = 0;
    for (let n = 0; n + 1 < roll.actorCount; n += 2)
      addContact(contacts, roll.actors[n]!, roll.actors[n + 1]!, n % 4 === 0 ? Origin.seminar : Origin.referral, -1);
    addContact(contacts, roll.actors[0]!, rows.tokyo, Origin.pipeline, -1);
    const before = contacts.count;
    reduceContacts(sim);
    const seen = new Map<number, number>();
    const partners: number[] = [];
    let seminars = 0;
    for (let n = 0; n < contacts.count; n++) {
      const [a, b] = [contacts.a[n]!, contacts.b[n]!];
      expect(a).not.toBe(b);
      seen.set(a, (seen.get(a) ?? 0) + 1);
      seen.set(b, (seen.get(b) ?? 0) + 1);
      partners.push(b - a);
      if (contacts.channel[n] === Origin.seminar) seminars++;
      expect(contacts.channel[n]).not.toBe(Origin.referral);
    }
    // each stood in one contact, so nobody can draw itself
    expect(contacts.count).toBe(before);
    for (const [row, n] of seen) expect(n).toBe(row === roll.actors[0] ? 2 : 1);
    expect(seminars).toBe(Math.ceil((before - 1) / 2));
    expect(partners.filter((gap) => gap === 1).length).toBeLessThan(partners.length / 10);
  });

  test('leaves contacts outside the region alone: ties to Tokyo, overseas and other clusters come by pipeline only', () => {
    const exchange = { budget: new Array<number>(FISCAL_YEARS).fill(4e7) };
    let outside = 0;
    let clusters = 0;
    for (const seed of [81, 82]) {
      const params = withLevers(of('randomMatching', tinyParams({ coefficients: { acquaintPipeline: 4 } })), {
        exchange,
      });
      const { organisations: o, ties } = runTo(params, monthOf(2003, 4), seedNumber(seed)).state;
      for (let tie = 0; tie < ties.count; tie++) {
        const kinds = [o.kind[ties.a[tie]!]!, o.kind[ties.b[tie]!]!];
        if (!kinds.some(isOutside)) continue;
        expect([kinds, ties.origin[tie]]).toEqual([kinds, Origin.pipeline]);
        outside++;
        if (kinds.includes(Kind.cluster)) clusters++;
      }
    }
    expect(outside).toBeGreaterThan(20);
    expect(clusters).toBeGreaterThan(10);
  });

  test('ties no longer join the near', () => {
    const until = monthOf(2000, 4);
    const whole = tiedOverAll(runTo(tamaParams(), until));
    const random = tiedOverAll(runTo(of('randomMatching', tamaParams()), until));
    expect(random).toBeGreaterThan(0.95);
    expect(random - whole).toBeGreaterThan(0.04);
  });
});

describe('placebo broker', () => {
  test('makes as many introductions, of pairs no nearer than others', () => {
    expect(counted('placeboBroker', 'introductions')).toBe(counted('full', 'introductions'));
    const [whole, placebo] = [introducedFit(run('full')), introducedFit(run('placeboBroker'))];
    expect(placebo).toBeLessThan(whole - 0.1);
  });
});

describe('untied cash', () => {
  test('pays about as much through each programme, and asks for no project', () => {
    // tenants of so small a world are few: those of some histories together
    const runsOf = (variant: Variant): Simulation[] =>
      [301, 302, 303, 304, 305, 306].map((seed) => runTo(of(variant), HORIZON, seedNumber(seed)));
    const [whole, untied] = [runsOf('full'), runsOf('untiedCash')];
    for (const name of ['consortiumMoney', 'developmentMoney', 'incubationMoney', 'networkMoney'] as const) {
      const paid = (sims: readonly Simulation[]): number =>
        sims.reduce((sum, sim) => sum + sim.state.counters[Counter[name]]!, 0);
      const share = paid(untied) / paid(whole);
      expect([name, share > 0.6 && share < 1.67]).toEqual([name, true]);
      process.stdout.write(`  ${name}: ${share.toFixed(2)} of that of the whole model\n`);
    }
    expect(counted('full', 'projectClaims')).toBeGreaterThan(0);
    expect(counted('untiedCash', 'projectClaims')).toBe(0);
    expect(counted('untiedCash', 'consortiumAdoptions')).toBeGreaterThan(0);
  });
});

describe('membership label', () => {
  test('recruits, and treats nobody', () => {
    expect(counted('membershipLabel', 'joined')).toBeGreaterThan(0);
    for (const name of ['visits', 'introductions', 'seminars', 'studySessions', 'publicMoney'] as const)
      expect([name, counted('membershipLabel', name)]).toEqual([name, 0]);
    const { adoption } = run('membershipLabel').state.organisations;
    expect(Math.max(...adoption)).toBe(0);
  });
});

describe('no interaction', () => {
  test('has no meetings, ties, alliances or offspring, and still founds and launches', () => {
    for (const name of ['meetings', 'tiesFormed', 'alliancesFormed', 'offspring', 'attracted'] as const)
      expect([name, counted('noInteraction', name)]).toEqual([name, 0]);
    for (const name of ['venturesFounded', 'productsLaunched', 'fees'] as const)
      expect(counted('noInteraction', name)).toBeGreaterThan(0);
  });
});

/** Mean distance of actors with a living tie that began by chance or referral, over that of all pairs of actors. */
function tiedOverAll(sim: Simulation): number {
  const { organisations: o, ties } = sim.state;
  let tied = 0;
  let n = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    const [a, b] = [ties.a[tie]!, ties.b[tie]!];
    if (!isAlive(ties, tie, sim.month) || ties.origin[tie]! > Origin.referral) continue;
    if (!isActor(o.kind[a]!) || !isActor(o.kind[b]!)) continue;
    tied += distance(o.unit, a, b);
    n++;
  }
  let all = 0;
  let pairs = 0;
  for (let i = 0; i < o.count; i++) {
    for (let j = 0; j < i; j++) {
      if (!isActor(o.kind[i]!) || !isActor(o.kind[j]!)) continue;
      all += distance(o.unit, i, j);
      pairs++;
    }
  }
  return tied / n / (all / pairs);
}

/** Share of introduced ties at the distance at which work performs, 0.25 to 0.65. */
function introducedFit(sim: Simulation): number {
  const { organisations: o, ties } = sim.state;
  let fit = 0;
  let n = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    if (ties.origin[tie] !== Origin.introduction) continue;
    const d = distance(o.unit, ties.a[tie]!, ties.b[tie]!);
    if (d > 0.25 && d < 0.65) fit++;
    n++;
  }
  return fit / n;
}
