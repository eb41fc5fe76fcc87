/** Name, region, preset and whether it is edited; undo, redo, replay; export; language and theme. */
import type { JSX } from 'preact';
import { presetOf } from '../catalogue.ts';
import { isEdited } from '../state/settings.ts';
import { Appearance, Brand } from './brand.tsx';
import { useStore } from './context.ts';
import { ExportMenu } from './exportMenu.tsx';
import { RegionChoice } from './regionChoice.tsx';

export function TopBar(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const settings = store.settings.value;
  const region = store.region.value;
  const preset = presetOf(region, settings.b.preset);
  const { past, future } = store.history.value;
  return (
    <header class="top">
      <Brand />
      <RegionChoice />
      <p class="second preset">
        {t.presetOf({ name: preset[language], edited: isEdited(store.catalogue, settings, 'b') })}
      </p>
      <div class="top-group top-middle">
        <button type="button" disabled={past.length === 0} onClick={store.undo}>
          {t.undo}
        </button>
        <button type="button" disabled={future.length === 0} onClick={store.redo}>
          {t.redo}
        </button>
        <button type="button" class="replay" disabled={past.length === 0} onClick={store.replay}>
          {t.replay}
        </button>
      </div>
      <div class="top-group top-end">
        <ExportMenu />
        <Appearance />
      </div>
    </header>
  );
}
