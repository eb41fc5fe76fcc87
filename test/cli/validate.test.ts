/** `musubi validate` from the outside: table, JSON, what is refused, and what an interruption leaves. */
import { expect, test } from 'vitest';
import { musubi, musubiJson, SMALL } from './services.ts';

const FEW = ['validate', '--regions', SMALL, '--models', 'full,noInteraction'];

test('the table says what was found, what was put in, and what is not shown', async () => {
  const { code, out, err } = await musubi([
    'validate',
    '--regions',
    'tama',
    '--models',
    'full,noInteraction',
    '--seeds',
    '2',
  ]);
  expect(code).toBe(0);
  expect(err).toMatch(/4 of 4 runs/);
  expect(out).toMatch(/^1 +C= +TAMA, alliances by FY2004/m);
  expect(out).toMatch(/^13a +C +modularity of collaborations/m);
  expect(out).toContain('2 histories each. Preview: fewer than 64 seeds.');
  expect(out).toMatch(/Of \d+ emergent targets the whole model shows \d+/);
  expect(out).toMatch(/Not shown:\n {2}3 4: needs runs of kinki_bio\n/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
}, 120_000);

test('a region without targets says so in one line, and has the tables that need none', async () => {
  const { code, out } = await musubi([...FEW, '--seeds', '2']);
  expect(code).toBe(0);
  expect(out).toContain('No target is of smallest: the targets are of tama, kinki_bio, hokkaido_super.');
  expect(out).not.toMatch(/Not shown|emergent|Distances by model/);
  expect(out).toMatch(/^smallest +clustering/m);
}, 120_000);

test('--json has a run key, a digest for each run and null where nothing is defined', async () => {
  const json = await musubiJson([...FEW, '--seeds', '2']);
  expect(json).toMatchObject({ format: 'musubi validate 2', seeds: 2, models: ['full', 'noInteraction'] });
  const runs = json['runs'] as { model: string; runKeys: string[]; digests: string[]; values: (number | null)[][] }[];
  expect(runs.map(({ model }) => model)).toEqual(['full', 'noInteraction']);
  for (const { runKeys, digests, values } of runs) {
    expect(runKeys.length).toBe(2);
    for (const text of [...runKeys, ...digests]) expect(text).toMatch(/^[0-9a-f]{32}$/);
    expect(values.length).toBe(2);
  }
  expect(runs[0]?.runKeys[0]).not.toBe(runs[1]?.runKeys[0]);
  // nobody meets, so no project has a distance to regress on
  expect(runs[1]?.values[0]).toContain(null);
}, 120_000);

test('Ctrl-C keeps the seeds that are whole', async () => {
  const { code, out, err } = await musubi([...FEW, '--seeds', '5', '--json'], { interruptAfter: /5 of 10 runs/ });
  expect(code).toBe(130);
  expect(err).toContain('interrupted after 2 of 5 seeds');
  expect(JSON.parse(out)).toMatchObject({ seeds: 2, seedsAsked: 5 });
}, 120_000);

test.each([
  [['--models', 'full,persistence'], /persistence is a prediction without a history/],
  [['--models', 'full,full'], /stands there twice/],
  [['--models', ''], /parted by commas/],
  [['--regions', 'atlantis'], /no region is called "atlantis"/],
  [['--seeds', '1'], /whole number from 2/],
])('validate %j is refused in one line with code 2', async (args, message) => {
  const { code, out, err } = await musubi(['validate', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
  expect(err.trim().split('\n').length).toBe(1);
});
