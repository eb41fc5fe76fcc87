/** Which program this is. Stands in every result, so that `replay` can tell a changed file from another version's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** This file lies two folders below the top, in the sources as in the build. */
const PACKAGE = join(import.meta.dirname, '..', '..', 'package.json');

/** As package.json has it, such as "0.1.0". */
export const PROGRAM_VERSION: string = (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string })
  .version;
