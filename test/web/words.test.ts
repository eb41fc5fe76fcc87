import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import type { BusinessPrice, Unpriced } from '../../src/experiment/price.ts';
import { readingOf } from '../../src/experiment/reading.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import {
  formatCount,
  formatLevels,
  formatNumber,
  formatShare,
  formatTicks,
  formatValue,
  formatYen,
} from '../../web/format.ts';
import { MESSAGES } from '../../web/i18n/index.ts';
import { LANGUAGES, type Language, type VerdictWord } from '../../web/i18n/keys.ts';
import { priceWords } from '../../web/panels/price.ts';
import { equalHint, verdictWord, withoutPairs } from '../../web/panels/verdict.tsx';

test('numbers have two significant figures and a true minus sign', () => {
  expect([0.0314, 31240, 4, 0.5, 99.7, 0].map((value) => formatNumber(value))).toEqual([
    '0.031',
    '31,000',
    '4.0',
    '0.50',
    '100',
    '0',
  ]);
  expect(formatNumber(-0.0314, { signed: true })).toBe('−0.031');
  expect(formatNumber(0.048, { signed: true })).toBe('+0.048');
  expect(formatNumber(Number.NaN)).toBe('–');
});

test('two levels side by side have the figures that their difference takes, four at most, or five of ten thousands', () => {
  expect(formatLevels(1.72, 1.697, 'businesses', 'en')).toEqual(['1.72', '1.70']);
  expect(formatLevels(48_510, 48_496, 'jobs', 'en')).toEqual(['48,510', '48,496']);
  expect(formatLevels(3_086, 3_104, 'ties', 'en')).toEqual(['3,086', '3,104']);
  expect(formatLevels(48_510, 48_496, 'jobs', 'ja')).toEqual(['48,510人', '48,496人']);
  expect(formatLevels(48_704.2, 48_686.4, 'jobs', 'ja')).toEqual(['48,704人', '48,686人']);
  expect(formatLevels(49_000, 31_000, 'jobs', 'en')).toEqual(['49,000', '31,000']);
  expect(formatLevels(12.3456, 12.3457, 'months', 'en')).toEqual(['12.35', '12.35']);
  expect(formatLevels(0.5, 0.5, 'share', 'en')).toEqual(['50\u00a0%', '50\u00a0%']);
  expect(formatLevels(Number.NaN, 1, 'jobs', 'en')[0]).toBe('–');
});

test('nothing that rounds to zero carries a sign', () => {
  expect(formatNumber(-1e-9, { signed: true })).toBe('0');
  expect(formatCount(-0.2, true)).toBe('0');
});

test('money is in millions and billions in English, in ten thousands and hundred millions in Japanese', () => {
  expect([9e6, 2.3e8, 1.19e10, 950].map((yen) => formatYen(yen, 'en'))).toEqual([
    '¥9.0M',
    '¥230M',
    '¥12\u00a0bn',
    '¥950',
  ]);
  expect([9e6, 2.3e8, 1.19e10, 950].map((yen) => formatYen(yen, 'ja'))).toEqual([
    '900万円',
    '2.3億円',
    '120億円',
    '950円',
  ]);
  expect(formatYen(1.19e10, 'ja', { figures: 3 })).toBe('119億円');
  expect(formatYen(-9e6, 'en', { signed: true })).toBe('−¥9.0M');
});

test('the unit of money follows the rounded amount', () => {
  expect(formatYen(9.99e8, 'en')).toBe('¥1.0\u00a0bn');
  expect(formatYen(9.99e7, 'ja')).toBe('1.0億円');
});

test('shares are per cent, their differences points', () => {
  expect(formatShare(0.443, 'en')).toBe('44\u00a0%');
  expect(formatValue(0.031, 'share', 'en', { signed: true })).toBe('+3.1 points');
  expect(formatValue(31240, 'jobs', 'ja')).toBe('31,000人');
  expect(formatValue(3_124_000, 'jobs', 'ja')).toBe('310万人');
  expect(formatValue(31240, 'ties', 'ja')).toBe('31,000');
});

test('labels of one axis have the same decimals', () => {
  expect(formatTicks([-0.05, 0, 0.05, 0.1], 'businesses', 'en', true)).toEqual(['−0.05', '0', '+0.05', '+0.10']);
  expect(formatTicks([0, 500, 1000], 'ties', 'en', false)).toEqual(['0', '500', '1,000']);
});

test('every indicator has its words in every language, and no words are left over', () => {
  for (const language of LANGUAGES) {
    expect(Object.keys(MESSAGES[language].indicator).sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
  }
});

test('both languages have the same keys and no empty word', () => {
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, `${path}.${key}`))
      : [path];
  expect(walk(MESSAGES.ja, '')).toEqual(walk(MESSAGES.en, ''));
  const allowedEmpty = ['.space'];
  for (const language of LANGUAGES) {
    for (const [key, word] of Object.entries(MESSAGES[language])) {
      if (typeof word === 'string' && !allowedEmpty.includes(`.${key}`))
        expect(word.trim(), key).not.toBe(key === 'comma' || key === 'semicolon' ? '-' : '');
    }
  }
});

