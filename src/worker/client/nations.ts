/** Histories of a nation over the workers, one a worker, in order of what was asked for. */
import type { Clock } from '../../experiment/executor.ts';
import { secondsLeft } from '../../experiment/executor.ts';
import type { NationOutcome, NationRunner } from '../../experiment/nation.ts';
import { createScheduler, type SchedulerOptions } from './scheduler.ts';

export interface NationPool extends NationRunner {
  dispose(): void;
}

export function createNationPool({ clock, ...options }: SchedulerOptions & { readonly clock?: Clock }): NationPool {
  const scheduler = createScheduler(options);
  let lastToken = 0;
  return {
    async runNations(requests, { onRun, signal } = {}) {
      const token = ++lastToken;
      const started = clock?.() ?? 0;
      const answers = new Map<number, NationOutcome>();
      const released: NationOutcome[] = [];
      if (signal?.aborted) return released;
      const stop = (): void => scheduler.cancel(token);
      signal?.addEventListener('abort', stop);
      try {
        await Promise.all(
          requests.map(async (request, index) => {
            const what = `run ${index}`;
            const answer = await scheduler.submit({
              token,
              what,
              call: (host) => host.runNation({ token, ...request }),
            });
            if (answer === null) return;
            answers.set(index, answer);
            for (let next = answers.get(released.length); next; next = answers.get(released.length))
              released.push(next);
            const { size: done } = answers;
            const left = clock ? secondsLeft(clock() - started, done, requests.length) : null;
            onRun?.({ done, total: requests.length, secondsLeft: left });
          }),
        );
      } catch (error) {
        scheduler.cancel(token);
        throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
      return released;
    },
    dispose: () => scheduler.dispose(),
  };
}
