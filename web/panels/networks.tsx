/** The networks of one pair of histories, A beside B, at the month of the scrubber. Same organisation, same place. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorldPair } from '../../src/worker/protocol.ts';
import { layout } from '../charts/layout.ts';
import type { Scene } from '../charts/scene.ts';
import { aliveAt, castOf, IN, restrictedTo, shownOf, tiedAt } from '../charts/union.ts';
import { formatCount } from '../format.ts';
import { useSize, useStore } from './context.ts';
import { Figure, type TableData } from './figure.tsx';
import { Legend } from './legend.tsx';
import { Network, textWidth } from './networkCanvas.tsx';
import { policyName } from './policyName.ts';

export function Networks(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const results = store.results.value;
  const pair = store.shownPair.value;
  const world = store.runner.world.value;
  // histories are only asked for settings that the results on show belong to
  useEffect(() => {
    if (pair !== null && !results.stale) store.runner.showWorld(pair, results.of);
  }, [pair, results.of, results.stale, world.key]);
  if (world.worlds === null) {
    const words =
      world.state === 'failed'
        ? t.panelFailed({ reason: world.reason })
        : world.state === 'loading'
          ? t.networkLoading
          : t.networkNone;
    return (
      <section class="networks-empty">
        <p class="second">{words}</p>
      </section>
    );
  }
  return <WorldPairs worlds={world.worlds} stale={results.stale || world.state === 'loading'} />;
}

function WorldPairs({ worlds, stale }: { readonly worlds: WorldPair; readonly stale: boolean }): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const [ref, size] = useSize({ width: 520, height: 200 });
  const towns = store.region.value.towns;
  const { cast, shown } = useMemo(() => {
    const whole = castOf(worlds.a, worlds.b);
    const drawn = shownOf(whole, worlds.a.organisations, worlds.b.organisations);
    return { cast: restrictedTo(whole, drawn), shown: drawn };
  }, [worlds]);
  const places = useMemo(
    () =>
      layout({
        cast,
        shown,
        width: size.width,
        height: size.height,
        towns: towns.map((town) => ({ lat: town.lat, lon: town.lon, label: town[language] })),
        textWidth,
      }),
    [cast, shown, size.width, size.height, towns, language],
  );
  // rows of one union mean nothing in another
  useEffect(() => {
    store.organisation.value = null;
  }, [cast]);
  const month = store.month.value;
  const moment = useMemo(
    () => ({
      ...withCounts(tiedAt(cast, month)),
      a: aliveAt(cast.rowA, worlds.a.organisations, month),
      b: aliveAt(cast.rowB, worlds.b.organisations, month),
    }),
    [cast, month],
  );
  const when = t.month({ year: Math.floor(month / 12), month: (month % 12) + 1 });
  const side = (name: 'a' | 'b'): JSX.Element => {
    const letter = name === 'a' ? 'A' : 'B';
    const organisations = countShown(moment[name], shown);
    const only = moment.counts[IN[name]] as number;
    const ties = only + (moment.counts[IN.both] as number);
    const scene: Scene = {
      cast,
      layout: places,
      side: name,
      month,
      tied: moment.tied,
      alive: moment[name],
      aliveOther: moment[name === 'a' ? 'b' : 'a'],
    };
    return (
      <Figure
        name={`network network-${name}`}
        titleText={`${letter} ${policyName(store, name, store.shownSettings.value)}`}
        title={
          <>
            <span class="network-name" title={policyName(store, name, store.shownSettings.value)}>
              <span class={`of-${name}`}>{letter}</span> {policyName(store, name, store.shownSettings.value)}
            </span>{' '}
            <span class="network-counts">
              {t.networkCounts({ organisations: formatCount(organisations), ties: formatCount(ties) })}
            </span>
          </>
        }
        sentence={t.networkSentence({
          side: letter,
          month: when,
          organisations: formatCount(organisations),
          ties: formatCount(ties),
          only: formatCount(only),
          towns: towns.length,
        })}
        table={() => townTable(scene)}
      >
        <div class="network-box" {...(name === 'a' ? { ref } : {})}>
          <Network
            scene={scene}
            label={`${letter}: ${t.organisations} ${formatCount(organisations)}, ${t.ties} ${formatCount(ties)}`}
          />
        </div>
      </Figure>
    );
  };
  return (
    <section
      class={`networks${stale ? ' is-stale' : ''}`}
      aria-label={t.networkPair({ pair: worlds.index + 1, chosen: store.picked.value === worlds.index })}
    >
      <div class="network-pair">
        {side('a')}
        {side('b')}
      </div>
      <Legend index={worlds.index} />
    </section>
  );

  function townTable(scene: Scene): TableData {
    const ties = scene.side === 'a' ? cast.a : cast.b;
    const bit = IN[scene.side];
    const rows = towns.map((town, place) => {
      const inside = (i: number): boolean => cast.town[i] === place && shown[i] === 1;
      let organisations = 0;
      for (let i = 0; i < cast.count; i++) if (inside(i) && scene.alive[i] === 1) organisations++;
      let [count, own] = [0, 0];
      for (let n = 0; n < ties.count; n++) {
        const bits = scene.tied[ties.pair[n] as number] ?? 0;
        const alive = (ties.from[n] as number) <= month && month < (ties.until[n] as number);
        if (!alive || !(inside(ties.ends[2 * n] as number) || inside(ties.ends[2 * n + 1] as number))) continue;
        count++;
        if (bits === bit) own++;
      }
      return [town[language], formatCount(organisations), formatCount(count), formatCount(own)];
    });
    return { head: [t.town, t.organisations, t.ties, t.onlyHere], rows };
  }
}

/** With the number of pairs that have each value. */
function withCounts(tied: Uint8Array): { readonly tied: Uint8Array; readonly counts: Int32Array } {
  const counts = new Int32Array(4);
  for (let pair = 0; pair < tied.length; pair++) {
    const bits = tied[pair] as number;
    counts[bits] = (counts[bits] as number) + 1;
  }
  return { tied, counts };
}

function countShown(alive: Uint8Array, shown: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < alive.length; i++) if (alive[i] === 1 && shown[i] === 1) count++;
  return count;
}
