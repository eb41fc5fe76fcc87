import { expect, test } from 'vitest';
import { musubi, musubiJson, SMALL } from './services.ts';

const args = ['story', SMALL, '--until', '2004-04'];
const two = [...args, '--a', 'none', '--seeds', '1'];

interface StoryJson {
  readonly agent: { readonly name: string; readonly key: string };
  readonly life: readonly {
    readonly month: string;
    readonly arm?: string;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly stateDiffers?: { readonly month: string; readonly process: string } | null;
  readonly firstEvent?: { readonly arm: string; readonly why: readonly { readonly month: string }[] } | null;
  readonly otherSeeds?: {
    readonly asked: number;
    readonly aloneIn: string | null;
    readonly alone: readonly number[];
    readonly farther: readonly number[];
  };
}
const told = async (...more: readonly string[]): Promise<StoryJson> => (await musubiJson(more)) as unknown as StoryJson;

interface Listed {
  readonly agents: readonly {
    readonly name: string;
    readonly key: string;
    readonly inA?: boolean;
    readonly inB?: boolean;
  }[];
}
const listed = async (...more: readonly string[]): Promise<Listed> => (await musubiJson(more)) as unknown as Listed;

test('one history: a life in order of time, by name or key', async () => {
  const byName = await told(...args, '--agent', 'Lab 3');
  expect(byName.agent.name).toMatch(/^Lab 3 of 15, /);
  expect(byName).toEqual(await told(...args, '--agent', byName.agent.key, '--policy', 'japan'));
  const months = byName.life.map(({ month }) => month);
  expect(months.length).toBeGreaterThan(3);
  expect(months).toEqual([...months].sort());
  expect(byName).not.toHaveProperty('otherSeeds');
  expect(byName.life[0]).not.toHaveProperty('arm');
});

test('two histories: what is in one only is marked, and where the life first differs is told with what led to it', async () => {
  const { life, stateDiffers, firstEvent, otherSeeds } = await told(...two, '--agent', 'most-changed');
  expect(new Set(life.map(({ arm }) => arm)).size).toBeGreaterThan(1);
  for (const { arm, month } of life) if (arm !== 'both') expect(month >= '2001-04').toBe(true);
  expect(stateDiffers!.month >= '2001-04').toBe(true);
  const months = firstEvent!.why.map(({ month }) => month);
  expect(months).toEqual([...months].sort());
  const first = life.find(({ arm }) => arm !== 'both')!;
  expect(months.at(-1)! <= first.month || first.month >= stateDiffers!.month).toBe(true);
  expect(otherSeeds!.asked).toBeLessThanOrEqual(1);
});

test('what exists only under B is told beside how many other seeds have one like it, and how many under A', async () => {
  const later = ['story', SMALL, '--until', '2017-04', '--a', 'none', '--seeds', '1'];
  const { agents } = await listed(...later, '--list');
  const alone = agents.find(({ inA, inB }) => !inA && inB)!;
  const { otherSeeds } = await told(...later, '--agent', alone.key);
  expect(otherSeeds).toMatchObject({ asked: 1, aloneIn: 'b', farther: [0, 0] });
  for (const n of otherSeeds!.alone) expect([0, 1]).toContain(n);
  const { out } = await musubi([...later, '--agent', alone.key]);
  expect(out).toContain('It exists only under B.');
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /B alone has a \w+.* of like descent.*, in [01] of 1 other seeds; A alone has one in [01] of them:/,
  );
  const { out: unasked } = await musubi([...later, '--agent', alone.key, '--seeds', '0']);
  expect(unasked).toContain('How many other seeds have one like it was not asked');
});

test('the screen has notice, dates, sentences, the end, and that names and organisations are made up', async () => {
  const { code, out } = await musubi([...two, '--agent', 'lab 3']);
  expect(code).toBe(0);
  expect(out).toContain('First version, not for decisions. Not a forecast.');
  expect(out).toMatch(/^Lab 3 of 15, .*\(key [0-9a-f]{16}\): a university laboratory/m);
  expect(out).toMatch(/^\d{4}-\d\d {2}(A B|A {2}| {2}B) {2}[A-Z]/m);
  expect(out).toMatch(/^Under B: at the end it has /m);
  expect(out).toContain('The organisation is made up, and so is its name.');
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /of 1 others it gets farther under B in [01], under A in [01], as far in [01]\./,
  );
  for (const line of out.split('\n').slice(4)) expect(line.length).toBeLessThanOrEqual(112);
});

