import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '../../web/engine.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { MESSAGES } from '../../web/i18n/index.ts';
import { defaultSettings, differencesOf, samePolicy, withRule } from '../../web/state/settings.ts';
import { createStore, type Store } from '../../web/store.ts';
import { encodeSettings } from '../../web/url.ts';
import { DEFAULT_VIEW, encodeView, readLink, type View, WITHDRAWN_YEARS } from '../../web/view.ts';

const settings = defaultSettings(CATALOGUE, 200);
const plain = encodeSettings(CATALOGUE, settings);

function begin(hash = ''): { store: Store; told: { hash: string; step: boolean }[] } {
  const engine: Engine = {
    workers: 1,
    comparePairs: () => new Promise(() => undefined),
    worldPair: () => Promise.resolve(null),
    observeRuns: () => new Promise(() => undefined),
  };
  const told: { hash: string; step: boolean }[] = [];
  const onAddress = (now: string, step: boolean): void => void told.push({ hash: now, step });
  const store = createStore({ catalogue: CATALOGUE, engine, hash, onAddress });
  store.runner.request(true);
  return { store, told };
}

test('thresholds and the year without support come back from a link, and the default look adds nothing to it', () => {
  expect(encodeView(DEFAULT_VIEW)).toBe('');
  const views = fc.record({
    thresholds: fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 4 }),
    withdrawn: fc.constantFrom(null, ...WITHDRAWN_YEARS),
  });
  fc.assert(
    fc.property(views, (view: View) => {
      const read = readLink(CATALOGUE, plain + encodeView(view));
      expect(read).toMatchObject({ settings });
      if (read !== undefined && 'view' in read)
        expect(read.view).toEqual({ ...view, thresholds: view.thresholds.map((one) => one + 0) });
    }),
    { seed: 20058, numRuns: 200 },
  );
});

test('a look that cannot be read refuses the link with its reason, in both languages', () => {
  for (const part of [
    'thresholds=1,2,3',
    'thresholds=1,2,3,x',
    'thresholds=1,2,3,-4',
    'thresholds=1,,3,4',
    'withdrawn=1998',
    'withdrawn=2011.0',
    'withdrawn=',
  ]) {
    const read = readLink(CATALOGUE, `${plain}&${part}`);
    if (read === undefined || !('reason' in read)) throw new Error(`${part} was read`);
    for (const { linkReason } of Object.values(MESSAGES)) expect(linkReason(read.reason)).toMatch(/[0-9x]/);
  }
});

test('a threshold that is moved stands in the address at once, without a step for Back and without a new result', () => {
  const { store, told } = begin();
  const { asked } = store.results.value;
  store.thresholds.value = [0.7, 0.5, 6, 0.5];
  expect(told.at(-1)).toEqual({ hash: `${plain}&thresholds=0.7,0.5,6,0.5`, step: false });
  expect(store.results.value).toMatchObject({ asked, phase: 'running' });
  const again = begin(told.at(-1)!.hash);
  expect(again.store.thresholds.value).toEqual([0.7, 0.5, 6, 0.5]);
});

test('a change of settings is a step, a drag is one however long it lasts, a replay none', async () => {
  const { store, told } = begin();
  const drag = (level: number, final: boolean): void =>
    store.edit({ side: 'b', ref: { lever: 'network', field: 'budget' }, span: 'all', level, step: 1 }, final);
  expect(told.map(({ step }) => step)).toEqual([false]);
  drag(1e8, false);
  store.runner.request(true);
  drag(2e8, false);
  store.runner.request(true);
  drag(3e8, true);
  expect(told.map(({ step }) => step)).toEqual([false, true, false, false]);
  store.setRule('b', 'consortium', 'formula');
  expect(told.at(-1)).toMatchObject({ step: true, hash: expect.stringContaining('consortium.allocation%3Dformula') });
});

test('Back and Forward of the browser walk the same history as undo and redo', () => {
  const { store, told } = begin();
  store.setRule('b', 'consortium', 'formula');
  const after = told.at(-1)!.hash;
  store.openAddress(plain);
  expect(store.settings.value.b.allocation.consortium).toBe('call');
  expect(store.history.value).toMatchObject({ past: [], future: [expect.anything()] });
  store.openAddress(after);
  expect(store.settings.value.b.allocation.consortium).toBe('formula');
  expect(store.history.value).toMatchObject({ past: [expect.anything()], future: [] });
  expect(told.slice(2).every(({ step }) => !step)).toBe(true);
});

test('a link opened in place of another is never told by halves: its view beside the settings of before', () => {
  const { store, told } = begin();
  const link = plain.replace('pairs=200', 'pairs=32');
  expect(link).not.toBe(plain);
  store.openAddress(`${link}&withdrawn=2006&thresholds=0.7,0.5,6,0.5`);
  expect(store.settings.value.pairs).toBe(32);
  expect(told.slice(1).filter(({ hash }) => hash.includes('pairs=200'))).toEqual([]);
  expect(told.at(-1)?.hash).toContain('withdrawn=2006');
});

test('a link that asks for step 4 without support opens it, and closing takes it out of the address', () => {
  const { store, told } = begin(`${plain}&withdrawn=2006`);
  expect(store.withdrawn.state.value).toMatchObject({ phase: 'running', year: 2006 });
  store.withdrawn.close();
  expect(told.at(-1)).toEqual({ hash: plain, step: false });
});

test('a rule of allocation sets B apart by itself, has its words, and is no change of levers', () => {
  const formula = withRule(settings, 'b', 'development', 'formula');
  expect(samePolicy(settings.a, { ...settings.a, allocation: formula.b.allocation })).toBe(false);
  const { store } = begin();
  store.copyFromOther('b');
  store.setRule('b', 'development', 'formula');
  const { a, b } = store.settings.value;
  expect(differencesOf(a, b)).toEqual([{ lever: 'development', rule: 'formula' }]);
  expect(b.levers).toEqual(a.levers);
  const [only] = differencesOf(a, b);
  if (only === undefined || !('rule' in only)) throw new Error('no rule differs');
  expect(MESSAGES.en.ruleChange(only)).toBe('giving out the development subsidy by formula');
  expect(MESSAGES.ja.ruleChange(only)).toBe('技術開発補助を一律配分で配る');
  store.undo();
  expect(samePolicy(store.settings.value.a, store.settings.value.b)).toBe(true);
});

test('a part of a link that means nothing here is named, and the rest is shown', () => {
  const { store } = begin(`${plain}&bogus=1&thresholds=0.5,0.5,6,0.5`);
  expect(store.linkProblem.value).toEqual({ unknown: ['bogus'] });
  expect(store.thresholds.value[0]).toBe(0.5);
  for (const { linkPartly } of Object.values(MESSAGES)) expect(linkPartly({ parts: ['bogus'] })).toContain('bogus');
});
