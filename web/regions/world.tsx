/** The clusters overseas as points on a pale outline of the land, with TAMA; where the map is narrow, named in a list below. */

import { land } from 'virtual:musubi-land';
import type { JSX } from 'preact';
import type { RegionPage } from '../../src/scenario/pages.ts';
import { REGION_WORDS } from '../i18n/regions.ts';
import { useSize, useStore } from '../panels/context.ts';
import { Phrases } from '../panels/phrases.tsx';
import { ABROAD, HOME } from './data.ts';
import { GLOBE_HEIGHT, GLOBE_WIDTH } from './globe.ts';
import { type Box, type Label, type Point, placeLabels, touches, wordsWidth } from './labels.ts';
import { Listbox } from './list.tsx';
import { FRAME, ON_MAP, pointsAt, TEXT } from './places.ts';

interface WorldProps {
  readonly region: RegionPage;
  readonly onPick: (id: string) => void;
}

export function World({ region, onPick }: WorldProps): JSX.Element {
  const language = useStore().language.value;
  const words = REGION_WORDS[language];
  const [ref, size] = useSize({ width: 894, height: 200 });
  const { width } = size;
  const height = Math.round((width * GLOBE_HEIGHT) / GLOBE_WIDTH);
  const named = width >= 600;
  const points = pointsAt(width, language);
  const labels = named ? placeLabels(points, { ...FRAME, width, height }) : [];
  const ids = ON_MAP.map(({ id }) => id);
  const map = (
    <svg
      width={width}
      height={height}
      role={named ? 'presentation' : 'img'}
      aria-label={named ? undefined : words.worldOf({ count: ABROAD.length })}
    >
      <path class="land" d={land} transform={`scale(${width / GLOBE_WIDTH})`} />
      {ON_MAP.map((one, i) => {
        const point = points[i];
        if (point === undefined) return null;
        const label = labels.find(({ id }) => id === one.id);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list takes the keys
          <g
            key={one.id}
            {...(named
              ? { role: 'option', id: `place-${one.id}`, 'aria-selected': one.id === region.id }
              : { 'aria-hidden': true })}
            class={`place${one.id === region.id ? ' is-picked' : ''}${one.id === HOME ? ' is-home' : ''}`}
            onClick={() => onPick(one.id)}
          >
            <circle class="place-reach" cx={point.x} cy={point.y} r={11} />
            {label !== undefined && <Name label={label} text={one.short[language]} />}
            <circle class="place-point" cx={point.x} cy={point.y} r={FRAME.radius - 1} />
          </g>
        );
      })}
      {named && <Doubts picked={region.id} labels={labels} points={points} width={width} />}
    </svg>
  );
  return (
    <section class="world" aria-labelledby="world-title">
      <div class="world-head">
        <h2 id="world-title">{words.abroadTitle({ count: ABROAD.length })}</h2>
        <p class="second">
          <Phrases text={words.abroadNote} />
        </p>
      </div>
      <div class="world-map" ref={ref}>
        {named ? (
          <Listbox ids={ids} picked={region.id} prefix="place" label={words.abroadList} onPick={onPick}>
            {map}
          </Listbox>
        ) : (
          map
        )}
      </div>
      {!named && (
        <Listbox
          class="place-list"
          ids={ids}
          picked={region.id}
          prefix="place"
          label={words.abroadList}
          onPick={onPick}
        >
          {ON_MAP.map((one) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
            <div
              key={one.id}
              id={`place-${one.id}`}
              role="option"
              aria-selected={one.id === region.id}
              class="place-entry"
              onClick={() => onPick(one.id)}
            >
              {one.short[language]}
            </div>
          ))}
        </Listbox>
      )}
    </section>
  );
}

function Name({ label, text }: { readonly label: Label; readonly text: string }): JSX.Element {
  const { box, leader, anchor } = label;
  const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
  return (
    <>
      {leader !== null && <line class="leader" x1={leader[0]} y1={leader[1]} x2={leader[2]} y2={leader[3]} />}
      <rect class="place-reach" x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      <text class="ink halo place-name" x={x} y={box.top + 13} text-anchor={anchor}>
        {text}
      </text>
    </>
  );
}

interface DoubtsProps {
  readonly picked: string;
  readonly labels: readonly Label[];
  readonly points: readonly Point[];
  readonly width: number;
}

/** What is wrong in the source, and what is doubtful of the picked one, behind the name where there is room for it. */
function Doubts({ picked, labels, points, width }: DoubtsProps): JSX.Element {
  const language = useStore().language.value;
  const taken: Box[] = labels.map(({ box }) => box);
  const shown = ON_MAP.flatMap((region) => {
    const label = labels.find(({ id }) => id === region.id);
    const doubtful = region.shown.find(({ warning }) => warning !== null && (warning.wrong || region.id === picked));
    const warning = doubtful?.warning?.[language];
    if (label === undefined || warning === undefined) return [];
    const left = label.box.right + 8;
    const box = { ...label.box, left, right: left + wordsWidth(warning, TEXT) };
    const free =
      box.right < width &&
      taken.every((other) => !touches(box, other)) &&
      points.every(({ x, y }) => !touches(box, { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
    if (!free) return [];
    taken.push(box);
    return [{ id: region.id, box, warning }];
  });
  return (
    <g class="doubts">
      {shown.map(({ id, box, warning }) => (
        <text key={id} class="halo" x={box.left} y={box.top + 13}>
          {warning}
        </text>
      ))}
    </g>
  );
}
