/**
 * Vite plugin: `import { scenarios } from 'virtual:musubi-scenarios'` gives every scenario of the repository, compiled;
 * `import { pages } from 'virtual:musubi-regions'` what the page of the regions shows of them.
 * Imported by vite.config.ts only. The compiler is loaded when it is first asked for, so that a fault in it fails the
 * build or the one test that needs it, and not every start of Vite.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { ScenarioFile } from './bundle.ts';

interface Kind {
  readonly compiler: string;
  readonly folders: readonly string[];
  /** Name of what the virtual module exports. */
  readonly exported: string;
  readonly make: (module: never, files: readonly ScenarioFile[]) => unknown;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'virtual:musubi-scenarios': {
    compiler: 'bundle.ts',
    folders: ['regions', 'policies'],
    exported: 'scenarios',
    make: (module: typeof import('./bundle.ts'), files) => module.bundle(files),
  },
  'virtual:musubi-regions': {
    compiler: 'pages.ts',
    folders: ['regions'],
    exported: 'pages',
    make: (module: typeof import('./pages.ts'), files) => module.pagesOf(files),
  },
};

/** @param folder the folder with `regions` and `policies` */
export function scenarioPlugin(folder: string): Plugin {
  const pathsIn = (folders: readonly string[]): string[] =>
    folders.flatMap((kind) => {
      const names = readdirSync(join(folder, kind)).filter((name) => /\.(ya?ml|json)$/.test(name));
      return names.sort().map((name) => join(folder, kind, name));
    });
  return {
    name: 'musubi-scenarios',
    resolveId: (id) => (Object.hasOwn(KINDS, id) ? `\0${id}` : undefined),
    async load(id) {
      const kind = id.startsWith('\0') ? KINDS[id.slice(1)] : undefined;
      if (kind === undefined) return undefined;
      const compiler = join(import.meta.dirname, kind.compiler);
      const { module, dependencies } = await runnerImport<never>(compiler);
      const paths = pathsIn(kind.folders);
      for (const path of [compiler, ...dependencies, ...paths]) this.addWatchFile(path);
      const made = kind.make(
        module,
        paths.map((name) => ({ name, text: readFileSync(name) })),
      );
      return `export const ${kind.exported} = JSON.parse(${JSON.stringify(JSON.stringify(made))});`;
    },
  };
}
