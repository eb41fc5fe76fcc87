/** Tables as text, read back by the rules of RFC 4180 written down here once more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/io/csv.ts';
import { parseCsv } from '../helpers/csv.ts';

test('a hand-worked table', () => {
  expect(
    toCsv(
      ['name', 'value'],
      [
        ['a, "b"', 0.1 + 0.2],
        ['two\nlines', Number.NaN],
        ['plain', -0],
      ],
    ),
  ).toBe('name,value\r\n"a, ""b""",0.30000000000000004\r\n"two\nlines",\r\nplain,0\r\n');
});

test('text and numbers come back, whatever they hold', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const [head, ...back] = parseCsv(toCsv(['x', 'y'], rows));
      expect(head).toEqual(['x', 'y']);
      expect(back).toEqual(
        rows.map((row) =>
          row.map((one) => (typeof one === 'number' ? String(one) : /^[=+\-@\t\r]/.test(one) ? `'${one}` : one)),
        ),
      );
    }),
    { seed: 20060, numRuns: 300 },
  );
});

test('no text is a formula to a spreadsheet, and negative numbers stay numbers', () => {
  const lines = toCsv(
    ['text', 'number'],
    ['=1+1', '+1', '-1', '@x', '\tx'].map((text) => [text, -1]),
  ).split('\r\n');
  expect(lines.slice(1, -1)).toEqual(["'=1+1,-1", "'+1,-1", "'-1,-1", "'@x,-1", "'\tx,-1"]);
});
