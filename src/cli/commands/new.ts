/** `musubi new`: a region or policy file to start from. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { toJson } from '../../io/json.ts';
import { createNew } from '../../io/node/files.ts';
import { nearest } from '../../scenario/problems.ts';
import type { Kind } from '../../scenario/schema.ts';
import { template } from '../../scenario/template.ts';
import { type AddCommand, examples } from '../program.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { PROGRAM_VERSION } from '../version.ts';
import { printable } from '../words.ts';

const KINDS: readonly Kind[] = ['region', 'policy'];

export const addNew: AddCommand = (program, services, finish) => {
  program
    .command('new')
    .description('Writes a commented region or policy file to start from; never over another file.')
    .argument('<kind>', 'Region or policy.')
    .argument('<id>', 'Name of the new scenario: lower-case letters, digits, hyphens and underscores.')
    .option('--out <file>', 'Where to; <id>.yaml in this folder unless told.')
    .option('--json', 'What was written, for machines.')
    .addHelpText('after', examples('new region my-valley', 'new policy bold --out policies/bold.yaml'))
    .action((kind: string, id: string, { out, json }: { readonly out?: string; readonly json?: true }) =>
      finish(writeNew(services, kind, id, out ?? `${id}.yaml`, json === true)),
    );
};

/** @throws InputError for an unknown kind, a name that is no id, or a file that stands already */
export function writeNew(services: Services, name: string, id: string, out: string, json: boolean): ExitCode {
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined) {
    const near = nearest(name, KINDS);
    const way = near === undefined ? `one of ${KINDS.join(', ')}` : `did you mean ${near}?`;
    throw new InputError(`no kind of file is called ${JSON.stringify(name)}; ${way}`);
  }
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(id)) {
    const expected = 'lower-case letters, digits, hyphens and underscores, beginning with a letter, at most 40';
    throw new InputError(`${JSON.stringify(id)} is no id; expected ${expected}`);
  }
  const schema = relative(dirname(resolve(out)), join(services.scenarios, 'schema', `${kind}.json`));
  createNew(out, template(kind, id, schema.split(sep).join('/'), PROGRAM_VERSION));
  services.out(
    json ? toJson({ file: out, kind, id }) : `${printable(out)}: written; see musubi check ${printable(out)}\n`,
  );
  return Exit.done;
}
