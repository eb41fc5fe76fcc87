/**
 * Comma-separated values after RFC 4180, for spreadsheets and statistics packages: rows end in CRLF, a cell is quoted where
 * it needs it, numbers are the shortest text that reads back as the same double, and what is undefined is empty.
 */

/** What is written in one cell; NaN and infinities are empty. */
export type Cell = string | number;

/** Header and rows. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join('');
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  // a spreadsheet would run text that begins so as a formula
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
