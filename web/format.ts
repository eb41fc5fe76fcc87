/**
 * Numbers as people read them: two significant figures unless told otherwise, a true minus sign, yen in the units of
 * the language. Pure functions; what is shown never goes back into a calculation.
 */
import type { Language } from './i18n/keys.ts';

const MINUS = '−';

export interface NumberStyle {
  /** Significant figures; 2 unless told. */
  readonly figures?: number;
  /** Put + before positive numbers. */
  readonly signed?: boolean;
}

/** 0.0314 -> "0.031", 31240 -> "31,000", -4 -> "−4.0". Whole numbers below 10 keep no decimals when `whole` is set. */
export function formatNumber(value: number, style: NumberStyle & { readonly whole?: boolean } = {}): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const figures = style.figures ?? 2;
  let text: string;
  if (size === 0) text = '0';
  else if (size < 1e-6) text = '0';
  else {
    const rounded = Number(size.toPrecision(figures));
    const exponent = Math.floor(Math.log10(rounded));
    const decimals = style.whole === true && Number.isInteger(size) ? 0 : Math.max(0, figures - 1 - exponent);
    text = group(rounded.toFixed(decimals));
  }
  return withSign(value, text, style.signed === true);
}

/** A whole count with separators and no rounding: 1962 -> "1,962". */
export function formatCount(value: number, signed = false): string {
  return withSign(value, group(Math.abs(Math.round(value)).toFixed(0)), signed);
}

/** Yen: ¥950, ¥0.12M, ¥230M, ¥11.9 bn in English; 950円, 12万円, 2.3億円, 119億円 in Japanese. */
export function formatYen(value: number, language: Language, style: NumberStyle = {}): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const figures = style.figures ?? 2;
  const number = (scale: number): string => formatNumber(size / scale, { figures });
  // the unit follows the rounded size, so that 999.6 million reads as a billion
  const rounded = size === 0 ? 0 : Number(size.toPrecision(figures));
  let text: string;
  if (language === 'ja') {
    if (rounded >= 1e8) text = `${number(1e8)}億円`;
    else if (rounded >= 1e4) text = `${number(1e4)}万円`;
    else text = `${formatNumber(size, { figures, whole: true })}円`;
  } else if (rounded >= 1e9) text = `¥${number(1e9)} bn`;
  else if (rounded >= 1e5) text = `¥${number(1e6)}M`;
  else text = `¥${formatNumber(size, { figures, whole: true })}`;
  return withSign(value, text, style.signed === true);
}

/** A share as per cent: 0.443 -> "44 %"; as a difference: "+3.1 points". */
export function formatShare(value: number, language: Language, style: NumberStyle = {}): string {
  const text = formatNumber(value * 100, style);
  if (style.signed !== true) return `${text} %`;
  return language === 'ja' ? `${text}ポイント` : `${text} points`;
}

/** Units that count people, who have a counter of their own in Japanese. */
const PEOPLE: ReadonlySet<string> = new Set(['jobs', 'people']);
/** From here on Japanese counts in ten thousands; below, figures with separators are read faster than 4.8704万. */
const FROM_MILLION = 1e6;

/** One value of an indicator, in the words of its unit. */
export function formatValue(value: number, unit: string, language: Language, style: NumberStyle = {}): string {
  if (unit === 'yen' || unit === 'yen a year') return formatYen(value, language, style);
  if (unit === 'share') return formatShare(value, language, style);
  const heads = language === 'ja' && PEOPLE.has(unit) && Number.isFinite(value) ? '人' : '';
  if (language === 'ja' && Math.abs(value) >= FROM_MILLION) {
    const number = formatNumber(Math.abs(value) / 1e4, style.figures === undefined ? {} : { figures: style.figures });
    return withSign(value, `${number}万${heads}`, style.signed === true);
  }
  return `${formatNumber(value, { ...style, whole: Number.isInteger(value) })}${heads}`;
}

/**
 * Two levels side by side: two significant figures, or as many up to four (five of a count from ten thousand on) as tell the
 * difference that stands beside them.
 */
export function formatLevels(a: number, b: number, unit: string, language: Language): readonly [string, string] {
  const most = Math.max(Math.abs(a), Math.abs(b)) >= 1e4 && !unit.startsWith('yen') ? 5 : 4;
  let figures = 2;
  while (figures < most && !tellsDifference(a, b, figures)) figures++;
  return [formatValue(a, unit, language, { figures }), formatValue(b, unit, language, { figures })];
}

/** Whether the difference of two numbers survives this rounding, give or take a fifth of it: 3,086 and 3,104 are not 3,090 and 3,100. */
function tellsDifference(a: number, b: number, figures: number): boolean {
  const shown = Number(b.toPrecision(figures)) - Number(a.toPrecision(figures));
  return !(Math.abs(shown - (b - a)) > Math.abs(b - a) / 5);
}

/** Labels of one axis: all with the decimals that its step needs, zero as 0. `values` are its ticks. */
export function formatTicks(
  values: readonly number[],
  unit: string,
  language: Language,
  signed: boolean,
): readonly string[] {
  const money = unit === 'yen' || unit === 'yen a year';
  const scale = unit === 'share' ? 100 : 1;
  const step = values.length > 1 ? Math.abs((values[1] as number) - (values[0] as number)) * scale : 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return values.map((value) => {
    if (value === 0) return '0';
    if (money) return formatYen(value, language, { signed });
    if (language === 'ja' && step >= FROM_MILLION) return formatValue(value, unit, language, { signed });
    const text = withSign(value, group(Math.abs(value * scale).toFixed(decimals)), signed);
    return unit === 'share' ? `${text} %` : text;
  });
}

function withSign(value: number, text: string, signed: boolean): string {
  const isZero = !/[1-9]/.test(text);
  if (isZero) return text;
  return value < 0 ? `${MINUS}${text}` : signed ? `+${text}` : text;
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
