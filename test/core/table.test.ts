import { expect, test } from 'vitest';
import { displayWidth, printTable, signed, significant, whole } from '../../src/core/table.ts';

test('numbers stand right, words left, and a Japanese name takes two columns a character', () => {
  const text = printTable(
    [['TAMA', '391', '多摩'], ['近畿バイオ', '1,308', 'x'], ['short row']],
    [{ header: 'region' }, { header: 'members', align: 'right' }, { header: 'name' }],
  );
  expect(text.split('\n')).toEqual([
    'region      members  name',
    '──────────  ───────  ────',
    'TAMA            391  多摩',
    '近畿バイオ    1,308  x',
    'short row',
  ]);
});

test('combining marks and variation selectors take no column', () => {
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('か\u3099')).toBe(2);
  expect(displayWidth('ﾊ')).toBe(1);
  expect(displayWidth('Ｘ')).toBe(2);
  expect(displayWidth('🗼\ufe0f')).toBe(2);
  expect(displayWidth('')).toBe(0);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '1'],
  [12.34, '12.3'],
  [12345, '12,300'],
  [999.6, '1,000'],
  [0.00012345, '0.000123'],
  [-1234567, '-1,230,000'],
  [0.1, '0.1'],
  [99.95, '100'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [2.5e-7, '0.00000025'],
  [Number.NaN, 'n/a'],
  [Number.POSITIVE_INFINITY, '∞'],
])('%d in three figures is %s', (x, text) => {
  expect(significant(x)).toBe(text);
});

test('the number of figures can be chosen', () => {
  expect(significant(1234, 2)).toBe('1,200');
  expect(significant(0.0567, 1)).toBe('0.06');
});

test('whole numbers have commas, and a rounded nothing has no sign', () => {
  expect(whole(-1234.5)).toBe('-1,235');
  expect(whole(1e9)).toBe('1,000,000,000');
  expect(whole(-0.2)).toBe('0');
  expect(whole(999)).toBe('999');
});

test('differences wear their sign', () => {
  expect([signed(2.7189), signed(-2), signed(0)]).toEqual(['+2.72', '-2', '0']);
});
