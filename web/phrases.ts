/**
 * Where a Japanese line may break: before the words that begin a phrase, so that no word is torn and no particle begins a
 * line. Browsers that know phrases by themselves (word-break: auto-phrase) are few, and none breaks a long compound well.
 */

/** A phrase longer than this may also break between its words, or it would not fit on a narrow column. */
const LONG = 8;
/** One in brackets stays whole a little longer: it can have a line of its own. */
const LONG_IN_BRACKETS = 14;
const HIRAGANA_END = /[\p{Script=Hiragana}ー]$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const PARTICLE = /^[\p{Script=Hiragana}ー]+$/u;
/** Nothing breaks before these, nor after those. */
const CLOSING = /^[\p{Pe}\p{Pf}、。，．：；・！？…〜ー々%％/／\s\u00a0]/u;
const OPENING = /[\p{Ps}\p{Pi}\u00a0−+]$/u;
const PAUSE = /[、。：；）」]$/u;
/** What counts or measures stays with its number, and a number with what it numbers. */
const NUMBER_END = /[\d.,〜−+]$/u;

let segmenter: Intl.Segmenter | null | undefined;
const known = new Map<string, readonly string[]>();
const KEPT = 400;

/** The text in pieces between which a line may break; in one piece where the browser cannot tell words. */
export function phrasesOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  segmenter ??= typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ja', { granularity: 'word' }) : null;
  const phrases = segmenter === null ? [text] : split(Array.from(segmenter.segment(text), ({ segment }) => segment));
  if (known.size >= KEPT) known.clear();
  known.set(text, phrases);
  return phrases;
}

function split(found: readonly string[]): readonly string[] {
  // dictionaries cut loan words they do not know in two
  const words: string[] = [];
  for (const word of found) {
    if (KATAKANA.test(word) && KATAKANA.test(words.at(-1) ?? '')) words.push(`${words.pop()}${word}`);
    else words.push(word);
  }
  const phrases: string[][] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last === undefined || begins(last.join(''), word)) phrases.push([word]);
    else last.push(word);
  }
  return phrases.flatMap(shorter);
}

/** Whether a phrase begins with this word after what stands before it. */
function begins(before: string, word: string): boolean {
  if (CLOSING.test(word) || OPENING.test(before)) return false;
  // A 85.8: a letter is a name, and goes with what it names
  if (/(^|[^A-Za-z])[A-Z]\s$/u.test(before)) return false;
  if (/\s$/u.test(before) || PAUSE.test(before)) return true;
  if (/^[\p{Ps}\p{Pi}]/u.test(word)) return true;
  if (PARTICLE.test(word) || NUMBER_END.test(before)) return false;
  return HIRAGANA_END.test(before) && !/[ー]$/u.test(before);
}

/** A compound too long for one piece, between its words of two letters and more. */
function shorter(words: readonly string[]): readonly string[] {
  const whole = words.join('');
  if (whole.length <= (/^[\p{Ps}]/u.test(whole) ? LONG_IN_BRACKETS : LONG)) return [whole];
  const pieces: string[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    const inside = last === undefined || PARTICLE.test(word) || word.length < 2 || last.length < 2;
    const bound = inside || CLOSING.test(word) || OPENING.test(last) || NUMBER_END.test(last) || /^\d/.test(word);
    if (last !== undefined && bound) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}
