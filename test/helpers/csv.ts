/** Rows of comma-separated values after RFC 4180, quotes taken off. @throws Error where a quote stays open */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error('an open quote');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++];
    row.push(cell);
    if (text[at] === ',') {
      at++;
      continue;
    }
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
