import { expect, test } from 'vitest';
import { displayWidth } from '../../src/core/table.ts';
import { KIND_WORDS } from '../../src/explain/kindWords.ts';
import { EVENT_KINDS } from '../../src/model/events.ts';
import { CHANNEL_NAMES } from '../../src/model/params.ts';
import { musubi, musubiJson, SMALL } from './services.ts';

const args = ['explain', SMALL, '--until', '2004-04', '--others', '1', '--pairs', '0'];

interface Event {
  readonly month: string;
  readonly kind: string;
  readonly text: string;
}
interface Explained {
  readonly policiesPart: string | null;
  readonly stateParts: { readonly month: string; readonly process: string } | null;
  readonly firstEvent: (Event & { readonly arm: string }) | null;
  readonly chainFromFirstEvent: { readonly arm: string; readonly events: readonly Event[] } | null;
  readonly chainOnlyUnderB: { readonly arm: string; readonly events: readonly Event[] } | null;
  readonly organisations: { readonly share: number; readonly inBoth: number };
  readonly others: { readonly asked: number; readonly alike: number };
  readonly digests: { readonly a: string; readonly b: string };
}
const explained = async (...more: readonly string[]): Promise<Explained> =>
  (await musubiJson([...args, ...more])) as unknown as Explained;

test('explain names where the policies, the states and the events part, and a chain in order of time', async () => {
  const { policiesPart, stateParts, firstEvent, chainFromFirstEvent, chainOnlyUnderB, others, organisations } =
    await explained();
  expect([policiesPart, stateParts?.month]).toEqual(['2001-04', '2001-04']);
  expect(firstEvent!.month >= '2001-04').toBe(true);
  expect(firstEvent!.kind).not.toBe('payment');
  const months = chainOnlyUnderB!.events.map(({ month }) => month);
  expect(months).toEqual([...months].sort());
  expect(months[0]! >= '2001-04').toBe(true);
  if (chainFromFirstEvent !== null) expect(chainFromFirstEvent.events[0]!.text).toBe(firstEvent!.text);
  expect(organisations.share).toBeGreaterThan(0);
  expect(organisations.share).toBeLessThanOrEqual(1);
  expect(others.asked).toBe(1);
});

test('explain tells of the same histories that run shows', async () => {
  const { digests } = await explained('--others', '0', '--pair', '1');
  const run = (policy: string) => musubiJson(['run', SMALL, '--until', '2004-04', '--pair', '1', '--policy', policy]);
  const [a, b] = await Promise.all([run('none'), run('japan')]);
  expect(digests).toEqual({ a: a!['digest'], b: b!['digest'] });
});

test('pair n is the nth pair that compare runs, for run and explain alike', async () => {
  const upTo = ['--until', '2002-04'];
  const { runs } = (await musubiJson(['compare', SMALL, '--pairs', '3', ...upTo])) as {
    runs: { readonly a: { readonly digest: string }; readonly b: { readonly digest: string } }[];
  };
  const third = await musubiJson(['run', SMALL, '--pair', '3', ...upTo]);
  const explanation = await musubiJson(['explain', SMALL, '--pair', '1', '--others', '0', '--pairs', '0', ...upTo]);
  expect(third['digest']).toBe(runs[2]!.b.digest);
  expect(explanation['digests']).toEqual({ a: runs[0]!.a.digest, b: runs[0]!.b.digest });
  const { out } = await musubi(['explain', SMALL, '--pair', '1', '--others', '0', '--pairs', '0', ...upTo]);
  expect(out).toContain('seed "tama-2005", pair 1, to');
});

test('the screen has the notice, dates, and that this is the story of one seed', async () => {
  const { code, out } = await musubi(args);
  expect(code).toBe(0);
  expect(out).toContain('First version, not for decisions. Not a forecast.');
  expect(out).toContain('The policies part in 2001-04.');
  expect(out).toMatch(
    /The first event, payments aside, that is in one history only: 20\d\d-\d\d, under [AB] only,\n {2}\S/,
  );
  expect(out).toMatch(/The most telling chain of events that only B has:\n {2}20\d\d-\d\d {2}\w+ +\S/);
  expect(out).toMatch(/organisations that both have \(\d+ %\) differ/);
  const text = out.replace(/\s+/g, ' ');
  expect(text).toMatch(/This is the story of one seed\. In [01] of 1 others B alone has a chain like it/);
  for (const line of out.split('\n').slice(4)) expect(displayWidth(line)).toBeLessThanOrEqual(100);
});

