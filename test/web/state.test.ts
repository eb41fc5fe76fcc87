import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_FISCAL_YEAR } from '../../src/scenario/descriptors.ts';
import type { Engine } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { fixturePair } from '../../web/gallery/engine.ts';
import { MESSAGES } from '../../web/i18n/index.ts';
import type { Messages } from '../../web/i18n/keys.ts';
import {
  changesOf,
  FIELD_REFS,
  levelOver,
  levelsOf,
  meansOver,
  payable,
  plannedTotal,
  runsOver,
  type Span,
  setLevel,
  withLevels,
} from '../../web/state/levels.ts';
import { readNumber } from '../../web/state/number.ts';
import { NO_RESULTS, type ResultEvent, type Results, resultsAfter, tierOf } from '../../web/state/results.ts';
import {
  canMatchMoney,
  changed,
  closed,
  defaultSettings,
  edited,
  historyOf,
  isEdited,
  redone,
  type Settings,
  undone,
  withPreset,
  withSameMoney,
} from '../../web/state/settings.ts';
import { createStore } from '../../web/store.ts';
import { CHOOSABLE, decodeSettings, encodeSettings } from '../../web/url.ts';

const settings = defaultSettings(CATALOGUE, 200);
const network = { lever: 'network', field: 'budget' } as const;

test('a level is set over its span and nowhere else', () => {
  const levels = new Array(23).fill(10);
  const after = setLevel(levels, 2, 40, 1);
  expect(after.filter((level) => level === 40)).toHaveLength(5);
  expect(after.indexOf(40)).toBe(2006 - FIRST_FISCAL_YEAR);
});

test('years that differ keep their proportions, years without a level stay without', () => {
  const levels = new Array(23).fill(0);
  levels[3] = 10;
  levels[4] = 30;
  expect(setLevel(levels, 1, 40, 1).slice(3, 8)).toEqual([20, 60, 0, 0, 0]);
  expect(levelOver(setLevel(levels, 1, 40, 1), 1)).toEqual({ mean: 40, mixed: true });
});

test('a lever that never ran runs in every year of the span', () => {
  expect(setLevel(new Array(23).fill(0), 3, 7, 1).slice(13)).toEqual(new Array(10).fill(7));
});

test('a lever brought back from nothing takes the shape of A, else that of its preset, else every year', () => {
  const ref = { lever: 'network', field: 'coordinatorsPer100Members' } as const;
  const years = (now: Settings, side: 'a' | 'b'): string =>
    levelsOf(now[side].levers, ref)
      .map((level) => (level > 0 ? 'x' : '.'))
      .join('');
  const set = (now: Settings, side: 'a' | 'b', level: number): Settings =>
    edited(now, { side, ref, span: 'all', level, step: 0.1, preset: settings.a.levers });
  const before = years(settings, 'b');
  expect(before).toContain('.');
  const gone = set(settings, 'b', 0);
  expect(years(gone, 'b')).not.toContain('x');
  const back = set(gone, 'b', 3);
  expect(years(back, 'b')).toBe(before);
  expect(levelsOf(back.b.levers, ref)).toEqual(levelsOf(settings.b.levers, ref));
  const both = set(gone, 'a', 0);
  expect(years(set(both, 'a', 2), 'a')).toBe(years(settings, 'a'));
  expect(years(set(both, 'b', 2), 'b')).toBe(before);
  // a lever that ran nowhere has no shape to come back to
  const nowhere = edited(both, { side: 'b', ref, span: 'all', level: 2, step: 0.1, preset: both.a.levers });
  expect(years(nowhere, 'b')).toMatch(/^\.{3}x{20}$/);
});

test('the years in which a lever runs are counted within the span', () => {
  const levels = new Array(23).fill(0);
  levels[3] = 10;
  levels[7] = 30;
  levels[8] = 30;
  expect(runsOver(levels, 'all')).toEqual({ years: 3, from: 2001, until: 2006 });
  expect(runsOver(levels, 1)).toEqual({ years: 2, from: 2001, until: 2005 });
  expect(runsOver(levels, 3)).toBeNull();
});

