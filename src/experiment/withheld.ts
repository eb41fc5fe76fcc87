/**
 * Where the number of members is assumed there are two counts, by two rules of allocation, and neither is a fact. A verdict
 * that is not the same under both hangs on the assumption and is withheld, with its figures (model.md, section 7).
 */

interface Told {
  readonly id: string;
  readonly verdict: string;
}

/** Indicators whose verdicts differ, in the order of the first list; one that the other lacks differs. */
export function flipping(told: readonly Told[], under: readonly Told[]): string[] {
  return told.flatMap(({ id, verdict }) => (under.find((one) => one.id === id)?.verdict === verdict ? [] : [id]));
}
