/**
 * Calendar months as one integer, year × 12 + (month - 1), so that the same date draws the same luck however long a run
 * or its spin-up is. Fiscal years begin in April and carry the number of the year in which they begin.
 */

/** 1998-04 -> 23979. */
export function monthOf(year: number, month: number): number {
  return year * 12 + month - 1;
}

export function yearOf(month: number): number {
  return Math.floor(month / 12);
}

/** 1 to 12. */
export function monthOfYear(month: number): number {
  return (month % 12) + 1;
}

/** The fiscal year (April to March) that a month belongs to. */
export function fiscalYearOf(month: number): number {
  return Math.floor((month - 3) / 12);
}

/** 23979 -> "1998-04". */
export function formatMonth(month: number): string {
  return `${yearOf(month)}-${String(monthOfYear(month)).padStart(2, '0')}`;
}

/** "1998-04" -> 23979; undefined where the text is not a month. */
export function parseMonth(text: string): number | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? monthOf(Number(match[1]), Number(match[2])) : undefined;
}
