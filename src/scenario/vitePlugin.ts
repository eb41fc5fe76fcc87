/**
 * Vite plugin: `import { scenarios } from 'virtual:musubi-scenarios'` gives every scenario of the repository, compiled.
 * Imported by vite.config.ts only. The compiler is loaded when it is first asked for, so that a fault in it fails the
 * build or the one test that needs it, and not every start of Vite.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

const NAME = 'virtual:musubi-scenarios';
const RESOLVED = `\0${NAME}`;

/** @param folder the folder with `regions` and `policies` */
export function scenarioPlugin(folder: string): Plugin {
  const paths = (): string[] =>
    ['regions', 'policies'].flatMap((kind) => {
      const names = readdirSync(join(folder, kind)).filter((name) => /\.(ya?ml|json)$/.test(name));
      return names.sort().map((name) => join(folder, kind, name));
    });
  return {
    name: 'musubi-scenarios',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const compiler = join(import.meta.dirname, 'bundle.ts');
      const { module, dependencies } = await runnerImport<typeof import('./bundle.ts')>(compiler);
      const files = paths();
      for (const path of [compiler, ...dependencies, ...files]) this.addWatchFile(path);
      const json = JSON.stringify(module.bundle(files.map((name) => ({ name, text: readFileSync(name) }))));
      return `export const scenarios = JSON.parse(${JSON.stringify(json)});`;
    },
  };
}
