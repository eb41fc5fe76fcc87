/** Tables and numbers as plain text, the same in every country and engine (no Intl). */

export interface Column {
  readonly header: string;
  /** Numbers stand right, words left. Left unless said. */
  readonly align?: 'left' | 'right';
}

/** Columns needed on a terminal: 2 for wide East Asian characters and pictographs, 0 for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || isZeroWidth(code)) continue;
    width += isWide(code) ? 2 : 1;
  }
  return width;
}

function isZeroWidth(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x3099 && code <= 0x309a) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

/** Main blocks of East Asian Width W and F (Unicode TR11). */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

function pad(text: string, width: number, right: boolean): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? spaces + text : text + spaces;
}

/**
 * Rows of text under a header line and a rule, two spaces between columns, no spaces at line ends.
 * Cells that a row lacks are empty. Ends without a newline.
 */
export function printTable(rows: readonly (readonly string[])[], columns: readonly Column[]): string {
  const widths = columns.map((column, c) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(row[c] ?? '')), displayWidth(column.header)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, c) => pad(cells[c] ?? '', widths[c] ?? 0, column.align === 'right'))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map((column) => column.header)), rule, ...rows.map(line)].join('\n');
}

/**
 * A number in plain digits, rounded half away from zero to so many significant figures; whole numbers of more digits
 * keep their size ("12,300"). Thousands are parted by commas. Trailing zeros after the point are dropped.
 */
export function significant(x: number, digits = 3): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'n/a' : x > 0 ? '∞' : '-∞';
  const size = Math.abs(x);
  if (size === 0) return '0';
  const [mantissa = '0', exponentText = '0'] = size.toExponential(digits - 1).split('e');
  const figures = mantissa.replace('.', '');
  const point = Number(exponentText) + 1;
  const whole = point <= 0 ? '0' : figures.slice(0, point).padEnd(point, '0');
  const part = point <= 0 ? '0'.repeat(-point) + figures : figures.slice(point);
  const fraction = part.replace(/0+$/, '');
  return `${x < 0 ? '-' : ''}${commas(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A number rounded to a whole one, thousands parted by commas: -1234.5 -> "-1,235" (half away from zero). */
export function whole(x: number): string {
  if (!Number.isFinite(x)) return significant(x);
  const size = Math.floor(Math.abs(x) + 0.5);
  return `${x < 0 && size !== 0 ? '-' : ''}${commas(BigInt(size).toString())}`;
}

/** As `significant`, with a sign in front of positive numbers too: for differences. */
export function signed(x: number, digits = 3): string {
  return x > 0 ? `+${significant(x, digits)}` : significant(x, digits);
}

function commas(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