test('a typed number is a number or nothing, and stays in its range', () => {
  const range = { min: 0, max: 10 };
  for (const text of ['', ' ', 'abc', '1,5', '1.000,5', '1 5', '0x10', '--1', '.', '5%'])
    expect(readNumber(text, range), text).toBeNull();
  expect(readNumber('1.5', range)).toEqual({ value: 1.5, clamped: false });
  expect(readNumber(' \uff11\uff0e\uff15 ', range)).toEqual({ value: 1.5, clamped: false });
  expect(readNumber('11', range)).toEqual({ value: 10, clamped: true });
  expect(readNumber('1e999', range)).toEqual({ value: 10, clamped: true });
  expect(readNumber('\u22123', range)).toEqual({ value: 0, clamped: true });
  expect(readNumber('-0', range)).toEqual({ value: 0, clamped: false });
});

test('what sets B apart from A is told field by field, with its direction', () => {
  expect(changesOf(settings.a.levers, settings.a.levers)).toEqual([]);
  expect(changesOf(settings.a.levers, settings.b.levers)).toEqual([
    { lever: 'network', field: 'coordinatorsPer100Members', direction: 'more' },
  ]);
  const shifted = withLevels(
    settings.a.levers,
    network,
    levelsOf(settings.a.levers, network).map((yen, i) => (i < 8 ? 0 : yen + 1)),
  );
  expect(changesOf(settings.a.levers, shifted)).toEqual([{ ...network, direction: 'other' }]);
});

test('the money of a row is per year over the same years, so that the policy that plans less shows less', () => {
  const years = Array.from({ length: 23 }, (_, i) => FIRST_FISCAL_YEAR + i);
  const a = years.map((year) => (year < 2001 || year > 2010 ? 0 : year < 2006 ? 10 : 30));
  const b = a.map((level) => (level === 10 ? 0 : level));
  expect(levelOver(b, 'all').mean).toBeGreaterThan(levelOver(a, 'all').mean);
  expect(meansOver(a, b, 'all')).toEqual({ a: 20, b: 15 });
  expect(meansOver(a, b, 1)).toEqual({ a: 10, b: 0 });
  expect(meansOver(a, b, 3)).toEqual({ a: 0, b: 0 });
});

test('by default A is a preset as it stands and both plan the same money', () => {
  expect(isEdited(CATALOGUE, settings, 'a')).toBe(false);
  expect(isEdited(CATALOGUE, settings, 'b')).toBe(true);
  expect(plannedTotal(settings.a.levers)).toBe(plannedTotal(settings.b.levers));
});

test('with the same money, what one lever takes the others give, to the yen', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('network', 'consortium', 'development', 'incubation'),
      fc.constantFrom<Span>('all', 1, 2),
      fc.integer({ min: 0, max: 5e9 }),
      (lever, span, level) => {
        const after = edited(settings, {
          side: 'b',
          ref: { lever, field: 'budget' },
          span,
          level,
          step: 1,
          sameMoney: true,
        });
        expect(plannedTotal(after.b.levers)).toBe(plannedTotal(settings.a.levers));
        expect(after.a).toBe(settings.a);
        for (const ref of FIELD_REFS)
          for (const yen of levelsOf(after.b.levers, ref)) expect(yen).toBeGreaterThanOrEqual(0);
      },
    ),
    { seed: 20057, numRuns: 200 },
  );
});

test('turning the same money on scales B to the total of A, and again changes nothing', () => {
  const more = edited(settings, { side: 'b', ref: network, span: 'all', level: 3e8, step: 1 });
  const same = withSameMoney(more);
  expect(plannedTotal(same.b.levers)).toBe(plannedTotal(more.a.levers));
  expect(withSameMoney(same)).toEqual(same);
});

