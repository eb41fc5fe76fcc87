/** Hands out the result on show: as a file to run again, as a table, as a link and as a command line. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { version } from '../../package.json';
import { commandOf, differencesCsv, fileName, resultJson, type Shown } from '../exported.ts';
import { EXPORT_WORDS } from '../i18n/exported.ts';
import { otherParamsOf } from '../state/settings.ts';
import { encodeSettings } from '../url.ts';
import { useStore } from './context.ts';

export function ExportMenu(): JSX.Element {
  const store = useStore();
  const words = EXPORT_WORDS[store.language.value];
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useCloseOutside(box, open, () => setOpen(false));
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened
    <div class="export" ref={box} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="export-menu"
        onClick={() => setOpen(!open)}
      >
        {words.open}
      </button>
      {open && <Menu />}
    </div>
  );
}

function Menu(): JSX.Element {
  const store = useStore();
  const words = EXPORT_WORDS[store.language.value];
  const [said, setSaid] = useState('');
  const { catalogue } = store;
  const settings = store.shownSettings.value;
  const pairs = store.pairs.value;
  const checked = store.runner.others.value;
  const others = checked.of === store.results.value.of ? checked.pairs : [];
  // a result under one of two assumed counts is none
  const unchecked = others.length === 0 && otherParamsOf(catalogue, settings, 'a') !== null;
  const shown: Shown = { catalogue, settings, pairs, others, version };
  const save = (ending: string, type: string, text: string): void => {
    const name = `${fileName(shown)}.${ending}`;
    download(name, type, text);
    setSaid(words.saved({ name }));
  };
  const none = pairs.length === 0;
  return (
    <section id="export-menu" class="export-menu" aria-label={words.open}>
      <p class="second">
        {none ? words.nothing : words.what({ pairs: pairs.length })}
        {store.stale.value && <span> {words.stale}</span>}
      </p>
      <p>
        <button
          type="button"
          class="link"
          disabled={none || unchecked}
          onClick={() => save('json', 'application/json', resultJson(shown))}
        >
          {words.json}
        </button>{' '}
        <span class="second">{words.jsonHelp}</span>
      </p>
      <p>
        <button
          type="button"
          class="link"
          disabled={none}
          onClick={() => save('csv', 'text/csv', differencesCsv(shown))}
        >
          {words.csv}
        </button>{' '}
        <span class="second">{words.csvHelp}</span>
      </p>
      <Copyable what={words.link} text={linkTo(encodeSettings(catalogue, settings))} onSaid={setSaid} />
      <Copyable what={words.command} text={commandOf(catalogue, settings)} onSaid={setSaid} />
      <p class="second" role="status">
        {said}
      </p>
    </section>
  );
}

interface CopyableProps {
  readonly what: string;
  readonly text: string;
  readonly onSaid: (text: string) => void;
}

function Copyable({ what, text, onSaid }: CopyableProps): JSX.Element {
  const words = EXPORT_WORDS[useStore().language.value];
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      onSaid(words.copied({ what }));
    } catch {
      field.current?.select();
      onSaid(words.notCopied);
    }
  };
  return (
    <p class="export-copy">
      <label>
        <span>{what}</span>
        <input ref={field} type="text" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" class="link" aria-label={words.copyOf({ what })} onClick={() => void copy()}>
        {words.copy}
      </button>
    </p>
  );
}

function linkTo(hash: string): string {
  return `${location.href.split('#')[0] ?? ''}${hash}`;
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // the browser has taken its copy by the next task
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Closes when the focus or the pointer goes elsewhere. */
function useCloseOutside(box: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true) close();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
}
