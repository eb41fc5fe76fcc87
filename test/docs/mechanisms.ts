/** The opening comment of a mechanism's file, which states its equations, what it touches and its source, as Markdown. */
import type { Sources } from './odd.ts';

const FOLDERS = ['src/model/processes/', 'src/model/levers/'];
const MACHINERY = ['knowledge', 'fields', 'demand', 'occasions', 'ring'].map((name) => `src/model/${name}.ts`);
const NATION = ['nation', 'exchange', 'tokyo', 'moves', 'contest', 'reexamine'].map(
  (name) => `src/model/nation/${name}.ts`,
);
const FIELDS = /^(Reads|Writes|Draws|Cost|Source) +(.*)$/;

/** Files that need a section: every process, every lever, and what they share. */
export function mechanismPaths(sources: Sources): readonly string[] {
  const own = [...sources.keys()].filter((path) => FOLDERS.some((folder) => path.startsWith(folder)));
  return [...own, ...MACHINERY, ...NATION];
}

export function renderMechanism(sources: Sources, path: string): string {
  const parts = blocks(openingLines(sources, path)).map(({ kind, lines }) => {
    if (kind === 'code') return ['```text', ...lines.map((line) => line.slice(2)), '```'].join('\n');
    if (kind === 'text') return lines.join(' ');
    return lines.map((line) => line.replace(FIELDS, '- **$1** $2')).join('\n');
  });
  return [`File: [\`${path}\`](../${path})`, ...parts].join('\n\n');
}

interface Block {
  readonly kind: 'text' | 'code' | 'fields';
  readonly lines: string[];
}

function openingLines(sources: Sources, path: string): readonly string[] {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(sources.get(path) ?? '')?.[1];
  if (comment === undefined) throw new Error(`${path} does not open with a comment that says what it claims`);
  return comment.split('\n').map((line) => line.replace(/^ \* ?/, '').trimEnd());
}

/** Runs of lines of one kind: two spaces begin an equation; a field goes on where the next line is indented as far. */
function blocks(lines: readonly string[]): readonly Block[] {
  const found: Block[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.trim();
    const last = open ? found.at(-1) : undefined;
    open = text !== '';
    if (!open) continue;
    const kind = FIELDS.test(line) ? 'fields' : line.startsWith('  ') ? 'code' : 'text';
    if (last?.kind === 'fields' && kind !== 'fields') last.lines.push(`${last.lines.pop()} ${text}`);
    else if (last?.kind === kind) last.lines.push(kind === 'code' ? line : text);
    else found.push({ kind, lines: [kind === 'code' ? line : text] });
  }
  return found;
}