test('the same money cannot be asked for where one side plans none: the other would lose all of it in one click', () => {
  const none = CATALOGUE.regions[0]!.presets.find(({ id }) => id === 'none')!;
  const bare = withPreset(settings, 'a', none);
  expect(canMatchMoney(settings)).toBe(true);
  expect(canMatchMoney(bare)).toBe(false);
  const ref = { lever: 'network', field: 'budget' } as const;
  const next = edited(bare, { side: 'b', ref, span: 'all', level: 5e7, step: 1, sameMoney: true });
  expect(plannedTotal(next.b.levers)).toBeGreaterThan(0);
});

test('what the network money pays of coordinators is told by number, over the years in which they are asked for', () => {
  const coordinators = { lever: 'network', field: 'coordinatorsPer100Members' } as const;
  const cost = 8e6;
  const asked = (level: number, first: number, later: number) => {
    const years = settings.a.levers.network.budget.map((_, i) => FIRST_FISCAL_YEAR + i);
    const levers = withLevels(
      settings.a.levers,
      coordinators,
      years.map((year) => (year >= 2001 && year <= 2010 ? level : 0)),
    );
    return withLevels(
      levers,
      network,
      years.map((year) => (year < 2006 ? first : year <= 2010 ? later : 0)),
    );
  };
  // 200 members: 4 and 6 coordinators are paid for
  expect(payable(asked(10, 4.5 * cost, 6 * cost), 'all', 200, cost)).toEqual({ least: 2, most: 3 });
  expect(payable(asked(10, 4.5 * cost, 6 * cost), 1, 200, cost)).toEqual({ least: 2, most: 2 });
  expect(payable(asked(2, 4 * cost, 6 * cost), 'all', 200, cost)).toBeNull();
  expect(payable(asked(3, 4 * cost, 6 * cost), 2, 200, cost)).toBeNull();
});

test('a drag is one entry of the history, however many values it passes', () => {
  const edit =
    (level: number) =>
    (base: Settings): Settings =>
      edited(base, { side: 'b', ref: network, span: 'all', level, step: 1 });
  let history = historyOf(settings);
  for (const level of [5e7, 0, 9e7]) history = changed(history, 'drag', edit(level));
  expect(history.past).toHaveLength(1);
  // passing through zero loses no proportions: the drag starts from where it began
  expect(levelOver(history.present.b.levers.network.budget, 'all').mixed).toBe(true);
  history = changed(closed(history), 'drag', edit(8e7));
  expect(history.past).toHaveLength(2);
});

test('undo and redo walk the same settings back and forth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6e8 }), { minLength: 1, maxLength: 12 }), (levels) => {
      let history = historyOf(settings);
      for (const level of levels)
        history = changed(history, null, (base) => edited(base, { side: 'b', ref: network, span: 1, level, step: 1 }));
      const last = history.present;
      for (const _ of levels) history = undone(history);
      expect(history.present).toBe(settings);
      for (const _ of levels) history = redone(history);
      expect(history.present).toBe(last);
      expect(redone(history).present).toBe(last);
    }),
    { seed: 20054, numRuns: 50 },
  );
});

const anyRule = fc.constantFrom(...CHOOSABLE);
const anySettings = fc
  .record({
    edits: fc.array(
      fc.record({
        side: fc.constantFrom('a' as const, 'b' as const),
        ref: fc.constantFrom(...FIELD_REFS),
        span: fc.constantFrom<Span>('all', 1, 2, 3),
        level: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 8 },
    ),
    rules: fc.array(fc.record({ consortium: anyRule, development: anyRule }), { minLength: 2, maxLength: 2 }),
    presets: fc.tuple(fc.constantFrom('japan', 'none'), fc.constantFrom('japan', 'none')),
    seed: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.length <= 200),
    pairs: fc.integer({ min: 1, max: 2000 }),
  })
  .map(({ edits, presets, rules, seed, pairs }): Settings => {
    const policy = (id: string, side: number): Settings['a'] => ({
      preset: id,
      levers: CATALOGUE.regions[0]!.presets.find((preset) => preset.id === id)!.params.levers,
      allocation: rules[side]!,
    });
    const begin: Settings = { region: 'tama', a: policy(presets[0], 0), b: policy(presets[1], 1), seed, pairs };
    return edits.reduce((now, { side, ref, span, level }) => {
      const money = ref.field === 'budget';
      return edited(now, { side, ref, span, level: level * (money ? 3e9 : 10), step: money ? 1 : 0.1 });
    }, begin);
  });

