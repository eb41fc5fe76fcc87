/** Files of nations, and how one national budget is divided. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basesOf, readPolicy, readRegion } from '../../src/cli/scenarios.ts';
import { apportion } from '../../src/core/apportion.ts';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { assertNationInvariants } from '../../src/model/nation/invariants.ts';
import { createNation, type Nation, nationDigest, runNationUntil } from '../../src/model/nation/nation.ts';
import type { NationParams } from '../../src/model/nation/params.ts';
import { FISCAL_YEARS, LEVER_NAMES, type LeverName } from '../../src/model/params.ts';
import { compile } from '../../src/scenario/compile.ts';
import { check, loadNation, loadPolicy } from '../../src/scenario/load.ts';
import { type CompiledNation, compileNation } from '../../src/scenario/nation.ts';
import { parseOverride } from '../../src/scenario/overrides.ts';
import type { NationScenario, RegionScenario } from '../../src/scenario/schema.ts';

const FILE = 'scenarios/nations/japan.yaml';
const base = basesOf('scenarios');
const text = readFileSync(FILE, 'utf8');
const japan = loadNation(text, FILE, { base });
const regions = japan.regions.map((id) => readRegion('scenarios', id));
/** Yen of FY2005 by region, in order of ids. */
const YEAR = 2005 - 1998;

function compiled(
  policy: string,
  sets: readonly string[] = [],
  apart = false,
  nation: NationScenario = japan,
  of: readonly RegionScenario[] = regions,
): CompiledNation {
  return compileNation(nation, of, readPolicy('scenarios', policy), sets.map(parseOverride), apart);
}

function yen({ params }: CompiledNation, lever: LeverName, year = YEAR): number[] {
  return params.regions.map(({ levers }) => levers[lever].budget[year]!);
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

test('parts are whole, sum to what is divided, and are off by less than one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e11 }),
      fc.array(fc.integer({ min: 0, max: 5800 }), { minLength: 1, maxLength: 19 }),
      (total, weights) => {
        const parts = apportion(total, weights);
        const all = sum(weights);
        expect(sum(parts)).toBe(total);
        for (const [n, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - (all === 0 ? total / weights.length : (total * weights[n]!) / all))).toBeLessThan(1);
        }
      },
    ),
  );
});

test('the 19 projects have the 5,800 members of the programme, and share its money by them to the yen', () => {
  const nation = compiled('japan');
  expect(nation.warnings).toEqual([]);
  expect(nation.params.regions.map(({ region }) => region.id)).toEqual([...japan.regions].sort());
  expect(sum(regions.map(({ members }) => members.firms.value))).toBe(5800);
  expect(sum(yen(nation, 'network'))).toBe(24e6 * 105);
  const policy = readPolicy('scenarios', 'japan');
  const alone = nation.params.regions.map(
    ({ region }) => compile(regions.find(({ id }) => id === region.id)!, policy).params,
  );
  const more = new Set<number>();
  for (const lever of LEVER_NAMES)
    for (let year = 0; year < FISCAL_YEARS; year++) {
      const parts = yen(nation, lever, year);
      for (const [n, part] of parts.entries()) more.add(part - alone[n]!.levers[lever].budget[year]!);
      // dollars of the nation in whole yen
      expect(sum(parts) % 105).toBe(0);
    }
  // a region alone rounds its part down; in the nation the largest remainders take what that leaves
  expect([...more].sort()).toEqual([0, 1]);
});

test('apart, every region has exactly the parameters that it has alone', () => {
  const nation = compiled('japan', ['consortium.budget@2004=5'], true);
  expect(nation.params.links).toEqual({ exchange: 0, tokyo: 0, moves: 0, review: 0 });
  for (const params of nation.params.regions) {
    const own = regions.find(({ id }) => id === params.region.id)!;
    expect(params).toEqual(
      compile(own, readPolicy('scenarios', 'japan'), [parseOverride('consortium.budget@2004=5')]).params,
    );
  }
});

