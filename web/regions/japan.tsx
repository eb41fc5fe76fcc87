/** Japan: a tile a prefecture with the fields of the projects that cover it, the picked project outlined, its towns as points. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldTableId } from '../../src/scenario/fieldTables.ts';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { BUREAU_AREAS, type BureauArea, PREFECTURES, type Prefecture } from '../../src/scenario/prefectures.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import { useSize, useStore } from '../panels/context.ts';
import { PROJECTS } from './data.ts';
import { FIELD_ORDER, FieldMark, fieldPath } from './marks.tsx';
import { Projects } from './projects.tsx';
import { COLUMNS, nameSpot, outline, ROWS, spotIn, TILES } from './tiles.ts';

interface JapanProps {
  readonly region: RegionPage;
  readonly onPick: (id: string) => void;
}

const WHOLE = PROJECTS.filter(({ project }) => project?.within === null);
const ALL_TOWNS = PROJECTS.flatMap(({ towns }) => towns);

function covering(prefecture: Prefecture): readonly RegionPage[] {
  return WHOLE.filter(({ prefectures }) => prefectures.includes(prefecture));
}

/** Prefectures by area; one that projects of two areas cover belongs to the first. */
const AREAS: readonly (readonly Prefecture[])[] = BUREAU_AREAS.map((area) =>
  PREFECTURES.filter((one) => covering(one)[0]?.project?.area === area),
);

export function Japan({ region, onPick }: JapanProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const words = REGION_WORDS[language];
  const [ref, size] = useSize({ width: 894, height: 504 });
  const [pointed, setPointed] = useState<string | null>(null);
  const [tile, setTile] = useState<Prefecture | null>(null);
  const width = size.width / COLUMNS;
  const roomy = width >= 60.5;
  const named = width >= (language === 'ja' ? 42 : 56);
  // the longest English names are as wide as 5.3 of their sizes
  const nameSize = language === 'ja' ? 12 : Math.min(12, (width - 4) / 5.3);
  const height = roomy ? 42 : Math.max(28, Math.round(width * 0.62));
  const inside = new Set(region.prefectures);
  const other = PROJECTS.find(({ id }) => id === pointed && id !== region.id);

  /** The projects of a tile one after the other. */
  const pickAt = (prefecture: Prefecture): void => {
    const there = covering(prefecture);
    const at = there.findIndex(({ id }) => id === region.id);
    const next = there[(at + 1) % there.length];
    if (next !== undefined) onPick(next.id);
  };
  const hint =
    tile === null
      ? null
      : words.tileHint({
          prefecture: words.prefecture[tile],
          projects: covering(tile).map((one) => one.short[language]),
          towns: region.towns.filter(({ prefecture }) => prefecture === tile).map((town) => town[language]),
        });
  return (
    <div class={`japan${roomy ? ' is-roomy' : ''}`} ref={ref}>
      <Projects picked={region.id} onPick={onPick} onPoint={setPointed} />
      <svg
        class="tiles"
        width={size.width}
        height={height * ROWS + 2}
        role="img"
        aria-label={words.mapOf({ projects: WHOLE.length, picked: region.short[language] })}
      >
        {PREFECTURES.map((prefecture) => (
          <Tile
            key={prefecture}
            prefecture={prefecture}
            name={named ? words.prefecture[prefecture] : null}
            nameSize={nameSize}
            width={width}
            height={height}
            picked={inside.has(prefecture) ? region.tables : null}
            onPick={() => pickAt(prefecture)}
            onPoint={setTile}
          />
        ))}
        {AREAS.map((area) => (
          <path key={area[0]} class="area-edge" d={outline(area, width, height)} />
        ))}
        {other !== undefined && <path class="pointed-edge" d={outline(other.prefectures, width, height)} />}
        {!named &&
          AREAS.map((area, i) => {
            const [column, row, anchor] = nameSpot(area);
            return (
              <text
                key={BUREAU_AREAS[i]}
                class="tile-name area-name"
                x={(column + (anchor === 'end' ? 1 : 0)) * width + (anchor === 'end' ? -2 : 2.5)}
                y={row * height + 10}
                text-anchor={anchor}
              >
                {store.t.value.area[BUREAU_AREAS[i] as BureauArea]}
              </text>
            );
          })}
        <path class="picked-edge" d={outline(region.prefectures, width, height)} />
        <g class="town-points">
          {region.towns.map((town) => {
            if (town.prefecture === null) return null;
            const [column, row] = TILES[town.prefecture];
            const [x, y] = spotIn(town, ALL_TOWNS);
            const [top, bottom] = named ? [0.45, 0.62] : [0.44, 0.6];
            return (
              <circle
                key={town.id}
                cx={(column + 0.1 + 0.8 * x) * width}
                cy={(row + top + (bottom - top) * y) * height}
                r={1.5}
              />
            );
          })}
        </g>
      </svg>
      <div class="tile-legend">
        {FIELD_ORDER.map((field, i) => (
          <p key={field} class="word">
            <FieldMark field={field} />
            {words.field[field]}{' '}
            <span class="second">
              {words.fieldCount({ count: WHOLE.filter(({ tables }) => tables.includes(field)).length, first: i === 0 })}
            </span>
          </p>
        ))}
        <p class="second tile-notes">
          {hint ?? (
            <>
              {words.twoFields({ count: WHOLE.filter(({ tables }) => tables.length === 2).length })}
              {store.t.value.space}
              {words.townPoints}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

interface TileProps {
  readonly prefecture: Prefecture;
  /** Null: no room for it. */
  readonly name: string | null;
  /** Size of its letters, px. */
  readonly nameSize: number;
  readonly width: number;
  readonly height: number;
  /** Fields of the picked project where it covers the tile. */
  readonly picked: readonly FieldTableId[] | null;
  readonly onPick: () => void;
  readonly onPoint: (prefecture: Prefecture | null) => void;
}

function Tile({ prefecture, name, nameSize, width, height, picked, onPick, onPoint }: TileProps): JSX.Element {
  const [column, row] = TILES[prefecture];
  const [x, y] = [column * width, row * height];
  const fields = FIELD_ORDER.filter((field) => covering(prefecture).some(({ tables }) => tables.includes(field)));
  const r = name === null ? 2.4 : 3.8;
  const step = name === null ? 6 : 12;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of projects takes the keys
    <g
      class={`tile${picked === null ? '' : ' is-picked'}`}
      onClick={onPick}
      onPointerEnter={() => onPoint(prefecture)}
      onPointerLeave={() => onPoint(null)}
    >
      <rect class="tile-ground" x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} />
      {name !== null && (
        <text class="tile-name" x={x + (width < 66 ? 3.5 : 5)} y={y + 14} style={{ fontSize: `${nameSize}px` }}>
          {name}
        </text>
      )}
      {fields.map((field, i) => (
        <path
          key={field}
          class={`field-mark${picked?.includes(field) ? ' is-own' : ''}`}
          d={fieldPath(field, x + (name === null ? 4.5 : 9) + i * step, y + height - (name === null ? 6 : 7.5), r)}
        />
      ))}
    </g>
  );
}
