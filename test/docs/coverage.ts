/** Reads docs/seed-coverage.md and the transcription of the source document, and says where they and the code disagree. */

/** What the source document says: id, its own words and figures, the heading it stands under in the transcription. */
export interface Item {
  readonly id: string;
  readonly words: string;
  readonly section: string;
}

export interface Row {
  readonly id: string;
  readonly item: string;
  readonly where: string;
  readonly status: string;
  readonly section: string;
}

export const STATUSES = ['simulated', 'shown only', 'left out'] as const;

/** Lines `id: words` under `[section]`; `#` begins a remark. */
export function readItems(text: string): readonly Item[] {
  const items: Item[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line);
    if (heading) section = heading[1] as string;
    else if (line !== '' && !line.startsWith('#')) {
      const [, id, words] = /^([\w.]+): (.+)$/.exec(line) ?? [];
      if (id === undefined || words === undefined) throw new Error(`not an item: ${line}`);
      items.push({ id, words, section });
    }
  }
  return items;
}

/** The rows of every table that begins with the columns id, item, where, status. */
export function readRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  let section = '';
  let inside = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (line.startsWith('| id |')) inside = true;
    else if (!line.startsWith('|')) inside = false;
    else if (inside && !line.startsWith('| ---')) {
      const cells = line.slice(1, -1).split('|');
      if (cells.length !== 4) throw new Error(`not four columns: ${line}`);
      const [id, item, where, status] = cells.map((cell) => cell.trim()) as [string, string, string, string];
      rows.push({ id, item, where, status, section });
    }
  }
  return rows;
}

/**
 * One line for each disagreement. `exists` knows the files, parameters, levers and indicators; `acts` those of them that a
 * run reads or computes.
 */
export function problemsOf(
  items: readonly Item[],
  rows: readonly Row[],
  exists: (name: string) => boolean,
  acts: (name: string) => boolean,
): readonly string[] {
  const found: string[] = [];
  const ids = new Map(items.map((item) => [item.id, item]));
  for (const { id, section } of items) {
    const own = rows.filter((row) => row.id === id);
    if (own.length !== 1) found.push(`${id}: ${own.length} rows, expected one`);
    else if (own[0]?.section !== section) found.push(`${id}: stands under "${own[0]?.section}", not "${section}"`);
  }
  for (const row of rows) {
    const item = ids.get(row.id);
    if (item === undefined) found.push(`${row.id}: the transcription has no such item`);
    else {
      const said = new Set(numbersIn(row.item));
      const unsaid = numbersIn(item.words).filter((number) => !said.has(number));
      if (unsaid.length > 0) found.push(`${row.id}: its item does not say ${unsaid.join(', ')}`);
    }
    found.push(...statusProblems(row, exists, acts));
  }
  return found;
}

function statusProblems(
  { id, item, where, status }: Row,
  exists: (name: string) => boolean,
  acts: (name: string) => boolean,
): readonly string[] {
  const found: string[] = [];
  const kind = STATUSES.find((one) => status.startsWith(`${one}: `));
  const names = [...status.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
  if (item === '' || where === '') found.push(`${id}: an empty column`);
  if (kind === undefined) found.push(`${id}: unknown status "${status.split(':')[0]}"`);
  else if (kind !== 'left out' && names.length === 0) found.push(`${id}: ${kind}, and says nowhere`);
  else if (kind === 'left out' && !/^left out: (not )?planned\. .{10}/.test(status))
    found.push(`${id}: left out, and not whether it is planned and why`);
  for (const name of names) if (!exists(name)) found.push(`${id}: there is no ${name}`);
  if (kind !== 'simulated' || names.length === 0) return found;
  if (names.every(exists) && !names.some(acts)) found.push(`${id}: simulated, and no run reads what it names`);
  if (/\bchanges? no run\b/.test(status)) found.push(`${id}: simulated, and says that it changes no run`);
  return found;
}

/** Numbers as plain digits: "2,300,000" and "$5.0" give 2300000 and 5.0. */
export function numbersIn(text: string): readonly string[] {
  return text.replaceAll(',', '').match(/\d+(\.\d+)?/g) ?? [];
}
