/** What stands beside a number or an indicator says where it comes from, and how sure that is. */
import { expect, test } from 'vitest';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { type Grade, PARAMETERS } from '../../src/model/registry.ts';

/** Only what is in print carries a year or a number of report. */
const PRINTED = /\d{4}/;
const isPrinted = (grade: Grade): boolean => grade === 'verified' || grade === 'derived';

test('a parameter that is more than a proposal says whose it is, and one from print says from which year', () => {
  const told = PARAMETERS.filter(({ grade }) => grade !== 'proposal');
  expect(told.length).toBeGreaterThan(15);
  expect(told.filter(({ source }) => source === 'proposal' || source === '').map(({ name }) => name)).toEqual([]);
  const printed = told.filter(({ grade }) => isPrinted(grade));
  expect(printed.filter(({ source }) => !PRINTED.test(source)).map(({ name }) => name)).toEqual([]);
});

test('a parameter whose source says that its size, share or rule is ours is a proposal', () => {
  const ours = PARAMETERS.filter(({ source }) => /\b(ours|our rule|our choice)\b/.test(source));
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter(({ grade }) => grade !== 'proposal').map(({ name }) => name)).toEqual([]);
});

test('a parameter whose source says that it was set with a target in view names the target that it binds', () => {
  const set = PARAMETERS.filter(({ source }) => /^set (to|with)\b/.test(source));
  expect(set.length).toBeGreaterThan(2);
  // that a figure was met is for the table of validation to say
  expect(set.filter(({ source }) => /^set to\b/.test(source)).map(({ name }) => name)).toEqual([]);
  expect(set.filter(({ binds }) => binds.length === 0).map(({ name }) => name)).toEqual([]);
});

test('every parameter has a range around its default, a unit and a text', () => {
  for (const { name, min, max, default: value, unit, text } of PARAMETERS) {
    expect(min <= value && value <= max && min < max, name).toBe(true);
    expect(unit.length > 0 && text.length > 10, name).toBe(true);
  }
});

test('every indicator has unit, definition and source, and one from the source document names the passage', () => {
  for (const { id, unit, definition, source } of INDICATORS) {
    expect(unit, id).not.toBe('');
    expect(definition, id).toMatch(/^[A-Z].{8,}\.$/);
    expect(source, id).toMatch(/^(METI \(2005\), .{8,}|proposal|derived|.*\(\d{4}\).*)$/);
  }
  expect(new Set(INDICATORS.map(({ family }) => family))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'step']));
});