test('the screen names the five kinds of events that differ most in number, and --json all', async () => {
  const { out } = await musubi([...args, '--others', '0']);
  const [, table = ''] = /events that differ most in number .*\n─.*\n((?:\S.*\n)+)/.exec(out)!;
  const { eventsOnly } = (await explained('--others', '0')) as unknown as {
    eventsOnly: { readonly a: Record<string, number>; readonly b: Record<string, number> };
  };
  const far = (kind: string): number => Math.abs((eventsOnly.b[kind] ?? 0) - (eventsOnly.a[kind] ?? 0));
  const kinds = EVENT_KINDS.filter((kind) => far(kind) > 0).sort((p, q) => far(q) - far(p));
  expect(kinds.length).toBeGreaterThan(5);
  const rows = table.trimEnd().split('\n');
  expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual(kinds.slice(0, 5).map((kind) => KIND_WORDS[kind]));
  const [, inA, inB] = rows[0]!.split(/ {2,}/);
  expect([inA, inB].map((n) => Number(n!.replace(',', '')))).toEqual([
    eventsOnly.a[kinds[0]!] ?? 0,
    eventsOnly.b[kinds[0]!] ?? 0,
  ]);
  for (const words of Object.values(KIND_WORDS)) expect(words.length).toBeGreaterThan(4);
});

test('policies that are the same until then have nothing to explain', async () => {
  const json = await explained('--a', 'japan');
  expect(json).toMatchObject({
    policiesPart: null,
    firstEvent: null,
    chainOnlyUnderB: null,
    organisations: { share: 0 },
  });
  expect(json.digests.a).toBe(json.digests.b);
  const { out } = await musubi(['explain', SMALL, '--until', '2001-04', '--pairs', '1']);
  expect(out).toContain('The two policies are the same until then: nothing differs.');
});

test('Ctrl-C ends it with code 130, among the other seeds too', async () => {
  const early = await musubi(args, { interruptAfter: /^/ });
  expect([early.code, early.out]).toEqual([130, '']);
  const late = await musubi([...args, '--others', '3'], { interruptAfter: /1 of 3/ });
  expect([late.code, late.out]).toEqual([130, '']);
  expect(late.err).toMatch(/^1 of 3 other seeds, .* left\nmusubi: interrupted; an explanation keeps nothing\n$/);
});

const knocked = ['explain', SMALL, '--until', '2004-04', '--others', '0', '--pairs', '2'];

interface Spread {
  readonly mean: number;
  readonly values: readonly number[];
}
interface Knockouts {
  readonly pairs: number;
  readonly indicators: readonly {
    readonly id: string;
    readonly total: Spread;
    readonly channels: readonly { readonly channel: string; readonly remains: Spread; readonly carried: Spread }[];
    readonly direct: Spread;
    readonly remainder: Spread;
  }[];
  readonly runs: readonly { readonly runs: readonly { readonly held: string; readonly digest: string }[] }[];
}

