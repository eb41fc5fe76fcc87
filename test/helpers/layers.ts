/** The house: which folder may import which, and which packages from outside. Imports point down only. */
import type { Import } from './imports.ts';

interface Room {
  /** The files it holds, by how their paths begin. The first room that fits counts. */
  readonly files: string;
  /** What they may import besides their own room, by how the paths begin. */
  readonly below: readonly string[];
  /** Packages, by specifier; one that ends in `:` or `/` stands for all that begin with it. */
  readonly outside: readonly string[];
  /** What they may also name as a type, or load later by `import()`. */
  readonly typesOrLater?: readonly string[];
}

const ENGINE = ['src/core/', 'src/model/', 'src/scenario/', 'src/indicators/', 'src/explain/'];
const EXPERIMENT = [...ENGINE, 'src/statistics/'];
const WORKER = [...EXPERIMENT, 'src/experiment/', 'src/io/'];
const SEEN_BY_WEB = [
  'src/core/',
  'src/statistics/',
  'src/experiment/',
  'src/io/',
  'src/scenario/bundled.ts',
  'src/scenario/descriptors.ts',
  'src/scenario/fields.ts',
  'src/scenario/levers.ts',
  'src/scenario/prefectures.ts',
  'src/indicators/descriptors.ts',
  'src/indicators/names.ts',
  'src/worker/',
  // its version, which stands in every result
  'package.json',
];

// biome-ignore format: a table
export const ROOMS: readonly Room[] = [
  { files: 'src/core/',                  below: [],                               outside: ['seedrandom/lib/alea.js'] },
  { files: 'src/statistics/',            below: ['src/core/'],                    outside: [] },
  { files: 'src/io/node/',               below: ['src/core/', 'src/io/'],         outside: ['node:'] },
  { files: 'src/io/',                    below: ['src/core/'],                    outside: [] },
  { files: 'src/model/',                 below: ['src/core/'],                    outside: [] },
  // runs while the viewer is built, in Node
  { files: 'src/scenario/vitePlugin.ts', below: ['src/core/', 'src/model/', 'src/scenario/'], outside: ['node:', 'vite'] },
  { files: 'src/scenario/',              below: ['src/core/', 'src/model/'],      outside: ['zod', 'yaml'] },
  { files: 'src/indicators/',            below: ['src/core/', 'src/model/'],      outside: [] },
  { files: 'src/explain/',               below: ['src/core/', 'src/model/', 'src/indicators/'], outside: [] },
  { files: 'src/experiment/schema.ts',   below: [...EXPERIMENT, 'src/experiment/'], outside: ['zod'] },
  { files: 'src/experiment/',            below: EXPERIMENT,                       outside: [] },
  { files: 'src/worker/node/',           below: [...WORKER, 'src/worker/'],       outside: ['comlink', 'comlink/', 'node:'] },
  { files: 'src/worker/',                below: WORKER,                           outside: ['comlink'] },
  { files: 'src/cli/',                   below: ['src/'],                         outside: ['node:', 'commander'] },
  // runs while the viewer is built, in Node
  { files: 'web/regions/landPlugin.ts',  below: ['web/'],                         outside: ['node:', 'vite', 'd3', 'topojson-client', 'world-atlas/'] },
  { files: 'web/',                       below: SEEN_BY_WEB,                      outside: ['preact', 'preact/', '@preact/signals', 'd3', 'comlink', 'virtual:'],
                                         typesOrLater: ['src/model/', 'src/scenario/', 'src/indicators/', 'src/explain/'] },
];

/** Never to be imported from the rooms of a browser, whatever the table says. */
const NODE_ONLY = /^src\/(io|worker)\/node\//;
const NODE_ROOMS = ['src/io/node/', 'src/worker/node/', 'src/cli/'];

/** A line for every import that the table does not allow. */
export function againstTheTable(imports: readonly Import[]): readonly string[] {
  return imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} imports ${to}`);
}

function isAllowed({ from, to, outside, typeOnly, dynamic }: Import): boolean {
  const room = ROOMS.find(({ files }) => from.startsWith(files));
  if (room === undefined) return false;
  if (outside) return room.outside.some((name) => (/[:/]$/.test(name) ? to.startsWith(name) : to === name));
  if (NODE_ONLY.test(to)) return NODE_ROOMS.includes(room.files);
  const reach = typeOnly || dynamic ? [...room.below, ...(room.typesOrLater ?? [])] : room.below;
  return [room.files, ...reach].some((start) => to.startsWith(start));
}