test('by areas every project gets the same, and a budget that is set is national and divided', () => {
  const equal = yen(compiled('japan', ['money.sharedBy=areas']), 'network');
  expect(sum(equal)).toBe(24e6 * 105);
  expect(Math.max(...equal) - Math.min(...equal)).toBeLessThanOrEqual(1);
  const set = compiled('japan', [
    'training.budget@2005..2006=1000001',
    'network.coordinatorsPer100Members=3',
    'model.visionFade=30',
  ]);
  expect([sum(yen(set, 'training')), sum(yen(set, 'training', YEAR + 1))]).toEqual([1000001, 1000001]);
  expect(sum(yen(set, 'training', YEAR - 1))).toBe(sum(yen(compiled('japan'), 'training', YEAR - 1)));
  for (const { levers, coefficients } of set.params.regions) {
    expect(levers.network.coordinatorsPer100Members[YEAR]).toBe(3);
    expect(coefficients.visionFade).toBe(30);
  }
});

test('a nation of a few projects gets their part of the programme, not all of it', () => {
  const two = { ...japan, regions: ['kinki_bio', 'tokai_bio'], tokyo: { ...japan.tokyo, regions: [] } };
  const small = compiled(
    'japan',
    [],
    false,
    two,
    two.regions.map((id) => readRegion('scenarios', id)),
  );
  expect(sum(yen(small, 'network'))).toBe(Math.floor((24e6 * 105 * (230 + 73)) / 5800));
});

test('a contest leaves all national money to its rounds, which a run of one region refuses', () => {
  const contest = compiled('bioregio');
  for (const lever of LEVER_NAMES)
    for (let year = 0; year < FISCAL_YEARS; year++) expect(sum(yen(contest, lever, year))).toBe(0);
  const { rounds, winners } = contest.params.contest!;
  expect(winners).toBe(3);
  expect(rounds.map(({ from, until }) => [from, until])).toEqual([[2001, 2005]]);
  expect(rounds[0]!.money.consortium![3]).toBe(1_800_000_000);
  expect(rounds[0]!.money.fund![3]).toBe(600_000_000);
  expect(contest.params.regions.every(({ allocation }) => allocation.consortium === 'call')).toBe(true);
  expect(() => compile(regions[0]!, readPolicy('scenarios', 'bioregio'))).toThrow(/a contest needs several regions/);
  expect(compiled('japan', ['consortium.allocation=contest', 'contest.winners=5']).params.contest).toMatchObject({
    winners: 5,
  });
  expect(compiled('bioregio', ['consortium.allocation=call']).params.contest).toBeNull();
});

test('budgets of the regions that add up to more than the national total are warned of, and run all the same', () => {
  const file = 'test/fixtures/scenario/good-policy.yaml';
  const own = readFileSync(file, 'utf8').replace('nationalUsdMillionPerYear: 0.8', 'yenPerYear: 3000000000');
  const policy = loadPolicy(own, file);
  expect(check(own, file).warnings).toEqual([]);
  for (const apart of [true, false])
    expect(compileNation(japan, regions, policy, [], apart).warnings).toEqual([
      expect.stringMatching(
        /^the budgets of the 19 regions add up to 57(\.\d+)? billion yen in FY2005, above the national total of the programme, 56\.7 billion yen a year/,
      ),
    ]);
});

