/** Files that a person names. Whatever stands in the name, what is said of the file is one line. */
import { InputError } from '../core/errors.ts';
import { readCapped } from '../io/node/files.ts';
import { printable } from './words.ts';

export interface Input {
  readonly bytes: Uint8Array;
  /** How messages call it. */
  readonly name: string;
}

/** @throws InputError where there is no such regular file or it is too large. */
export function readInput(path: string, maxBytes: number): Input {
  const name = printable(path);
  try {
    return { bytes: readCapped(path, maxBytes), name };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.message.replaceAll(path, name));
    throw error;
  }
}
