import { expect, test } from 'vitest';
import type { Moment } from '../../src/explain/life.ts';
import { type Entry, entryOf } from '../../src/explain/lives.ts';
import { mostTelling } from '../../src/explain/selection.ts';
import { EventKind, type EventKindName, EventLog } from '../../src/model/events.ts';

/** Month, kind, key, how much it tells, and the places of what led to it. */
type Line = readonly [month: number, kind: EventKindName, key: number, tells: number, causes?: readonly number[]];

function lifeOf(lines: readonly Line[]): { readonly log: EventLog; readonly moments: readonly Moment[] } {
  const log = new EventLog();
  const moments = lines.map(([month, kind, key, tells, causes = []], row): Moment => {
    log.emit(month, EventKind[kind], key, 0, 0, 0, 0, 0);
    return { row, month, kind, text: `${kind} ${key}`, names: [], tells, within: [], causes };
  });
  return { log, moments };
}

const telling = (entries: readonly Entry[]): string[] =>
  entries.map(({ month, arm, text }) => `${month} ${arm} ${text}`);

test('what is kept in one history keeps what happens to the same key in the other', () => {
  // under B ventures and investments push the consortium out, if each life is looked at by itself
  const a = lifeOf([
    [1, 'project', 7, 4],
    [4, 'success', 7, 6, [0]],
    [7, 'product', 7, 8, [1]],
    [8, 'join', 1, 3],
  ]);
  const b = lifeOf([
    [1, 'project', 7, 4],
    [2, 'venture', 8, 9],
    [3, 'investment', 1, 10],
    [5, 'success', 7, 6, [0]],
    [6, 'investment', 1, 10],
    [8, 'product', 7, 8, [3]],
    [9, 'join', 1, 3],
  ]);
  const entries = [
    ...a.moments.map((moment) => entryOf(moment, null)),
    ...b.moments.map((moment) => entryOf(null, moment)),
  ].sort((p, q) => p.month - q.month);
  const short = (limit: number): string[] => telling(mostTelling(entries, [a.log, b.log], limit));
  expect(short(4)).toEqual([
    '1 a project 7',
    '1 b project 7',
    '2 b venture 8',
    '3 b investment 1',
    '4 a success 7',
    '5 b success 7',
    '6 b investment 1',
    '7 a product 7',
    '8 b product 7',
  ]);
  // and so with the second of its visits, or with when it joined
  expect(short(10).filter((text) => text.endsWith('join 1'))).toEqual(['8 a join 1', '9 b join 1']);
});

test('a project is told with its beginning, and other causes as far as there is room', () => {
  const { log, moments } = lifeOf([
    [1, 'tie', 5, 1],
    [2, 'project', 7, 4, [0]],
    [3, 'project', 9, 4],
    [4, 'success', 7, 6, [1]],
    [5, 'product', 7, 8, [3]],
    [5, 'entry', 8, 9, [4]],
    [6, 'failure', 9, 4],
  ]);
  const entries = moments.map((moment) => entryOf(moment, null));
  const kept = (limit: number): number[] => mostTelling(entries, [log], limit).map(({ ofA }) => ofA!.row);
  expect(kept(1)).toEqual([1, 3, 4, 5]);
  expect(kept(5)).toEqual([0, 1, 3, 4, 5]);
  expect(kept(6)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(mostTelling(entries, [log], 1, entries[6]).map(({ ofA }) => ofA!.row)).toEqual([2, 6]);
});
