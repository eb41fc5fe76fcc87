/** What sets a policy apart from the preset that it began as, as links and command lines write it. Pure. */
import type { Allocation } from '../../src/model/params.ts';
import { ALLOCATED, FIRST_FISCAL_YEAR } from '../../src/scenario/descriptors.ts';
import { FIELD_REFS, type FieldRef, levelsOf } from './levels.ts';
import type { AllocatedLever, Policy } from './settings.ts';

/** One level over fiscal years, both included. */
export interface LevelRun extends FieldRef {
  readonly from: number;
  readonly until: number;
  readonly level: number;
}

export interface PresetChanges {
  readonly runs: readonly LevelRun[];
  readonly rules: readonly { readonly lever: AllocatedLever; readonly rule: Allocation }[];
}

type Rules = Pick<Policy, 'levers' | 'allocation'>;

/** Runs of one level that hold a year with another level than the preset's; applied in order they give the policy back. */
export function changesFromPreset(preset: Rules, policy: Rules): PresetChanges {
  const runs: LevelRun[] = [];
  for (const ref of FIELD_REFS) {
    const before = levelsOf(preset.levers, ref);
    const after = levelsOf(policy.levers, ref);
    for (let from = 0; from < after.length; ) {
      const level = after[from] ?? 0;
      let until = from;
      while (until + 1 < after.length && after[until + 1] === level) until++;
      if (before.slice(from, until + 1).some((old) => old !== level))
        runs.push({ ...ref, from: FIRST_FISCAL_YEAR + from, until: FIRST_FISCAL_YEAR + until, level });
      from = until + 1;
    }
  }
  const rules = ALLOCATED.filter((lever) => policy.allocation[lever] !== preset.allocation[lever]);
  return { runs, rules: rules.map((lever) => ({ lever, rule: policy.allocation[lever] })) };
}
