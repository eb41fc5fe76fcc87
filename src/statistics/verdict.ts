/** From an interval to a word. Four answers, never a fifth: higher-is-good words, equal, or cannot tell yet. */
import { MINIMUM_PAIRS } from './sequential.ts';

/** B against A. `more` and `less` are said of what is neither good nor bad in itself. `unknown`: cannot tell yet. */
export type Verdict = 'better' | 'worse' | 'more' | 'less' | 'equal' | 'unknown';

/** Fewer pairs than this are a preview and marked so. */
export const PREVIEW_BELOW = 200;

/**
 * The verdict of an interval [low, high] of the mean of B - A after n pairs. `smallest`, in the indicator's unit: mean
 * differences within ± smallest are called too small to matter; an interval that lies wholly inside says `equal`, even
 * where it leaves out zero. With smallest = 0 only an interval that is exactly zero is equal.
 */
export function verdictOf(
  n: number,
  interval: readonly [number, number],
  better: 'more' | 'less' | 'neither',
  smallest: number,
): Verdict {
  const [low, high] = interval;
  if (n < MINIMUM_PAIRS) return 'unknown';
  if (low >= -smallest && high <= smallest) return 'equal';
  if (low > 0) return better === 'more' ? 'better' : better === 'less' ? 'worse' : 'more';
  if (high < 0) return better === 'more' ? 'worse' : better === 'less' ? 'better' : 'less';
  return 'unknown';
}

export function isPreview(n: number): boolean {
  return n < PREVIEW_BELOW;
}
