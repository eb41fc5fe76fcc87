/** `musubi view`: the viewer in the browser, served to this machine only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../../io/json.ts';
import { type AddCommand, examples, wholeFrom } from '../program.ts';
import { serve } from '../server.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';

export const DEFAULT_PORT = 4580;

export interface ViewOptions {
  readonly port: number;
  readonly open?: true;
  readonly json?: true;
}

export const addView: AddCommand = (program, services, finish) => {
  program
    .command('view')
    .description('Serves the viewer to this machine (127.0.0.1) until Ctrl-C.')
    .option('--port <n>', 'Port; another is taken where it is in use; 0: any.', wholeFrom(0, 65_535), DEFAULT_PORT)
    .option('--open', 'Open it in the browser.')
    .option('--json', 'The address for machines.')
    .addHelpText('after', examples('view --open', 'view --port 8080'))
    .action(async (options: ViewOptions) => finish(await view(services, options)));
};

export async function view(services: Services, options: ViewOptions): Promise<ExitCode> {
  if (!existsSync(join(services.viewer, 'index.html'))) {
    services.err('musubi: the viewer is not built; `npm start` builds it\n');
    return Exit.fault;
  }
  const { server, port } = await serve(services.viewer, options.port);
  if (options.port !== 0 && port !== options.port)
    services.err(`musubi: port ${options.port} is taken, another serves\n`);
  const url = `http://127.0.0.1:${port}/`;
  services.out(options.json ? toJson({ url, port }) : `The viewer is at ${url} (Ctrl-C ends it)\n`);
  if (options.open) openBrowser(url);
  await new Promise<void>((resolve) => {
    const stop = services.onInterrupt(() => {
      stop();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
  // ending is all that Ctrl-C can mean here
  return Exit.done;
}

/** Asks the system for its browser. Where it has none the address has been printed. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(command as string, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
