/** The command line: reads the arguments, runs one command, and turns whatever went wrong into one line and a code. */
import { Command, CommanderError } from 'commander';
import { InputError } from '../core/errors.ts';
import { MODEL_VERSION } from '../model/params.ts';
import { addCheck } from './commands/check.ts';
import { addCircle } from './commands/circle.ts';
import { addCompare } from './commands/compare.ts';
import { addExplain } from './commands/explain.ts';
import { addList } from './commands/list.ts';
import { addNew } from './commands/new.ts';
import { addReplay } from './commands/replay.ts';
import { addRun } from './commands/run.ts';
import { addSchema } from './commands/schema.ts';
import { addStory } from './commands/story.ts';
import { addValidate } from './commands/validate.ts';
import { addView } from './commands/view.ts';
import type { AddCommand } from './program.ts';
import { Exit, type ExitCode, processServices, type Services } from './services.ts';
import { PROGRAM_VERSION } from './version.ts';
import { cut, NOTICE, printable } from './words.ts';

const COMMANDS: readonly AddCommand[] = [
  addRun,
  addCompare,
  addExplain,
  addStory,
  addCircle,
  addReplay,
  addValidate,
  addCheck,
  addNew,
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
    return tell(error, args, services);
  }
}

function programOf(services: Services, finish: (code: ExitCode) => void): Command {
  const program = new Command('musubi')
    .description(`Simulates industrial clusters. ${NOTICE}`)
    .version(`musubi ${PROGRAM_VERSION}, model version ${MODEL_VERSION}`, '-V, --version', 'Tell the version.')
    .helpOption('-h, --help', 'Tell about the command.')
    .exitOverride()
    .configureOutput({ writeOut: services.out, writeErr: () => undefined, getOutHelpWidth: () => 100 })
    .helpCommand('help [command]', 'Tell about a command.');
  for (const add of COMMANDS) add(program, services, finish);
  return program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 a fault of ours, 2 bad input, 130 interrupted.\n`musubi <command> --help` gives options and examples.',
  );
}

function tell(error: unknown, args: readonly string[], services: Services): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help') return Exit.done;
    const message = oneLine(error.message.replace(/^error: /, ''));
    services.err(`musubi: ${printable(shortened(message, args))}${wayOut(error, args)}\n`);
    return Exit.badInput;
  }
  if (error instanceof InputError) {
    services.err(`musubi: ${printable(shortened(firstOf(error.message), args))}\n`);
    return Exit.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  services.err(`musubi: a fault of ours, not of your input. ${text}\n`);
  return Exit.fault;
}

/** What was typed in full need not be said in full again, but for the files that an editor should find. */
function shortened(message: string, args: readonly string[]): string {
  const typed = args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]);
  const long = [...new Set(typed)].filter((text) => cut(text) !== text).sort((a, b) => b.length - a.length);
  return long.reduce((shorter, text) => {
    const quoted = JSON.stringify(text).slice(1, -1);
    if (shorter.startsWith(`${printable(text)}:`)) return shorter;
    return shorter.replaceAll(text, cut(text)).replaceAll(quoted, cut(quoted));
  }, message);
}

/** Where the right arguments are told; a value that is wrong says itself what is expected. */
function wayOut({ code }: CommanderError, args: readonly string[]): string {
  if (code === 'commander.invalidArgument') return '';
  const command = code === 'commander.unknownCommand' || args[0]?.startsWith('-') ? '' : `${args[0]} `;
  return `; see musubi ${command}--help`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

/** A bad file may have many problems; a command other than `check` tells the first. */
function firstOf(message: string): string {
  const [first = '', ...others] = new Set(message.split('\n'));
  if (others.length === 0) return first;
  const more = others.length === 1 ? '1 more problem' : `${others.length} more problems`;
  return `${first} (and ${more}: see musubi check)`;
}
