/**
 * All scenarios of the repository, made ready while the viewer is built, so that the page carries neither YAML nor zod.
 * A region and a policy are carried once each, whatever the number of their pairs, and put together on the page by
 * `paramsOf` (bundled.ts): equal to what `compile` makes of the two files. Policies that one region cannot run (a
 * contest) are left out. Figures, sources and notes stay in the files.
 */
import { InputError } from '../core/errors.ts';
import { DEFAULTS } from '../model/registry.ts';
import { hasAlternative, underAlternative } from './alternative.ts';
import type { BundledPolicy, ScenarioBundle } from './bundled.ts';
import { allocationsOf, BASE, changedCoefficients, compileRegion, planOf } from './compile.ts';
import { type BaseReader, load } from './load.ts';
import { presentRegion } from './presentation.ts';
import type { PolicyScenario, RegionScenario } from './schema.ts';

/** A scenario file: its name, for messages, and its text. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Policies that stand before the others, which follow in the order of the files. */
const FIRST = ['japan', 'none'];

/** @throws InputError for a bad file or an id that stands twice. */
export function bundle(files: readonly ScenarioFile[]): ScenarioBundle {
  const regions: RegionScenario[] = [];
  const policies: PolicyScenario[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const scenario = load(file.text, file.name, undefined, { base: among(files) });
    const name = `${scenario.kind} ${scenario.id}`;
    const other = seen.get(name);
    if (other !== undefined)
      throw new InputError(`${file.name}: ${name} stands in ${other} already; choose another id`);
    seen.set(name, file.name);
    if (scenario.kind === 'region') regions.push(scenario);
    else if (scenario.kind === 'policy') policies.push(scenario);
  }
  return {
    base: BASE,
    coefficients: DEFAULTS,
    regions: regions.map((region) => {
      const { names, towns, abroad, project } = presentRegion(region);
      return {
        id: region.id,
        names,
        towns,
        area: abroad === null ? (project?.area ?? null) : 'abroad',
        region: compileRegion(region),
        other: hasAlternative(region) ? compileRegion(underAlternative(region)) : null,
        coefficients: changedCoefficients(region),
      };
    }),
    policies: policies.sort((a, b) => place(a) - place(b)).flatMap(bundled),
  };
}

function place({ id }: PolicyScenario): number {
  const at = FIRST.indexOf(id);
  return at < 0 ? FIRST.length : at;
}

/** None for a policy that one region cannot run. */
function bundled(policy: PolicyScenario): BundledPolicy[] {
  if (
    Object.values(policy.levers).some(
      (lever) => lever !== undefined && 'allocation' in lever && lever.allocation === 'contest',
    )
  )
    return [];
  return [{ id: policy.id, names: policy.names, plan: planOf(policy), allocation: allocationsOf(policy) }];
}

/** Bases by name: the file of this kind that is called so. */
function among(files: readonly ScenarioFile[]): BaseReader {
  return (kind, base) => {
    const folder = kind === 'region' ? 'regions' : 'policies';
    return files.find(({ name }) => new RegExp(`(^|[/\\\\])${folder}[/\\\\]${base}\\.(ya?ml|json)$`).test(name));
  };
}
