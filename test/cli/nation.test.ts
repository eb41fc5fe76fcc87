/** `musubi run` of a nation, and what the other commands say of one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import type { Gain, NationOutcome } from '../../src/experiment/nation.ts';
import { nationKeyOf } from '../../src/experiment/nation.ts';
import type { NationParams } from '../../src/model/nation/params.ts';
import { musubi, musubiJson, SMALL } from './services.ts';

const UNTIL = ['--until', '2006-04'];
let folder = '';
let nation = '';

/** Three times the smallest region, under names of their own. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'musubi-nation-'));
  nation = join(folder, 'small.yaml');
  const region = readFileSync(SMALL, 'utf8');
  for (const id of ['east', 'north', 'south'])
    writeFileSync(join(folder, `${id}.yaml`), region.replace('id: smallest', `id: ${id}`));
  const japan = readFileSync('scenarios/nations/japan.yaml', 'utf8');
  const own = japan
    .replace(/regions:\n(?: {2}- \w+\n)+/, 'regions: [./south.yaml, ./east.yaml, ./north.yaml]\n')
    .replace('regions: [kanto_regional, kanto_bio, kanto_it]', 'regions: [./east.yaml]')
    .replace('id: japan', 'id: small');
  writeFileSync(nation, own);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Printed = NationOutcome & {
  gains: Record<string, Gain>;
  params: NationParams;
  sets: string[];
  warnings: string[];
};

async function json(...args: readonly string[]): Promise<Printed> {
  return (await musubiJson(['run', nation, ...UNTIL, ...args])) as unknown as Printed;
}

test('a nation is run by region and by fiscal year, under a digest and a run key of its own', async () => {
  const { code, out, err } = await musubi(['run', nation, ...UNTIL]);
  expect(code).toBe(0);
  const first = await json();
  expect(out).toContain(`digest   ${first.digest}`);
  expect(out).toContain(`run key  ${first.runKey}`);
  expect(first.runKey).toBe(nationKeyOf(first.params, seedOfText('tama-2005'), monthOf(2006, 4)));
  expect(first.regions.map(({ id }) => id)).toEqual(['east', 'north', 'south']);
  expect(first.years.map(({ fiscalYear, months }) => [fiscalYear, months])).toEqual(
    [1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005].map((year) => [year, 12]),
  );
  // progress, not results
  expect(err).toMatch(/^\d+ of 18 fiscal years/m);
  expect(err.split('\n').every((line) => line === '' || /fiscal years/.test(line))).toBe(true);
  for (const id of ['east', 'north', 'south']) expect(out).toMatch(new RegExp(`^${id} `, 'm'));
  expect((await json('--seed', 'other')).digest).not.toBe(first.digest);
});

test('what a nation gained is what its regions made: moves cancel, and in a region they are told apart', async () => {
  const { regions, gains, years } = await json('--set', 'links.moves=1');
  expect(years.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(0);
  for (const of of ['firms', 'jobs', 'sales'] as const) {
    for (const { gains: own } of regions)
      expect(own[of].made + own[of].movedIn - own[of].movedOut, of).toBe(own[of].gained);
    expect(gains[of]!.movedIn, of).toBeGreaterThan(0);
    expect(gains[of]!.movedIn).toBe(gains[of]!.movedOut);
    expect(gains[of]!.made).toBe(gains[of]!.gained);
  }
  expect(regions.some(({ gains: own }) => own.firms.made !== own.firms.gained)).toBe(true);
  expect(regions.every(({ gauges }) => gauges.length === 4)).toBe(true);
});

test('the years of a nation add up to the counts of its regions', async () => {
  const { regions, years } = await json();
  for (const name of ['newBusinesses', 'ventures', 'products', 'publicMoney'] as const)
    expect(
      years.reduce((sum, year) => sum + year[name], 0),
      name,
    ).toBe(regions.reduce((sum, region) => sum + region[name], 0));
  expect(years.at(-1)?.jobs).toBe(regions.reduce((sum, { jobs }) => sum + jobs, 0));
  expect(years.at(-1)?.members).toBe(regions.reduce((sum, { members }) => sum + members, 0));
});

test('apart, every region ends as musubi run of the region ends, with the same gauges', async () => {
  const apart = await json('--apart', '--set', 'network.budget@2004=70000000');
  for (const region of apart.regions) {
    const alone = await musubiJson([
      'run',
      join(folder, `${region.id}.yaml`),
      ...UNTIL,
      '--set',
      'network.budget@2004=70000000',
    ]);
    expect(region.digest).toBe(alone['digest']);
    const indicators = alone['indicators'] as { id: string; quarters: number[] }[];
    const last = (id: string): number =>
      indicators
        .find((one) => one.id === id)!
        .quarters.filter((x) => x !== null)
        .at(-1)!;
    expect(region.gauges).toEqual(['stepVision', 'stepNetwork', 'stepFusion', 'stepCircle'].map(last));
    expect([region.newBusinesses, region.members]).toEqual([last('newBusinessesStarted'), last('members')]);
  }
});

test('a contest names its winners, and money above the national total is warned of', async () => {
  const won = await json('--policy', 'bioregio', '--set', 'contest.winners=1');
  expect(won.awards).toEqual([{ fiscalYear: 2001, regions: [expect.stringMatching(/east|north|south/)] }]);
  const { out } = await musubi(['run', nation, ...UNTIL, '--policy', 'bioregio']);
  expect(out).toContain('Contest of FY2001: east, north, south share the money.');
  const rich = await musubi([
    'run',
    nation,
    '--until',
    '1998-07',
    '--set',
    'money.sharedBy=areas',
    '--set',
    'network.budget=400000000000',
  ]);
  expect(rich.code).toBe(0);
  expect(rich.err).toMatch(
    /^musubi: warning: the budgets of the 3 regions add up to 66\.34 billion yen in FY2001, above/,
  );
});

test('what a nation cannot be asked ends in one line that says the way out', async () => {
  const line = (args: readonly string[]): Promise<string> =>
    musubi(args).then(({ code, err, out }) => `${code} ${out}${err}`);
  const refused =
    'musubi: japan is a nation of several regions, and here one is expected; musubi run japan runs the nation, musubi list regions names regions\n';
  for (const command of ['explain', 'circle']) expect(await line([command, 'japan'])).toBe(`2 ${refused}`);
  expect(await line(['story', 'japan', '--list'])).toBe(`2 ${refused}`);
  expect(await line(['validate', '--regions', 'japan'])).toBe(`2 ${refused}`);
  expect(await line(['run', 'tama', '--apart'])).toBe(
    '2 musubi: --apart is for a nation; tama is a region, and alone in any case\n',
  );
  expect(await line(['run', 'japn'])).toMatch(/^2 musubi: no region is called "japn"; did you mean japan\?/);
  expect(await line(['run', nation, '--set', 'links.moves=x'])).toBe(
    '2 musubi: --set links.moves=x: expected a number from 0 to 1\n',
  );
  const file = join(folder, 'result.json');
  writeFileSync(file, JSON.stringify({ format: 'musubi nation compare 1' }));
  expect(await line(['replay', file])).toMatch(/^2 musubi: .*expected the result of musubi run, or of one region/);
});

test('the result of a nation is run again bit by bit, and a file that was changed is told', async () => {
  const file = join(folder, 'nation.json');
  const args = ['run', nation, '--policy', 'bioregio', '--until', '2002-04', '--pair', '2', '--json'];
  const { out } = await musubi(args);
  const replayed = async (text: string): Promise<string> => {
    writeFileSync(file, text);
    const { code, out: said, err } = await musubi(['replay', file]);
    return `${code} ${said}${err.replace(/^\d+ of .*\n/gm, '')}`;
  };
  const { digest, regions } = JSON.parse(out) as Printed;
  expect(await replayed(out)).toBe(`0 reproduced bit for bit: one run of a nation, digest ${digest}\n`);
  const jobs = regions[0]!.jobs;
  expect(await replayed(out.replace(`"jobs": ${jobs}`, `"jobs": ${jobs + 1}`))).toMatch(
    new RegExp(`^1 not reproduced: regions\\[0\\]\\.jobs: the file has ${jobs + 1}, reproduced is ${jobs}`),
  );
  expect(await replayed(out.replace('"noise": 0.3', '"noise": 0.4'))).toMatch(/^2 musubi: .*the file was changed/);
  expect(await replayed(out.replace(/"winners": \d+/, '"winners": "all"'))).toMatch(
    /^2 musubi: .*params\.contest\.winners: value "all"; expected a number/,
  );
  expect(await replayed(out.replace(/"links": \{/, '"links": [], "was": {'))).toMatch(/^2 musubi: .*params\.links/);
});

test('a nation is compared pair by pair, with what moved in each region told apart from what was made there', async () => {
  const args = ['compare', nation, '--pairs', '2', '--until', '2003-04', '--set-b', 'links.moves=1'];
  const result = (await musubiJson(args)) as unknown as {
    pairs: number;
    indicators: { id: string; differences: number[]; verdict: string }[];
    regions: Record<'firms' | 'jobs', { gained: number; moved: number; made: number }>[];
    runs: { a: { digest: string }; b: { digest: string } }[];
    other?: object;
  };
  const own = async (policy: string, ...more: string[]): Promise<Printed> =>
    (await musubiJson(['run', nation, '--until', '2003-04', '--policy', policy, '--pair', '2', ...more])) as never;
  const [a, b] = [await own('none'), await own('japan', '--set', 'links.moves=1')];
  expect([result.runs[1]!.a.digest, result.runs[1]!.b.digest]).toEqual([a.digest, b.digest]);
  const ventures = (of: Printed): number => of.regions.reduce((sum, region) => sum + region.ventures, 0);
  expect(result.indicators.find(({ id }) => id === 'venturesFounded')!.differences[1]).toBe(ventures(b) - ventures(a));
  expect([result.pairs, result.other]).toEqual([2, undefined]);
  let moved = 0;
  for (const of of ['firms', 'jobs'] as const) {
    for (const { [of]: parts } of result.regions) {
      expect(parts.moved + parts.made, of).toBeCloseTo(parts.gained, 6);
      moved += Math.abs(parts.moved);
    }
    expect(result.regions.reduce((sum, { [of]: parts }) => sum + parts.moved, 0)).toBeCloseTo(0, 6);
  }
  expect(moved).toBeGreaterThan(0);
});

test('a nation compared is few pairs unless told, is not interrupted by half a pair, and runs assumed counts both ways', async () => {
  const file = join(folder, 'assumed.yaml');
  const text = readFileSync(SMALL, 'utf8').replace(
    /(firms: *\{value: \d+,.*)\}/,
    '$1, alternative: {value: 20, rule: equal}}',
  );
  writeFileSync(join(folder, 'sure-north.yaml'), text.replace('id: smallest', 'id: north'));
  writeFileSync(file, readFileSync(nation, 'utf8').replace('./north', './sure-north'));
  const args = ['compare', file, '--until', '1998-10'];
  const { code, out, err } = await musubi(args);
  expect(code).toBe(0);
  expect(err).toContain('musubi: note: 8 pairs under both counts of members, 32 histories of 3 regions; --pairs asks');
  expect(out).toContain('Both counts were run;');
  expect(out).toMatch(/^ventures founded +(withheld|practically equal|cannot tell yet|equal in all pairs) /m);
  for (const id of ['east', 'north', 'south']) expect(out).toMatch(new RegExp(`^${id} `, 'm'));
  const cut = await musubi([...args, '--pairs', '3', '--json'], { interruptAfter: /^6 of 12/m });
  expect(cut.code).toBe(130);
  expect(JSON.parse(cut.out)).toMatchObject({ pairs: 1, pairsAsked: 3, interrupted: true, other: { runs: [{}] } });
  const same = await musubi(['compare', file, '--a', 'japan', '--pairs', '1', '--until', '1998-07']);
  expect(same.out).toMatch(/^ventures founded +nothing can differ/m);
  expect(await musubi(['compare', file, '--set-b', 'links.move=1'])).toMatchObject({
    code: 2,
    err: 'musubi: --set-b links.move=1: no such path; did you mean links.moves?\n',
  });
});

test('a nation that extends another is run as one, and is told as one where its base is not there', async () => {
  const file = join(folder, 'fluid.yaml');
  const head = 'format: 1\nkind: nation\nid: fluid\nnames: {en: Fluid, ja: 流動}\n';
  writeFileSync(file, `${head}extends: ./small.yaml\n`);
  const own = (await musubiJson(['run', file, '--until', '1998-07'])) as unknown as Printed;
  expect(own.digest).toBe(((await musubiJson(['run', nation, '--until', '1998-07'])) as unknown as Printed).digest);
  writeFileSync(file, `${head}extends: ./nowhere.yaml\n`);
  expect(await musubi(['run', file])).toMatchObject({
    code: 2,
    err: `musubi: ${file}:5:10: extends: value "./nowhere.yaml"; expected the id of a nation that comes along, or the path of a file; there is none such\n`,
  });
});

test('regions with more members than the programme are warned of, and share what money there is', async () => {
  const file = join(folder, 'crowded.yaml');
  const text = readFileSync(SMALL, 'utf8').replace(/(firms: *\{value: )\d+/, '$12000');
  for (const id of ['east', 'north', 'south'])
    writeFileSync(join(folder, `many-${id}.yaml`), text.replace('id: smallest', `id: ${id}`));
  writeFileSync(file, readFileSync(nation, 'utf8').replaceAll('./', './many-'));
  const { err, code } = await musubi(['run', file, '--until', '1998-07']);
  expect(code).toBe(0);
  expect(err).toMatch(/^musubi: warning: the 3 regions have 6000 member firms, beyond the 5800 of all projects;/);
  expect((await musubi(['run', nation, '--until', '1998-07'])).err).not.toContain('warning');
});

test('musubi list and check know nations', async () => {
  const { nations } = (await musubiJson(['list', 'nations'])) as { nations: { id: string; regions: string[] }[] };
  expect(nations).toEqual([expect.objectContaining({ id: 'japan', regions: expect.arrayContaining(['okinawa']) })]);
  expect(await musubi(['check', nation, 'scenarios/nations/japan.yaml'])).toMatchObject({
    code: 0,
    out: `${nation}: ok, nation small\nscenarios/nations/japan.yaml: ok, nation japan\n`,
  });
});