test('settings come back from their address as they were', () => {
  fc.assert(
    fc.property(anySettings, (before) => {
      const decoded = decodeSettings(CATALOGUE, encodeSettings(CATALOGUE, before));
      expect(decoded).toEqual({ settings: before });
    }),
    { seed: 20055, numRuns: 300 },
  );
});

test('an address that is not ours is refused with a reason, never half-read', () => {
  const good = encodeSettings(CATALOGUE, settings);
  expect(decodeSettings(CATALOGUE, '')).toBeUndefined();
  const bad = [
    '#/w/2?region=tama',
    '#<img src=x onerror=alert(1)>',
    good.replace('region=tama', 'region=mars'),
    good.replace('pairs=200', 'pairs=1e9'),
    good.replace('pairs=200', 'pairs=-1'),
    good.replace('seed=tama-2005', 'seed='),
    good.replace(/a=japan/, 'a=__proto__'),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.budget:2001-2005=-5')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.budget:2005-2001=5')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.budget:1990-2001=5')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.budget:2001-2005=1e999')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.budget:2001-2005=0.5')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~consortium.allocation=contest')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~consortium.allocation=toString')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~network.allocation=call')}`),
    good.replace(/a=japan/, `a=${encodeURIComponent('japan~constructor.budget:2001-2005=5')}`),
    `${good}${'x'.repeat(9000)}`,
  ];
  for (const link of bad) expect(decodeSettings(CATALOGUE, link), link).toHaveProperty('reason');
});

test('a refused link names the value and what there is, in both languages', () => {
  const good = encodeSettings(CATALOGUE, settings);
  const decoded = decodeSettings(CATALOGUE, good.replace('a=japan', 'a=nonsense'));
  if (decoded === undefined || !('reason' in decoded)) throw new Error('the link was read');
  const words = ({ linkIgnored, linkReason }: Messages, kept: boolean): string =>
    linkIgnored({ reason: linkReason(decoded.reason), kept });
  expect(words(MESSAGES.en, true)).toBe(
    'The link was not read: policy A "nonsense"; there are japan, none. Your settings are unchanged.',
  );
  expect(words(MESSAGES.en, false)).toMatch(/Defaults are shown\.$/);
  expect(words(MESSAGES.ja, true)).toBe(
    'リンクを読めなかった：政策A「nonsense」。あるのはjapan、none。設定は元のまま。',
  );
  const long = decodeSettings(CATALOGUE, good.replace('a=japan', `a=x%0Ay${'z'.repeat(500)}`));
  expect(long).toMatchObject({ reason: { kind: 'policy', value: expect.stringMatching(/^x yz{37}…$/) } });
});

test('a bad link put into an open tab changes nothing but the message, and the address goes back', () => {
  const addresses: string[] = [];
  const engine: Engine = {
    workers: 1,
    comparePairs: () => new Promise(() => undefined),
    worldPair: () => Promise.resolve(null),
    observeRuns: () => Promise.resolve(),
  };
  const hash = encodeSettings(CATALOGUE, { ...settings, seed: 'mine' });
  const store = createStore({ catalogue: CATALOGUE, engine, hash, onAddress: (now) => addresses.push(now) });
  store.openAddress(hash.replace('a=japan', 'a=nonsense'));
  expect(store.linkProblem.value).toMatchObject({ kept: true, reason: { kind: 'policy', value: 'nonsense' } });
  expect(store.settings.value.seed).toBe('mine');
  expect(store.history.value.past).toEqual([]);
  expect(addresses).toEqual([hash]);
  store.setSeed('other');
  expect(store.linkProblem.value).toBeNull();
  const first = createStore({ catalogue: CATALOGUE, engine, hash: '#nonsense' });
  expect(first.linkProblem.value).toMatchObject({ kept: false });
});

test('garbage after the # never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => void decodeSettings(CATALOGUE, `#/w/1?${text}`)),
    { seed: 20056, numRuns: 500 },
  );
});

