/**
 * Ctrl-C: the first asks the command to stop and keep what is done, a later second one ends it on the spot. `timeout` and
 * some shells send the same interruption to a process and again to its group, so a second one that follows at once is
 * taken for the first.
 */
import { Exit, SAME_INTERRUPTION } from './exit.ts';
import type { Services } from './services.ts';

/** Runs `work` with a signal that Ctrl-C aborts. */
export async function interruptible<T>(services: Services, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let first = Number.NaN;
  const stop = services.onInterrupt(() => {
    if (!controller.signal.aborted) {
      first = services.clock();
      controller.abort();
    } else if (services.clock() - first >= SAME_INTERRUPTION) {
      services.exit(Exit.interrupted);
    }
  });
  try {
    return await work(controller.signal);
  } finally {
    stop();
  }
}