test('no word is left that the screen does not say', () => {
  const folder = join(import.meta.dirname, '../../web');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.startsWith('i18n'),
  );
  const source = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const unsaid = Object.keys(MESSAGES.en).filter(
    (key) => !new RegExp(`\\b(t|messages|value|peek\\(\\))\\.${key}\\b`).test(source),
  );
  expect(unsaid.filter((key) => key !== 'indicator')).toEqual([]);
});

test('a difference that is certain and too small to matter is said with its direction', () => {
  const one = (low: number, high: number) => ({ interval: [low, high] }) as unknown as IndicatorComparison;
  expect(equalHint(MESSAGES.en, one(0.1, 0.2), 'equal')).toBe('B slightly higher, too small to matter');
  expect(equalHint(MESSAGES.ja, one(-0.2, -0.1), 'equal')).toContain('下');
  expect(equalHint(MESSAGES.en, one(-0.1, 0.1), 'equal')).toBeNull();
  expect(equalHint(MESSAGES.en, one(1, 2), 'better')).toBeNull();
});

test('what no pair defines is called undefined under its side, as on the command line', () => {
  const one = (a: number, b: number) =>
    ({ a: [a, a], b: [b, b], n: 0, higher: 0, lower: 0, verdict: 'unknown' }) as never;
  expect(verdictWord(one(Number.NaN, 1), false)).toBe('undefinedA');
  expect(verdictWord(one(1, Number.NaN), false)).toBe('undefinedB');
  expect(verdictWord(one(Number.NaN, Number.NaN), true)).toBe('undefinedAB');
  expect(verdictWord(one(1, 1), false)).toBe('few');
  expect(verdictWord({ ...(one(1, 1) as object), n: 8 } as never, false, 'withheld')).toBe('withheld');
});

test('the words of a verdict are those of the command line, also where not one pair differs', () => {
  const tied = { id: 'x', a: [1], b: [1], n: 8, higher: 0, lower: 0, ties: 8, verdict: 'unknown' } as never;
  const word = (of: never, same: boolean): string => MESSAGES.en.verdictWord({ verdict: verdictWord(of, same) });
  expect(word(tied, false)).toBe(readingOf(tied, 'more', false).word);
  expect(word(tied, true)).toBe(readingOf(tied, 'more', true).word);
  const open = { id: 'x', a: [1], b: [2], n: 8, higher: 4, lower: 3, ties: 1, verdict: 'unknown' } as never;
  expect(word(open, false)).toBe(readingOf(open, 'more', false).word);
  const few = { id: 'x', a: [1], b: [1], n: 2, higher: 0, lower: 0, ties: 2, verdict: 'unknown' } as never;
  expect(word(few, false)).toBe(readingOf(few, 'more', false).word);
});

test('a price is told with its interval, a unit of both ends once, and not at all where it is not known', () => {
  const told = (price: BusinessPrice, language: Language): string | null =>
    priceWords(MESSAGES[language], price, language);
  const dear: BusinessPrice = { kind: 'buys', yen: 3.4e7, interval: [3.2e7, 3.5e7] };
  expect(told(dear, 'en')).toBe('A further new business of members costs ¥34M (95 % interval ¥32M to ¥35M).');
  expect(told(dear, 'ja')).toBe('会員の新事業を1件増やす公費は3,400万円（95 %区間3,200〜3,500万円）。');
  expect(told({ ...dear, interval: [9.1e7, 1.2e8] }, 'ja')).toContain('9,100万円〜1.2億円');
  expect(told({ ...dear, kind: 'saves' }, 'en')).toContain('B saves ¥34M for each new business of members fewer');
  const without = (kind: Unpriced['kind']): BusinessPrice => ({ kind, yen: null, interval: null });
  expect(told(without('dominates'), 'en')).toBe('B has more new businesses of members for less public money.');
  expect(told(without('dominated'), 'ja')).toContain('多い公費');
  for (const kind of ['undecided', 'tooFew', 'free', 'withheld'] as const) expect(told(without(kind), 'en')).toBeNull();
});

test('while no pair is done, what became of the question is said, and each state in words of its own', () => {
  for (const t of Object.values(MESSAGES)) {
    const said = (['empty', 'running', 'cancelled', 'failed'] as const).map((phase) => withoutPairs(t, phase));
    expect(new Set(said).size).toBe(4);
    expect(said[2]).toBe(t.verdictStopped);
  }
});

test('every verdict has its own title', () => {
  const verdicts: VerdictWord[] = [
    'better',
    'worse',
    'equal',
    'unknown',
    'few',
    'same',
    'tied',
    'undefinedA',
    'undefinedB',
    'undefinedAB',
    'withheld',
    'pending',
  ];
  for (const language of LANGUAGES) {
    const title = (verdict: VerdictWord, higher: boolean): string =>
      MESSAGES[language].verdictTitle({ verdict, higher, subject: 'S', noun: 'N', form: 'count' });
    const titles = verdicts.map((verdict) => title(verdict, verdict === 'better'));
    expect(new Set(titles).size).toBe(verdicts.length);
    // better means fewer where fewer is what policy hopes for: the title tells the direction, the word beside it the rest
    expect(title('better', false)).toBe(title('worse', false));
  }
});
