/**
 * How many targets the whole model shows, and how many patterns: some are asked for jointly (19 wants all its signs), so a
 * pattern is shown where every figure of it is, and only by the model where no one null model shows all of them.
 */
import type { TargetRow } from './table.ts';

export interface Shown {
  readonly of: number;
  /** Of these, shown by the whole model; and of these, by no null model. */
  readonly shown: number;
  readonly shownOnlyByIt: number;
}

export interface Tally {
  /** Of what a coefficient was set to nothing is found: it stands apart. */
  readonly emergent: { readonly targets: Shown; readonly patterns: Shown };
  readonly imposed: { readonly targets: Shown; readonly patterns: Shown };
}

type Row = Pick<TargetRow, 'pattern' | 'set' | 'mark' | 'fits' | 'shownByNulls'>;

export function tallyOf(rows: readonly Row[]): Tally {
  const counts = (isImposed: boolean): Tally['emergent'] => {
    const chosen = rows.filter(({ mark }) => (mark !== 'emergent') === isImposed);
    // a region that is kept for validation asks for a pattern once more
    const of = ({ pattern, set }: Row): string => `${set} ${pattern}`;
    const patterns = [...new Set(chosen.map(of))].map((name) => chosen.filter((row) => of(row) === name));
    return { targets: shownOf(chosen.map((row) => [row])), patterns: shownOf(patterns) };
  };
  return { emergent: counts(false), imposed: counts(true) };
}

function shownOf(patterns: readonly (readonly Row[])[]): Shown {
  const shown = patterns.filter((rows) => rows.every(({ fits }) => fits.full?.shows === true));
  const onlyByIt = shown.filter((rows) => {
    const [first, ...others] = rows.map(({ shownByNulls }) => shownByNulls);
    return !first?.some((name) => others.every((names) => names.includes(name)));
  });
  return { of: patterns.length, shown: shown.length, shownOnlyByIt: onlyByIt.length };
}

/** The head lines, on the screen and in the document. */
export function tallyLines({ emergent, imposed }: Tally): string[] {
  const line = (what: string, { of, shown, shownOnlyByIt }: Shown): string =>
    `Of ${of} emergent ${what} the whole model shows ${shown}; ${shownOnlyByIt} of them no null model or prediction shows.`;
  const { targets, patterns } = imposed;
  return [
    line('targets', emergent.targets),
    line('patterns, each shown only whole,', emergent.patterns),
    `Imposed, with a coefficient set in view of them: ${targets.shown} of ${targets.of} targets are met, ${patterns.shown} of ${patterns.of} patterns whole.`,
  ];
}
