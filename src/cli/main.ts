/** The command line: reads the arguments, runs one command, and turns whatever went wrong into one line and a code. */
import { Command, CommanderError } from 'commander';
import { InputError } from '../core/errors.ts';
import { MODEL_VERSION } from '../model/params.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addExplain } from './commands/explain.ts';
import { addList } from './commands/list.ts';
import { addReplay } from './commands/replay.ts';
import { addRun } from './commands/run.ts';
import { addSchema } from './commands/schema.ts';
import { addView } from './commands/view.ts';
import type { AddCommand } from './program.ts';
import { Exit, type ExitCode, processServices, type Services } from './services.ts';
import { NOTICE, printable } from './words.ts';

const COMMANDS: readonly AddCommand[] = [
  addRun,
  addCompare,
  addExplain,
  addReplay,
  addCheck,
  addSchema,
  addList,
  addView,
];

/** @returns 0 done, 1 a fault of ours, 2 bad input, 130 interrupted */
export async function main(args: readonly string[], services: Services = processServices()): Promise<ExitCode> {
  let code: ExitCode = Exit.done;
  const program = programOf(services, (result) => {
    code = result;
  });
  if (args.length === 0) {
    services.out(program.helpInformation());
    return Exit.done;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, services);
  }
}

function programOf(services: Services, finish: (code: ExitCode) => void): Command {
  const program = new Command('musubi')
    .description(`Simulates industrial clusters. ${NOTICE}`)
    .version(`model version ${MODEL_VERSION}`)
    .exitOverride()
    .configureOutput({ writeOut: services.out, writeErr: () => undefined, getOutHelpWidth: () => 100 })
    .helpCommand('help [command]', 'tell about a command');
  for (const add of COMMANDS) add(program, services, finish);
  return program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 a fault of ours, 2 bad input, 130 interrupted.\n`musubi <command> --help` gives options and examples.',
  );
}

function tell(error: unknown, services: Services): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help') return Exit.done;
    services.err(`musubi: ${printable(oneLine(error.message.replace(/^error: /, '')))}\n`);
    return Exit.badInput;
  }
  if (error instanceof InputError) {
    services.err(`musubi: ${printable(firstOf(error.message))}\n`);
    return Exit.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  services.err(`musubi: a fault of ours, not of your input. ${text}\n`);
  return Exit.fault;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

/** A bad file may have many problems; a command other than `check` tells the first. */
function firstOf(message: string): string {
  const [first = '', ...others] = message.split('\n');
  if (others.length === 0) return first;
  const more = others.length === 1 ? '1 more problem' : `${others.length} more problems`;
  return `${first} (and ${more}: see musubi check)`;
}
