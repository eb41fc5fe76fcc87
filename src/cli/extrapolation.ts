/** Levels of levers beyond what any programme was seen to do, and policies beyond all of them. They run; a note says so. */
import { EXTRAPOLATION_FACTOR, leversFor } from '../scenario/descriptors.ts';
import { parseOverride } from '../scenario/overrides.ts';
import type { RegionScenario } from '../scenario/schema.ts';
import { warningsOf } from '../scenario/warnings.ts';
import { type PolicyChoice, readPolicy } from './scenarios.ts';
import type { Services } from './services.ts';
import { cut, printable } from './words.ts';

/** One line on standard error for the policy and for each change that was asked for. @param option --set, --set-a … */
export function tellExtrapolations(
  services: Services,
  region: RegionScenario,
  { policy, sets }: PolicyChoice,
  option = '--set',
): void {
  for (const { text } of warningsOf(readPolicy(services.scenarios, policy)))
    services.err(`musubi: warning: policy ${cut(printable(policy))}: ${text}\n`);
  const most = new Map<string, number>(
    leversFor(region.members.firms.value).flatMap(({ name, fields }) =>
      fields.map(({ key, programmeMaximum }) => [`${name}.${key}`, EXTRAPOLATION_FACTOR * programmeMaximum] as const),
    ),
  );
  for (const set of sets) {
    const { path, value } = parseOverride(set);
    const limit = most.get(path.replace(/@.*/, '')) ?? Number.POSITIVE_INFINITY;
    if (Number(value.replaceAll('_', '')) > limit)
      services.err(`musubi: note: ${option} ${cut(set)} is beyond anything a programme has spent: an extrapolation\n`);
  }
}
