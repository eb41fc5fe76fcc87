import { expect, test } from 'vitest';
import { bestChain, causesOf, hasChainLike } from '../../src/explain/chain.ts';
import { type Happening, logOf, rowsOf } from './scene.ts';

const story: readonly Happening[] = [
  ['v1', 1, 'visit'],
  ['v2', 1, 'visit'],
  ['i', 2, 'introduction', ['v1', 'v2']],
  ['t', 2, 'tie', ['i']],
  ['c', 3, 'collaboration', ['t']],
  ['a', 4, 'award', ['c', 't']],
  ['p', 4, 'project', ['a']],
  ['s', 9, 'success', ['p']],
  ['m', 12, 'product', ['s']],
  ['f', 13, 'venture', ['s']],
  ['e', 15, 'investment', ['f']],
  // a venture out of nothing, with an investment as well
  ['f2', 16, 'venture'],
  ['e2', 17, 'investment', ['f2']],
];

test('the chain goes from the visit through the tie and the project to the investment', () => {
  const { log, row } = logOf(story);
  const chain = bestChain(log, rowsOf(log))!;
  expect(chain.rows).toEqual(['v1', 'i', 't', 'c', 'a', 'p', 's', 'f', 'e'].map(row));
  expect([chain.begin, chain.end]).toEqual(['visit', 'investment']);
});

test('every step of a chain is a logged cause of the next', () => {
  const { log } = logOf(story);
  const { rows } = bestChain(log, rowsOf(log))!;
  for (const [i, row] of rows.entries()) if (i > 0) expect([...causesOf(log, row)]).toContain(rows[i - 1]);
});

test('an event that both histories have breaks the chain', () => {
  const { log, row } = logOf(story);
  const chain = bestChain(
    log,
    rowsOf(log).filter((one) => one !== row('c') && one !== row('t')),
  )!;
  expect(chain.rows).toEqual(['a', 'p', 's', 'f', 'e'].map(row));
});

test('only chains from the roots that were asked for are told', () => {
  const { log, row } = logOf(story);
  expect(bestChain(log, rowsOf(log), new Set([row('f2')]))?.rows).toEqual([row('f2'), row('e2')]);
  expect(bestChain(log, rowsOf(log), new Set([row('v2')]))?.rows[0]).toBe(row('v2'));
});

test('many kinds on the way outweigh a slightly more telling end', () => {
  const { log } = logOf(story.filter(([name]) => !['f', 'e'].includes(name)));
  expect(bestChain(log, rowsOf(log))?.end).toBe('product');
});

test('ties that lead to ties do not make a chain longer than it is', () => {
  const { log, row } = logOf([
    ['t1', 1, 'tie'],
    ['t2', 2, 'tie', ['t1']],
    ['t3', 3, 'tie', ['t2']],
    ['c', 4, 'collaboration', ['t3', 't1']],
  ]);
  expect(bestChain(log, rowsOf(log), new Set([row('t1')]))?.rows).toEqual([row('t1'), row('c')]);
  expect(bestChain(log, rowsOf(log))?.rows).toHaveLength(2);
});

test('where nothing telling happened there is no chain', () => {
  const { log } = logOf([
    ['s', 1, 'seminar'],
    ['j', 2, 'join'],
    ['x', 3, 'exit'],
  ]);
  expect(bestChain(log, rowsOf(log))).toBeNull();
  expect(bestChain(log, [])).toBeNull();
});

test('another story is like it when it begins with the same kind and ends as far along', () => {
  const { log, row } = logOf(story);
  const rows = rowsOf(log);
  expect(hasChainLike(log, rows, 'visit', 'venture')).toBe(true);
  expect(hasChainLike(log, rows, 'seminar', 'venture')).toBe(false);
  expect(
    hasChainLike(
      log,
      rows.filter((one) => one < row('m')),
      'visit',
      'product',
    ),
  ).toBe(false);
  expect(
    hasChainLike(
      log,
      rows.filter((one) => one < row('f')),
      'visit',
      'product',
    ),
  ).toBe(true);
});
