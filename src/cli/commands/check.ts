/** `musubi check`: all problems of region, policy and nation files. */
import { InputError } from '../../core/errors.ts';
import { toJson } from '../../io/json.ts';
import { check, MAX_BYTES } from '../../scenario/load.ts';
import type { Kind } from '../../scenario/schema.ts';
import { readInput } from '../input.ts';
import { type AddCommand, examples } from '../program.ts';
import { basesOf } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';
import { printable } from '../words.ts';

export const addCheck: AddCommand = (program, services, finish) => {
  program
    .command('check')
    .description(
      'Every problem of region, policy and nation files, one line each, with line and column; warnings too, which are no problem.',
    )
    .argument('<file...>', 'Region, policy or nation files, YAML or JSON.')
    .option('--json', 'The same for machines.')
    .addHelpText('after', examples('check my-policy.yaml', 'check scenarios/regions/*.yaml scenarios/policies/*.yaml'))
    .action((files: readonly string[], options: { readonly json?: true }) =>
      finish(checkFiles(services, files, options.json === true)),
    );
};

interface FileReport {
  readonly file: string;
  readonly kind: Kind | undefined;
  readonly id: string | undefined;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export function checkFiles(services: Services, files: readonly string[], json: boolean): ExitCode {
  const reports = files.map((file) => checkFile(services.scenarios, file));
  if (json) services.out(toJson({ files: reports.map((report) => ({ ...report, ok: report.problems.length === 0 })) }));
  for (const { file, kind, id, problems, warnings } of reports) {
    services.err(warnings.map((warning) => `${warning}\n`).join(''));
    if (problems.length > 0) services.err(problems.map((problem) => `${problem}\n`).join(''));
    else if (!json) services.out(`${printable(file)}: ok, ${kind} ${id}\n`);
  }
  return reports.every(({ problems }) => problems.length === 0) ? Exit.done : Exit.badInput;
}

function checkFile(folder: string, file: string): FileReport {
  try {
    const { bytes, name } = readInput(file, MAX_BYTES);
    const { kind, problems, scenario, warnings } = check(bytes, name, undefined, { base: basesOf(folder) });
    const lines = [...new Set(problems.map((problem) => problem.message))];
    return { file, kind, id: scenario?.id, problems: lines, warnings };
  } catch (error) {
    if (error instanceof InputError)
      return { file, kind: undefined, id: undefined, problems: [error.message], warnings: [] };
    throw error;
  }
}
