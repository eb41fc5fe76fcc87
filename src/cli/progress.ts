/** Progress on standard error: one line written over on a terminal, else a plain line at every tenth of the way. */
import type { Progress } from '../experiment/executor.ts';
import type { Services } from './services.ts';
import { duration } from './words.ts';

export interface ProgressLine {
  /** `what`: of what so many are done. */
  show(progress: Progress): void;
  /** Leaves the terminal clean. */
  end(): void;
}

export function progressLine(services: Services, what: string): ProgressLine {
  let drawn = 0;
  let told = 0;
  return {
    show({ done, total, secondsLeft }) {
      const left = secondsLeft === null || done === total ? '' : `, ${duration(secondsLeft)} left`;
      const text = `${done} of ${total} ${what}${left}`;
      if (services.live) {
        services.err(`\r${text.padEnd(drawn)}`);
        drawn = text.length;
        return;
      }
      const tenth = Math.floor((10 * done) / total);
      if (tenth === told) return;
      told = tenth;
      services.err(`${text}\n`);
    },
    end() {
      if (drawn > 0) services.err(`\r${' '.repeat(drawn)}\r`);
      drawn = 0;
    },
  };
}
