import { expect, test } from 'vitest';
import { Account, COUNTER_NAMES } from '../../src/model/accounts.ts';
import { Decision } from '../../src/model/decisions.ts';
import { EVENT_KINDS } from '../../src/model/events.ts';
import { Kind, Origin, ProjectKind, Stage } from '../../src/model/state.ts';

test.each(Object.entries({ Decision, Account, Kind, Origin, ProjectKind, Stage }))(
  '%s gives no number twice: two decisions under one number would share their luck',
  (_, codes) => {
    const numbers = Object.values(codes);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  },
);

test('counters and kinds of events have names of their own', () => {
  expect(new Set(COUNTER_NAMES).size).toBe(COUNTER_NAMES.length);
  expect(new Set(EVENT_KINDS).size).toBe(EVENT_KINDS.length);
});
