/** What state the result is in, how far it is, how to stop it, and what it is made of. */
import type { JSX } from 'preact';
import { isPreview } from '../../src/statistics/verdict.ts';
import { presetOf } from '../catalogue.ts';
import { useStore } from './context.ts';

export function StatusLine(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const results = store.results.value;
  const { phase, done, total, stale } = results;
  const running = phase === 'running';
  const left = store.runner.left.value;
  const region = store.region.value;
  const pair = store.shownPair.value;
  const version = presetOf(region, store.settings.value.a.preset).params.modelVersion;
  const few = results.pairs.length > 0 && isPreview(results.pairs.length);
  const ended = phase === 'failed' ? t.failed : phase === 'cancelled' ? t.cancelled : null;
  const mark = stale
    ? t.stale
    : ended !== null
      ? few
        ? `${ended}${t.comma}${t.preview.toLowerCase()}`
        : ended
      : running || few
        ? t.preview
        : results.pairs.length === 0
          ? t.empty
          : t.complete;
  return (
    <footer class="status">
      <div class="status-run">
        <span class="mark" data-phase={phase} data-stale={stale} data-preview={few}>
          {mark}
        </span>
        <progress class="progress" max={Math.max(1, total)} value={done} aria-label={t.progress({ done, total })} />
        <span class="strong word">{t.progress({ done, total })}</span>
        {running && left !== null && <span class="second word">{t.timeLeft({ seconds: left / 1000 })}</span>}
        {running && (
          <button type="button" class="link word" onClick={store.runner.cancel}>
            {t.cancel}
          </button>
        )}
        {!running && done < total && (
          <button type="button" class="link word" onClick={store.runner.resume}>
            {t.resume}
          </button>
        )}
      </div>
      <p class="second status-seed">
        {t.workers({ count: store.workers })}
        {t.comma}
        <label>
          {t.seed}{' '}
          <input
            type="text"
            class="seed"
            aria-label={t.seedHelp}
            value={store.settings.value.seed}
            maxLength={200}
            spellcheck={false}
            onChange={(event) => store.setSeed(event.currentTarget.value)}
          />
        </label>
      </p>
      <p
        class="second status-model"
        data-digest-a={pair?.a.digest}
        data-digest-b={pair?.b.digest}
        data-seed-index={pair?.index}
      >
        {pair !== null && !stale && (
          <span class="digest">
            {t.digest({ pair: pair.index + 1, a: pair.a.digest.slice(0, 8), b: pair.b.digest.slice(0, 8) })}
          </span>
        )}
        {t.modelLine({ version, region: region[store.language.value].split(/[,(（]/)[0]?.trim() ?? '' })}
      </p>
    </footer>
  );
}
