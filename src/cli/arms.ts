/** The two policies of the commands that set one beside the other: the options that choose them, and what they choose. */
import type { Command } from 'commander';
import type { Variant } from '../model/variants.ts';
import { hasAlternative } from '../scenario/alternative.ts';
import type { RegionScenario } from '../scenario/schema.ts';
import { tellExtrapolations } from './extrapolation.ts';
import { modelOption } from './models.ts';
import { setOption } from './program.ts';
import { type Chosen, choose, type PolicyChoice } from './scenarios.ts';
import type { Services } from './services.ts';

export interface ArmOptions {
  readonly a: string;
  readonly b: string;
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  readonly model?: Variant;
  readonly modelA?: Variant;
  readonly modelB?: Variant;
}

/** `--a`, `--b`, and what changes each. */
export function addArmOptions(command: Command): Command {
  return command
    .option('--a <policy>', 'The policy compared with: a name or a file.', 'none')
    .option('--b <policy>', 'The policy in question.', 'japan')
    .addOption(setOption('--set-a', 'Change a lever or a coefficient of A; may be given several times.'))
    .addOption(setOption('--set-b', 'The same for B.'))
    .addOption(modelOption())
    .addOption(modelOption('--model-a', 'The model of A where it is another.'))
    .addOption(modelOption('--model-b', 'The model of B where it is another.'));
}

/** Both policies for this region. @throws InputError with the option that is wrong */
export function chooseArms(services: Services, region: RegionScenario, options: ArmOptions): [a: Chosen, b: Chosen] {
  const [a, b] = armChoices(options);
  return [chooseArm(services, region, a, '--set-a'), chooseArm(services, region, b, '--set-b')];
}

/** Of what is told under the file's count alone, where that is assumed. */
export function tellAssumed(services: Services, region: RegionScenario): void {
  if (hasAlternative(region))
    services.err(
      `musubi: note: the number of members of ${region.id} is assumed, and this is told under one count; musubi compare runs both\n`,
    );
}

export function armChoices({
  a,
  b,
  setA,
  setB,
  model,
  modelA,
  modelB,
}: ArmOptions): [a: PolicyChoice, b: PolicyChoice] {
  return [
    { policy: a, sets: setA, model: modelA ?? model },
    { policy: b, sets: setB, model: modelB ?? model },
  ];
}

/** One policy for this region; levels beyond all programmes are told. @param option how changes were given: --set, --set-a … */
export function chooseArm(services: Services, region: RegionScenario, choice: PolicyChoice, option: string): Chosen {
  const chosen = choose(services.scenarios, region, choice, option);
  tellExtrapolations(services, region, chosen, option);
  return chosen;
}
