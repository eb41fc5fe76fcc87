import { expect, test } from 'vitest';
import { MESSAGES } from '../../web/i18n/index.ts';
import { phrasesOf } from '../../web/phrases.ts';

test('a line of Japanese breaks between phrases: no word is torn, no particle begins a line', () => {
  expect(phrasesOf('同じ運を与えた12組の歴史でBが上回ったのは3組。')).toEqual([
    ...['同じ', '運を', '与えた', '12組の', '歴史で', 'Bが', '上回ったのは', '3組。'],
  ]);
  expect(phrasesOf('白抜きは差とみなさない（0.01未満）')).toEqual(['白抜きは', '差とみなさない', '（0.01未満）']);
});

test('long compounds break between their words, and short ones nowhere', () => {
  expect(phrasesOf('産業クラスター計画')).toEqual(['産業', 'クラスター', '計画']);
  expect(phrasesOf('コーディネーター増')).toEqual(['コーディネーター増']);
  expect(phrasesOf('人／会員100')).toEqual(['人／会員100']);
});

test('numbers stay with what they number, and names with their numbers', () => {
  expect(phrasesOf('AとBの予算額は同じ。平均はA 85.8億円、B 85.6億円。').slice(-2)).toEqual([
    'A 85.8億円、',
    'B 85.6億円。',
  ]);
  for (const piece of phrasesOf('塗りは実行の25・50・90\u00a0%、中央の半分は−0.073〜−0.0019。'))
    expect(piece).not.toMatch(/^[\s%・〜、。）]|[（−〜・]$/u);
});

test('phrases make up the text, whatever it is', () => {
  const words = Object.values(MESSAGES.ja).filter((word) => typeof word === 'string');
  expect(words.length).toBeGreaterThan(50);
  for (const word of [...words, '', 'policy B "<img>"', '\u00a0']) expect(phrasesOf(word).join('')).toBe(word);
});