test('the knock-out table is of the pairs that compare runs, channel by channel, with what remains and a remainder', async () => {
  const { knockouts } = (await musubiJson([...knocked, '--indicator', 'tiesAlive'])) as unknown as {
    knockouts: Knockouts;
  };
  const compared = (await musubiJson(['compare', SMALL, '--until', '2004-04', '--pairs', '2'])) as unknown as {
    runs: { readonly a: { readonly digest: string }; readonly b: { readonly digest: string } }[];
    indicators: { readonly id: string; readonly differences: readonly number[] }[];
  };
  expect(knockouts.runs.map(({ runs }) => runs.slice(0, 2).map(({ digest }) => digest))).toEqual(
    compared.runs.map(({ a, b }) => [a.digest, b.digest]),
  );
  const [ties, ...others] = knockouts.indicators;
  expect([ties!.id, others]).toEqual(['tiesAlive', []]);
  expect(ties!.total.values).toEqual(compared.indicators.find(({ id }) => id === 'tiesAlive')!.differences);
  expect(ties!.channels.map(({ channel }) => channel)).toEqual(CHANNEL_NAMES);
  for (let i = 0; i < 2; i++) {
    const carried = ties!.channels.reduce((sum, row) => sum + row.carried.values[i]!, 0);
    expect(ties!.direct.values[i]! + carried + ties!.remainder.values[i]!).toBe(ties!.total.values[i]);
  }
  expect(knockouts.runs[0]!.runs.map(({ held }) => held)).toEqual(['A', 'B', ...CHANNEL_NAMES, 'every channel']);
});

test('the screen says in two lines how the table is to be read, and that few pairs are a preview', async () => {
  const { out } = await musubi(knocked);
  expect(out).toMatch(
    /Which feedback carries the difference, at 2004-03, 2 pairs\. Preview: fewer than 200 pairs\.\nEach row [\s\S]*\nChannels [\s\S]*\n\n/,
  );
  expect(out).toMatch(/^every channel .*the direct effect alone$/m);
  expect(out).toMatch(/^remainder .*total less the two rows above$/m);
  expect(out).toContain('new businesses (businesses):');
});

test('the tables fit 100 columns, have a row for each channel that changes something, and say once what all rows share', async () => {
  const ids = [
    'tiesAlive',
    'jobsInRegion',
    'newBusinessesStarted',
    'productsFromProjects',
    'venturesFounded',
    'jointRnDStarted',
  ];
  const asked = [...knocked, ...ids.flatMap((id) => ['--indicator', id])];
  const { out } = await musubi(asked);
  const tables = out.slice(out.indexOf('Which feedback carries'));
  for (const line of tables.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
  const [full = '', ...overviews] = tables.split(/What remains of other indicators|\n\n(?=held in B)/);
  const { knockouts } = (await musubiJson(asked)) as unknown as { knockouts: Knockouts };
  const [first, ...others] = knockouts.indicators;
  let still = 0;
  for (const [place, channel] of CHANNEL_NAMES.entries()) {
    const isStill = (one: Knockouts['indicators'][number]): boolean =>
      one.channels[place]!.carried.values.every((value) => value === 0);
    if (isStill(first!)) still++;
    expect(new RegExp(`^${channel} +\\S`, 'm').test(full)).toBe(!isStill(first!));
    const left = full.replace(/\s+/g, ' ').match(/No row, for held they change nothing in any pair: ([^.]*)\./)?.[1];
    expect((left ?? '').split(', ').includes(channel)).toBe(isStill(first!));
    expect(overviews.some((part) => new RegExp(`^${channel} +\\S`, 'm').test(part))).toBe(!others.every(isStill));
  }
  expect(still).toBeGreaterThan(3);
  expect(still).toBeLessThan(CHANNEL_NAMES.length);
  expect(out).not.toContain('not bounded yet');
  expect(out.match(/No row has an interval yet: that takes 8 pairs\./g)).toHaveLength(1);
  expect(full.indexOf('Shares in [ ]')).toBeLessThan(full.indexOf('held in B '));
});

test('an indicator that there is not is answered in one line, with code 2', async () => {
  const { code, err } = await musubi([...knocked, '--indicator', 'tiesAlife']);
  expect([code, err.includes('did you mean tiesAlive?'), err.split('\n').length]).toEqual([2, true, 2]);
});

test('Ctrl-C among the knock-outs prints the explanation with what is done, and ends with code 130', async () => {
  const { code, out, err } = await musubi([...knocked, '--pairs', '3'], { interruptAfter: /1 of 3 pairs of/ });
  expect(code).toBe(130);
  expect(err).toContain('musubi: interrupted after 1 of 3 pairs of knock-outs\n');
  expect(out).toContain('Which feedback carries the difference, at 2004-03, 1 pair.');
});
