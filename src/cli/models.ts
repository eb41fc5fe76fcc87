/** The whole model and its null and reduced models, by name, as commands take them. */
import { InvalidArgumentError, Option } from 'commander';
import { PREDICTORS } from '../experiment/predictors.ts';
import { VARIANT_DESCRIPTORS, VARIANTS, type Variant } from '../model/variants.ts';
import { suggest } from '../scenario/problems.ts';

export interface ModelListing {
  readonly id: string;
  readonly kind: 'simulation' | 'prediction';
  readonly text: string;
}

/** In the order in which tables show them. */
export const MODELS: readonly ModelListing[] = [
  ...VARIANT_DESCRIPTORS.map(({ id, text }) => ({ id, kind: 'simulation' as const, text })),
  ...PREDICTORS.map(({ id, text }) => ({ id, kind: 'prediction' as const, text })),
];

/** `--model <name>`, or one of its kin for an arm. */
export function modelOption(
  flag = '--model',
  text = 'The whole model, or a null or reduced one; see musubi list models.',
): Option {
  return new Option(`${flag} <name>`, text).argParser(simulated);
}

/** @throws InvalidArgumentError for a name that stands for no simulation */
export function simulated(name: string): Variant {
  const found = VARIANTS.find((variant) => variant === name);
  if (found !== undefined) return found;
  if (PREDICTORS.some(({ id }) => id === name))
    throw new InvalidArgumentError(`${name} is a prediction without a history; it stands in musubi validate.`);
  throw new InvalidArgumentError(
    `No model is called so; ${suggest(
      name,
      MODELS.map(({ id }) => id),
    )}`,
  );
}
