/** Words that break between phrases where they are Japanese, and as ever where they are not. */
import { Fragment, type JSX } from 'preact';
import { phrasesOf } from '../phrases.ts';
import { useStore } from './context.ts';

/** Browsers break after these even where words are kept whole. */
const TORN = /[〜・／−-]/u;
const LONGEST_WHOLE = 16;

export function Phrases({ text }: { readonly text: string }): JSX.Element {
  if (useStore().language.value !== 'ja') return <>{text}</>;
  const phrases = phrasesOf(text);
  // the browser's own breaks where its words are not known
  if (phrases.length === 1) return <>{text}</>;
  return (
    <span class="phrases">
      {phrases.map((phrase, i) => (
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {TORN.test(phrase) && phrase.length <= LONGEST_WHOLE ? <span class="word">{phrase}</span> : phrase}
        </Fragment>
      ))}
    </span>
  );
}
