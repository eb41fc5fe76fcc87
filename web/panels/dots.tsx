/** The dots of the paired differences: a list of options for the keyboard, marks beside the zero line for the eye. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import { type Dot, dotplot, markPath } from '../charts/dotplot.ts';
import { formatTicks } from '../format.ts';
import { useSize, useStore } from './context.ts';

const AXIS = 22;
const TOP = 22;

interface DotsProps {
  readonly one: IndicatorComparison;
  readonly many: number;
  readonly label: string;
  readonly signed: (value: number) => string;
}

export function Dots({ one, many, label, signed }: DotsProps): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const [ref, size] = useSize({ width: 420, height: 150 });
  const [focused, setFocused] = useState(false);
  const pairs = store.pairs.value;
  const indexOf = (dot: Dot): number => pairs[dot.pair]?.index ?? -1;
  const shape = dotplot({
    differences: one.differences,
    dots: many,
    smallest: one.smallest,
    width: size.width,
    height: size.height - AXIS,
    top: TOP,
  });
  const at = shape.dots.findIndex((dot) => indexOf(dot) === store.picked.value);
  // the picked pair may stand behind no dot; the nearest dot then carries the keyboard
  const r = shape.pitch * 0.36;
  const picked = shape.dots[at];

  const move = (event: KeyboardEvent): void => {
    const last = shape.dots.length - 1;
    const next = {
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      ArrowLeft: at < 0 ? last : at - 1,
      ArrowDown: at < 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') store.picked.value = null;
    else if (next !== undefined) {
      const dot = shape.dots[Math.min(last, Math.max(0, next))];
      if (dot !== undefined) store.picked.value = indexOf(dot);
    } else return;
    event.preventDefault();
  };
  const tickWords = formatTicks(
    shape.ticks.map((tick) => tick.value),
    one.unit,
    language,
    true,
  );
  return (
    <div class="plot plot-dots" ref={ref}>
      <div
        class={`dots-box${store.replaying.value ? ' is-replaying' : ''}`}
        role="listbox"
        tabIndex={0}
        aria-label={`${t.differencesTitle}, ${label}`}
        aria-activedescendant={at >= 0 ? `dot-${at}` : undefined}
        onKeyDown={move}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <svg width={size.width} height={size.height} role="presentation">
          <rect
            class="small-band"
            x={shape.small[0]}
            width={Math.max(0, shape.small[1] - shape.small[0])}
            y={TOP}
            height={shape.baseline - TOP}
          />
          <line class="axis" x1={0} x2={size.width} y1={shape.baseline} y2={shape.baseline} />
          <line class="zero" x1={shape.zeroX} x2={shape.zeroX} y1={0} y2={shape.baseline + 5} />
          <text class="of-a strong-weight" x={shape.zeroX - 8} y={12} text-anchor="end">
            {t.higherSide({ side: 'A' })}
          </text>
          <text class="of-b strong-weight" x={shape.zeroX + 8} y={12}>
            {t.higherSide({ side: 'B' })}
          </text>
          {shape.ticks.map(
            (tick, i) =>
              (tick.value === 0 || Math.abs(tick.x - shape.zeroX) > 24) && (
                <text
                  key={tick.value}
                  class={tick.value === 0 ? 'strong' : ''}
                  x={Math.min(size.width - 18, Math.max(18, tick.x))}
                  y={shape.baseline + 18}
                  text-anchor="middle"
                >
                  {tickWords[i]}
                </text>
              ),
          )}
          {shape.dots.map((dot, i) => (
            <g
              key={indexOf(dot)}
              id={`dot-${i}`}
              role="option"
              aria-selected={i === at}
              aria-label={t.dotLabel({ pair: indexOf(dot) + 1, value: signed(dot.value) })}
              class="dot"
              style={{ transform: `translate(${dot.x}px, ${dot.y}px)` }}
              onClick={() => {
                store.picked.value = indexOf(dot) === store.picked.value ? null : indexOf(dot);
              }}
            >
              <rect
                x={-shape.pitch / 2}
                y={-shape.pitch / 2}
                width={shape.pitch}
                height={shape.pitch}
                fill="transparent"
              />
              {dot.mark === 'hollow' ? (
                <circle
                  class={dot.sign > 0 ? 'hollow-b' : dot.sign < 0 ? 'hollow-a' : 'hollow-tie'}
                  r={Math.max(1, r - 0.75)}
                />
              ) : (
                <path class={dot.mark === 'up' ? 'mark-b' : 'mark-a'} d={markPath(dot.mark, 0, 0, r)} />
              )}
            </g>
          ))}
          {picked !== undefined && (
            <Picked
              dot={picked}
              dots={shape.dots}
              pitch={shape.pitch}
              width={size.width}
              pair={t.pairName({ pair: indexOf(picked) + 1 })}
              value={signed(picked.value)}
            />
          )}
        </svg>
      </div>
      {focused && picked !== undefined && (
        <p class="unseen" role="status">
          {t.dotLabel({ pair: indexOf(picked) + 1, value: signed(picked.value) })}
        </p>
      )}
    </div>
  );
}

interface PickedProps {
  readonly dot: Dot;
  readonly dots: readonly Dot[];
  readonly pitch: number;
  readonly width: number;
  readonly pair: string;
  readonly value: string;
}

/** Room that the words beside a picked dot take, px. */
const LABEL = { width: 76, height: 36, away: 46 };

/** The ring around the picked dot, its words on the side where there is room and above all dots there. */
function Picked({ dot, dots, pitch, width, pair, value }: PickedProps): JSX.Element {
  const { x, y } = dot;
  const r = pitch * 0.62;
  const right = x < width - LABEL.away - LABEL.width;
  const labelX = right ? x + LABEL.away : x - LABEL.away;
  const from = right ? labelX - 6 : labelX - LABEL.width;
  const below = dots.filter((other) => other.x > from - pitch / 2 && other.x < from + LABEL.width + 6 + pitch / 2);
  const ceiling = Math.min(y + pitch / 2, ...below.map((other) => other.y - pitch / 2));
  const labelY = Math.max(TOP + 12, ceiling - LABEL.height + 12);
  return (
    <g class="picked">
      <circle cx={x} cy={y} r={r} />
      <line x1={x + (right ? r : -r) * 0.8} y1={y - r * 0.6} x2={labelX - (right ? 5 : -5)} y2={labelY + 2} />
      <text class="strong halo" x={labelX} y={labelY} text-anchor={right ? 'start' : 'end'}>
        {pair}
      </text>
      <text class="ink halo" x={labelX} y={labelY + 16} text-anchor={right ? 'start' : 'end'}>
        {value}
      </text>
    </g>
  );
}