test('the first event that is in one history only is among what is told, also of a long life', async () => {
  const long = ['story', SMALL, '--a', 'none', '--seeds', '0'];
  const { agents } = await listed(...long, '--list');
  let shortened = 0;
  for (const { key } of agents.slice(2, 6)) {
    const { out } = await musubi([...long, '--agent', key]);
    const arm = /in one history only comes in \w+ \d{4}, under ([AB])\./.exec(out.replace(/\s+/g, ' '))![1]!;
    const month = [...out.matchAll(/^ {2}(\d{4}-\d\d) {2}\S/gm)].at(-1)![1]!;
    expect(out).toMatch(new RegExp(`^${month} {2}${arm === 'A' ? 'A  ' : '  B'} {2}[A-Z]`, 'm'));
    if (out.includes('Left out')) shortened++;
  }
  expect(shortened).toBeGreaterThan(2);
});

test('--all tells what is left out of a long life', async () => {
  const all = ['story', SMALL, '--agent', 'most-changed', '--policy', 'japan'];
  const [short, long] = [await musubi(all), await musubi([...all, '--all'])];
  const left = [...short.out.matchAll(/(?<=Left out: [^.]*)\b\w+\s+([\d,]+)(?=[,;])/gs)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
  const lines = (out: string): number => (out.match(/^\d{4}-\d\d {2}/gm) ?? []).length;
  expect(left).toBeGreaterThan(0);
  expect(lines(long.out)).toBe(lines(short.out) + left);
  expect(long.out).not.toContain('Left out');
});

test('the same policy twice is one life, and says so', async () => {
  const { out } = await musubi([...args, '--a', 'japan', '--b', 'japan', '--agent', 'Lab 3', '--seeds', '0']);
  expect(out).toContain('Its life is the same in both histories.');
  expect((await musubi([...args, '--a', 'japan', '--list'])).out).toContain('Nothing differs until then.');
});

test('the list names them with keys that --agent takes', async () => {
  const { out } = await musubi([...args, '--list']);
  const [, name, key] = /^(\S.*?) {2,}\d+ +[\d,]+ +([0-9a-f]{16})$/m.exec(out)!;
  expect((await told(...args, '--agent', key!)).agent.name).toBe(name);
  expect(await listed(...args, '--agent', 'list')).toEqual(await listed(...args, '--list'));
});

test.each([
  [['--agent', 'Lba 3'], /^musubi: no organisation .* "Lba 3"; the nearest are "Lab 3 of 15, .*; see --list\n$/],
  [['--agent', 'Lab'], /^musubi: "Lab" fits 15 organisations: .*; give the key\n$/],
  [[], /^musubi: say whose life: --agent .*\n$/],
  [
    ['--agent', 'Lab 3', '--policy', 'japan', '--a', 'none'],
    /^musubi: --policy and --set tell one history.*: give either\n$/,
  ],
  [['--agent', 'Lab 3', '--policy', 'japn'], /^musubi: no policy is called "japn"; did you mean japan\?/],
  [['--agent', 'Lab 3', '--seeds', '-1'], /^musubi: .*Expected a whole number from 0 to 1000\.\n$/],
])('%j is answered in one line, with code 2', async (more, message) => {
  const { code, out, err } = await musubi(['story', SMALL, '--until', '1998-07', ...more]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test('Ctrl-C ends it with code 130, among the other seeds too', async () => {
  const early = await musubi([...two, '--agent', 'Lab 3'], { interruptAfter: /^/ });
  expect([early.code, early.out, early.err]).toEqual([130, '', 'musubi: interrupted; a story keeps nothing\n']);
  const late = await musubi([...two, '--agent', 'Lab 3', '--seeds', '3'], { interruptAfter: /1 of 3/ });
  expect([late.code, late.out]).toEqual([130, '']);
});
