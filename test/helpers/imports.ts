/** Who imports whom, as dependency-cruiser reads it from the sources, type imports included. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

export interface Import {
  /** Path of the importing file, from the base folder, with forward slashes. */
  readonly from: string;
  /** Path of the imported file; for an outside package the specifier as written (`zod`, `node:fs`, `virtual:x`). */
  readonly to: string;
  readonly outside: boolean;
  /** `import type`: gone once compiled. */
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is asked for. */
  readonly dynamic: boolean;
}

/**
 * Every import of the TypeScript files in `folders`. Node's plain `.mjs` files are left out: they run before anything
 * is installed and import nothing of the rest.
 *
 * @throws Error for an import that leads nowhere
 */
export async function readImports(base: string, folders: readonly string[]): Promise<readonly Import[]> {
  const present = folders.filter((folder) => existsSync(join(base, folder)));
  const result = await cruise(
    present,
    {
      baseDir: base,
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.mjs$|(^|/)tsconfig\\.json$' },
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  );
  const { modules } = result.output as ICruiseResult;
  const sources = modules.filter((module) => !module.source.includes('node_modules/') && module.followable !== false);
  return sources.flatMap((module) =>
    module.dependencies.map((dependency) => {
      const outside = !/^\.{0,2}\//.test(dependency.module);
      if (!outside && dependency.couldNotResolve) {
        throw new Error(`${module.source} imports ${dependency.module}, which is not there`);
      }
      return {
        from: module.source,
        to: outside ? named(dependency) : dependency.resolved,
        outside,
        typeOnly: dependency.dependencyTypes.includes('type-only'),
        dynamic: dependency.dynamic,
      };
    }),
  );
}

/** dependency-cruiser parts `node:` from the name. */
function named({ module, coreModule }: { readonly module: string; readonly coreModule: boolean }): string {
  return coreModule ? `node:${module}` : module;
}

/** The files and packages that load together with `start`: what it imports by value and statically, near and far. */
export function loadedWith(start: string, imports: readonly Import[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    for (const { from, to, typeOnly, dynamic } of imports) {
      if (from === file && !typeOnly && !dynamic) reached.add(to);
    }
  }
  return reached;
}

/** Groups of files that import each other in a circle, each group sorted; types count as well. */
export function cycles(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to, outside } of imports) if (!outside) next.set(from, [...(next.get(from) ?? []), to]);
  const reach = (file: string): ReadonlySet<string> => {
    const reached = new Set(next.get(file) ?? []);
    for (const one of reached) for (const two of next.get(one) ?? []) reached.add(two);
    return reached;
  };
  const reaches = new Map([...next.keys()].map((file) => [file, reach(file)] as const));
  const groups = [...reaches].map(([file, reached]) =>
    [...reached].filter((other) => reached.has(file) && reaches.get(other)?.has(file)).sort(),
  );
  return [...new Map(groups.filter((group) => group.length > 0).map((group) => [group.join(' '), group])).values()];
}
