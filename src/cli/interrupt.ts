/** Ctrl-C: the first asks the command to stop and keep what is done, the second ends it on the spot. */
import { Exit, type Services } from './services.ts';

/** Runs `work` with a signal that Ctrl-C aborts. */
export async function interruptible<T>(services: Services, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = services.onInterrupt(() => {
    if (controller.signal.aborted) process.exit(Exit.interrupted);
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } finally {
    stop();
  }
}
