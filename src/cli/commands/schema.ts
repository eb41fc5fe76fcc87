/** `musubi schema`: the JSON Schema of scenario files. */
import { InputError } from '../../core/errors.ts';
import { toJson } from '../../io/json.ts';
import { jsonSchema } from '../../scenario/jsonSchema.ts';
import { suggest } from '../../scenario/problems.ts';
import type { Kind } from '../../scenario/schema.ts';
import { type AddCommand, examples } from '../program.ts';
import { Exit } from '../services.ts';

const KINDS: readonly Kind[] = ['region', 'policy', 'nation'];

export const addSchema: AddCommand = (program, services, finish) => {
  program
    .command('schema')
    .description('The JSON Schema (2020-12) of region, policy or nation files, for editors.')
    .argument('<kind>', 'Region, policy or nation.')
    .option('--json', 'JSON it is anyway.')
    .addHelpText('after', examples('schema region > region.schema.json', 'schema policy'))
    .action((name: string) => {
      const kind = KINDS.find((known) => known === name);
      if (kind === undefined)
        throw new InputError(`no kind of file is called ${JSON.stringify(name)}; ${suggest(name, KINDS)}`);
      services.out(toJson(jsonSchema(kind)));
      finish(Exit.done);
    });
};
