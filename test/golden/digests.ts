/**
 * The digests of a few whole runs, kept in digests.json together with the model version they belong to. Results may only
 * change together with the version, and the version only together with results.
 */
import { formatMonth, monthOf } from '../../src/core/calendar.ts';
import { seedOfText } from '../../src/core/seed.ts';
import { MODEL_VERSION } from '../../src/model/params.ts';
import { createSimulation, digest, runUntil } from '../../src/model/simulation.ts';
import { tamaParams } from '../model/worlds.ts';

export interface Golden {
  readonly modelVersion: number;
  /** "<region> <policy> <seed text> <month>" -> digest */
  readonly digests: Readonly<Record<string, string>>;
}

export interface GoldenFile extends Golden {
  /** What the version before had; null for the first. */
  readonly previous: Golden | null;
}

const MONTHS = [monthOf(2001, 4), monthOf(2006, 4), monthOf(2021, 4)];
const SEEDS = ['golden-1', 'golden-2'];

/** Digests of the model as it stands. */
export function currentGolden(): Golden {
  const digests: Record<string, string> = {};
  for (const policy of ['none', 'japan'] as const) {
    for (const seed of SEEDS) {
      const sim = createSimulation(tamaParams(policy), seedOfText(seed));
      for (const month of MONTHS) {
        runUntil(sim, month);
        digests[`tama ${policy} ${seed} ${formatMonth(month)}`] = digest(sim);
      }
    }
  }
  return { modelVersion: MODEL_VERSION, digests };
}

/** What is wrong between the file and the model, in words; null: nothing. */
export function judge(file: GoldenFile, now: Golden): string | null {
  const { previous } = file;
  if (previous !== null && (previous.modelVersion >= file.modelVersion || sameDigests(previous, file)))
    return `the file says version ${file.modelVersion} after ${previous.modelVersion}, but no digest changed or the number did not rise`;
  const same = sameDigests(file, now);
  if (file.modelVersion === now.modelVersion) {
    if (same) return null;
    const changed = Object.keys(now.digests).filter((run) => now.digests[run] !== file.digests[run]);
    return `results changed (${changed.join('; ')}): raise MODEL_VERSION in src/model/params.ts, then npm run golden -- --write`;
  }
  return same
    ? `MODEL_VERSION is ${now.modelVersion}, but all digests are those of version ${file.modelVersion}: take it back`
    : `MODEL_VERSION is ${now.modelVersion} and the file of version ${file.modelVersion}: npm run golden -- --write`;
}

/**
 * The file to write next.
 *
 * @param sameVersion  overwrite the results of this version: only while nobody has seen any
 * @throws Error where version and results do not change together
 */
export function nextFile(file: GoldenFile | null, now: Golden, sameVersion: boolean): GoldenFile {
  if (file === null) return { ...now, previous: null };
  const same = sameDigests(file, now);
  if (file.modelVersion === now.modelVersion) {
    if (same) return file;
    if (!sameVersion)
      throw new Error(
        'results changed under the same version: raise MODEL_VERSION in src/model/params.ts, or, while nobody has ' +
          'seen results of this version, npm run golden -- --write --same-version',
      );
    return { ...now, previous: file.previous };
  }
  if (same) throw new Error('MODEL_VERSION was raised, but no digest changed: take it back');
  return { ...now, previous: { modelVersion: file.modelVersion, digests: file.digests } };
}

function sameDigests(a: Golden, b: Golden): boolean {
  const text = ({ digests }: Golden): string => JSON.stringify(Object.entries(digests).sort());
  return text(a) === text(b);
}