test('regions that would count members twice, settings without a place, and values out of range are refused in one line', () => {
  const with_ = (ids: readonly string[]): (() => CompiledNation) => {
    const nation = { ...japan, regions: [...ids] };
    return () =>
      compiled(
        'japan',
        [],
        false,
        nation,
        ids.map((id) => readRegion('scenarios', id)),
      );
  };
  expect(with_(['tama', 'kanto_regional'])).toThrow(
    'nation japan: tama is a part of kanto_regional, whose members would count twice; leave one out',
  );
  expect(() => compiled('japan', ['links.move=0.1'])).toThrow(
    '--set links.move=0.1: no such path; did you mean links.moves?',
  );
  expect(() => compiled('japan', ['links.moves=2'])).toThrow('--set links.moves=2: expected a number from 0 to 1');
  expect(() => compiled('japan', ['links.exchange=0.5'])).toThrow('expected a whole number from 0 to 1');
  expect(() => compiled('japan', ['links.moves=0.1'], true)).toThrow('with --apart nothing joins the regions');
  expect(() => compiled('japan', ['network.budget=-5'])).toThrow('expected whole yen a year of the nation');
  expect(() => compiled('bioregio', [], true)).toThrow('with --apart there are none to compete with');
});

test('problems of a nation file are told with their places', () => {
  const problems = (edit: (text: string) => string): string[] =>
    check(edit(text), 'n.yaml', undefined, { base }).problems.map(({ message }) => message);
  expect(problems((t) => t)).toEqual([]);
  expect(problems((t) => t.replace('  - okinawa', '  - okinawaa'))).toEqual([
    'n.yaml:34:5: regions[18]: value "okinawaa"; expected the id of a region that comes along, or the path of a file; there is none such',
  ]);
  expect(problems((t) => t.replace('  - okinawa', '  - shikoku'))).toEqual([
    'n.yaml:34:5: regions[18]: value "shikoku"; expected a region that does not stand there already',
  ]);
  expect(problems((t) => t.replace('kanto_bio, kanto_it]', 'kanto_bio, tama]'))).toEqual([
    expect.stringMatching(/^n\.yaml:43:40: tokyo\.regions\[2\]: value "tama"; expected a region of this nation;/),
  ]);
  expect(problems((t) => t.replace('moves: {value: 0.2', 'moves: {value: 2'))).toEqual([
    'n.yaml:39:18: links.moves.value: value 2; expected a number from 0 to 1 (share of newcomers)',
  ]);
  expect(problems((t) => t.replace('  tokyo: {value', '  tokio: {value'))).toEqual([
    expect.stringMatching(/links\.tokio: value \(unknown key "tokio"\); expected a known key; did you mean tokyo\?/),
  ]);
});

test('what joins the projects and how a contest is judged is ours, and says so with its reason', () => {
  const { links, contest, tokyo } = japan;
  for (const figure of [...Object.values(links), ...Object.values(contest), tokyo])
    expect([figure.grade, (figure.note ?? '').length > 20]).toEqual(['proposal', true]);
});

test('a nation extends another', () => {
  const own =
    'format: 1\nkind: nation\nid: fluid\nextends: japan\nnames: {en: Fluid, ja: 流動}\nsources: {}\nlinks:\n  moves: {value: 0.5, year: 2005, source: MUSUBI, grade: proposal}\n';
  const fluid = loadNation(own, 'fluid.yaml', { base });
  expect([fluid.id, fluid.links.moves.value, fluid.links.exchange.value]).toEqual(['fluid', 0.5, 1]);
  expect(fluid.regions).toEqual(japan.regions);
});

test('the 19 projects run joined, in whatever order they are named, and every invariant holds', {
  timeout: 120_000,
}, () => {
  const { params } = compiled('japan');
  const until = monthOf(1989, 5);
  const run = (regions: NationParams['regions']): Nation => {
    const nation = createNation({ ...params, regions }, seedOfText('japan'));
    runNationUntil(nation, until);
    return nation;
  };
  const nation = run(params.regions);
  assertNationInvariants(nation);
  const organisations = nation.regions.reduce((n, { state }) => n + state.organisations.count, 0);
  expect(organisations).toBeGreaterThan(32_000);
  expect(nation.borders.some(({ waiting }) => waiting.length > 0)).toBe(true);
  expect(nationDigest(run([...params.regions].reverse()))).toBe(nationDigest(nation));
});