const pair = (index: number) =>
  fixturePair({ levers: settings.a.levers } as never, { levers: settings.b.levers } as never, 'x', index);
const run = (events: readonly ResultEvent[], from: Results = NO_RESULTS): Results => events.reduce(resultsAfter, from);
const start = (token: number, address: string, kept: readonly ReturnType<typeof pair>[] = []): ResultEvent => ({
  kind: 'started',
  token,
  total: 4,
  address,
  settings,
  kept,
});

test('a result of an older request never enters', () => {
  const results = run([
    start(1, 'one'),
    { kind: 'arrived', token: 1, pairs: [pair(0)] },
    start(2, 'two'),
    { kind: 'arrived', token: 1, pairs: [pair(1)] },
  ]);
  expect(results.done).toBe(0);
  expect(results.of).toBe('one');
  expect(results.stale).toBe(true);
  expect(
    run(
      [
        { kind: 'finished', token: 1 },
        { kind: 'failed', token: 1, reason: 'x' },
      ],
      results,
    ).phase,
  ).toBe('running');
});

test('older results stand, marked stale, until the first pair of the new settings', () => {
  const results = run([
    start(1, 'one'),
    { kind: 'arrived', token: 1, pairs: [pair(0), pair(1)] },
    { kind: 'changed', address: 'two' },
  ]);
  expect(results.stale).toBe(true);
  expect(results.pairs).toHaveLength(2);
  const next = run([start(2, 'two'), { kind: 'arrived', token: 2, pairs: [pair(0)] }], results);
  expect(next.stale).toBe(false);
  expect(next.pairs).toHaveLength(1);
  expect(next.of).toBe('two');
});

test('going back to the settings on show makes them fresh again', () => {
  const results = run([
    start(1, 'one'),
    { kind: 'arrived', token: 1, pairs: [pair(0)] },
    { kind: 'changed', address: 'two' },
    { kind: 'changed', address: 'one' },
  ]);
  expect(results.stale).toBe(false);
});

test('cancel keeps what is done and going on adds to it', () => {
  const cancelled = run([
    start(1, 'one'),
    { kind: 'arrived', token: 1, pairs: [pair(0), pair(1)] },
    { kind: 'cancelled', token: 1 },
  ]);
  expect(cancelled.phase).toBe('cancelled');
  expect(cancelled.pairs).toHaveLength(2);
  const on = run(
    [
      start(2, 'one', cancelled.pairs),
      { kind: 'arrived', token: 2, pairs: [pair(3), pair(2)] },
      { kind: 'finished', token: 2 },
    ],
    cancelled,
  );
  expect(on.phase).toBe('complete');
  expect(on.pairs.map((one) => one.index)).toEqual([0, 1, 2, 3]);
});

test('a failure says why and leaves the pairs before it', () => {
  const failed = run([
    start(1, 'one'),
    { kind: 'arrived', token: 1, pairs: [pair(0)] },
    { kind: 'failed', token: 1, reason: 'no payer' },
  ]);
  expect(failed).toMatchObject({ phase: 'failed', reason: 'no payer' });
  expect(failed.pairs).toHaveLength(1);
});

test('the verdict is spoken at tiers of pairs only', () => {
  expect([0, 7, 8, 31, 32, 199, 200].map(tierOf)).toEqual([0, 0, 8, 8, 32, 128, 200]);
});
