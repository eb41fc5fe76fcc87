import { expect, test } from 'vitest';
import { interruptible } from '../../src/cli/interrupt.ts';
import type { Services } from '../../src/cli/services.ts';

/** Signals at these milliseconds; what became of the work, and the codes with which the process would have ended. */
async function interruptedAt(...times: readonly number[]) {
  let now = 0;
  let heard = (): void => undefined;
  const codes: number[] = [];
  const services = {
    clock: () => now,
    exit: (code: number) => void codes.push(code),
    onInterrupt: (listener: () => void) => {
      heard = listener;
      return () => undefined;
    },
  } as unknown as Services;
  const aborted = await interruptible(services, async (signal) => {
    for (const time of times) {
      now = time;
      heard();
    }
    return signal.aborted;
  });
  return { aborted, codes };
}

test('signals within a second of the first are one interruption', async () => {
  expect(await interruptedAt(5000, 5000, 5999)).toEqual({ aborted: true, codes: [] });
});

test('a later one ends the process at once', async () => {
  expect(await interruptedAt(5000, 5001, 6000)).toEqual({ aborted: true, codes: [130] });
});

test('without a signal nothing is stopped', async () => {
  expect(await interruptedAt()).toEqual({ aborted: false, codes: [] });
});
