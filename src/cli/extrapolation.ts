/** Levels of levers beyond what any programme was seen to do. They run; a note says what they are. */
import { EXTRAPOLATION_FACTOR, leversFor } from '../scenario/descriptors.ts';
import { parseOverride } from '../scenario/overrides.ts';
import type { RegionScenario } from '../scenario/schema.ts';
import type { PolicyChoice } from './scenarios.ts';
import type { Services } from './services.ts';
import { cut } from './words.ts';

/** One line on standard error for each change that was asked for. @param option --set, --set-a … */
export function tellExtrapolations(
  services: Services,
  region: RegionScenario,
  { sets }: PolicyChoice,
  option = '--set',
): void {
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
