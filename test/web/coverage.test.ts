import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addArc, createCoverage, over, shade, shadesOf, UNIT } from '../../web/charts/coverage.ts';
import { layout } from '../../web/charts/layout.ts';
import { stampFrom } from '../../web/charts/markLayer.ts';
import { createTieLayer, showMonth } from '../../web/charts/tieLayer.ts';
import { type Cast, castOf, IN, tiedAt } from '../../web/charts/union.ts';
import { FIXTURE_CATALOGUE as CATALOGUE } from '../../web/gallery/catalogue.ts';
import { fixtureWorlds } from '../../web/gallery/engine.ts';

const sum = (of: Int32Array): number => of.reduce((total, one) => total + one, 0);
const coordinate = fc.double({ min: -20, max: 80, noNaN: true });

describe('lines', () => {
  test('a line taken away leaves exactly what was there before', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x0, y0, x1, y1) => {
        const coverage = createCoverage(60, 40);
        addArc(coverage, 3, 4, 55, 30, 45, 1);
        const before = coverage.sums.slice();
        addArc(coverage, x0, y0, x1, y1, 67, 1);
        addArc(coverage, x0, y0, x1, y1, 67, -1);
        expect(coverage.sums).toEqual(before);
      }),
    );
  });

  test('a line has as much ink as its length says, in every direction and in either order of its ends', () => {
    for (let angle = 0; angle < 360; angle += 7) {
      const [dx, dy] = [80 * Math.cos((angle * Math.PI) / 180), 80 * Math.sin((angle * Math.PI) / 180)];
      const there = createCoverage(200, 200);
      addArc(there, 100, 100, 100 + dx, 100 + dy, UNIT, 1);
      // an arc is a little longer than its chord
      expect(sum(there.sums) / UNIT).toBeGreaterThan(79);
      expect(sum(there.sums) / UNIT).toBeLessThan(83);
    }
  });

  test('the curve has no gap: every column between its ends is covered once', () => {
    const coverage = createCoverage(120, 40);
    addArc(coverage, 5, 20, 110, 22, UNIT, 1);
    for (let x = 6; x < 109; x++) {
      let column = 0;
      for (let y = 0; y < 40; y++) column += coverage.sums[y * 120 + x]!;
      expect(column).toBeGreaterThanOrEqual(UNIT);
      expect(column).toBeLessThan(1.1 * UNIT);
    }
  });

  test('what leaves the sheet is cut off, not wrapped around', () => {
    const coverage = createCoverage(30, 20);
    addArc(coverage, 25, 10, 200, 10, UNIT, 1);
    for (let y = 0; y < 20; y++) expect(coverage.sums[y * 30]).toBe(0);
    addArc(coverage, -50, -50, -5, -9, UNIT, 1);
    addArc(coverage, 10, 25, 20, 90, UNIT, 1);
    expect(Math.min(...coverage.sums)).toBe(0);
  });
});

describe('colours', () => {
  test('a line has its own opacity, and lines over one another darken towards the full colour', () => {
    const shades = shadesOf([10, 20, 30], 0.4);
    expect(shades[0]).toBe(0);
    expect(shades[UNIT]! >>> 24).toBe(102);
    expect(shades[UNIT]! & 0xffffff).toBe(10 | (20 << 8) | (30 << 16));
    expect(shades[2 * UNIT]! >>> 24).toBe(Math.round(255 * (1 - 0.6 ** 2)));
    expect(shades[1023]! >>> 24).toBeGreaterThan(250);
  });

  test('one colour over another is as the rule of compositing has it', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const colour = fc.tuple(byte, byte, byte, byte);
    const word = ([r, g, b, a]: readonly number[]): number => (r! | (g! << 8) | (b! << 16) | (a! << 24)) >>> 0;
    fc.assert(
      fc.property(colour, colour, (top, bottom) => {
        const [a, b] = [top[3]! / 255, bottom[3]! / 255];
        const whole = a + b * (1 - a);
        const mixed = over(word(top), word(bottom));
        expect(Math.abs((mixed >>> 24) - 255 * whole)).toBeLessThanOrEqual(1);
        if (whole < 0.02) return;
        for (const place of [0, 1, 2]) {
          const expected = (top[place]! * a + bottom[place]! * b * (1 - a)) / whole;
          expect(Math.abs(((mixed >>> (8 * place)) & 255) - expected)).toBeLessThanOrEqual(1.01);
        }
      }),
    );
  });

  test('a pixel without lines is empty, one with both has the upper colour over the lower', () => {
    const [low, high] = [createCoverage(2, 2), createCoverage(2, 2)];
    low.sums.set([0, UNIT, 0, UNIT]);
    high.sums.set([0, 0, UNIT, 5000]);
    const pixels = new Uint32Array(4).fill(7);
    const [below, above] = [shadesOf([200, 0, 0], 0.4), shadesOf([0, 0, 200], 1)];
    shade(pixels, low, below, high, above);
    expect([...pixels]).toEqual([0, below[UNIT], above[UNIT], 0xffc80000]);
  });

  test('a stamp keeps the pixels of its mark and where they stand', () => {
    const data = new Uint8ClampedArray(3 * 3 * 4);
    data.set([1, 2, 3, 255], 4 * 5);
    const stamp = stampFrom({ data, width: 3 }, 1);
    expect([...stamp.x, ...stamp.y, ...stamp.colour]).toEqual([1, 0, 0xff030201]);
  });
});

describe('the ties of a month', () => {
  const { params } = CATALOGUE.regions[0]!.presets[0]!;
  const worlds = fixtureWorlds(params, params, 0, { organisations: 300, ties: 500 });
  const cast = castOf(worlds.a, worlds.b);
  const towns = CATALOGUE.regions[0]!.towns.map(({ lat, lon, id }) => ({ lat, lon, label: id }));
  const shown = new Uint8Array(cast.count).fill(1);
  const places = layout({ cast, shown, towns, width: 300, height: 160, textWidth: () => 40 });
  const fresh = (month: number, of: Cast = cast): ReturnType<typeof createTieLayer> => {
    const layer = createTieLayer(of, places, 'b', 1);
    showMonth(layer, tiedAt(of, month), month);
    return layer;
  };

  test('are drawn alike whatever month was shown before', () => {
    const layer = fresh(2000 * 12);
    // a step on, a step back, a leap, and back before anything
    for (const month of [2000 * 12 + 1, 2000 * 12, 2012 * 12, 2012 * 12 + 4, 1998 * 12]) {
      expect(showMonth(layer, tiedAt(cast, month), month)).toBe(true);
      const anew = fresh(month);
      expect(layer.drawn).toEqual(anew.drawn);
      expect(layer.shared.sums).toEqual(anew.shared.sums);
      expect(layer.own.sums).toEqual(anew.own.sums);
    }
  });

  test('cost nothing where nothing has changed', () => {
    const layer = fresh(2005 * 12);
    expect(showMonth(layer, tiedAt(cast, 2005 * 12), 2005 * 12)).toBe(false);
  });

  test('stand in the layer of both worlds or in that of this one only', () => {
    const month = 2005 * 12;
    const tied = tiedAt(cast, month);
    const { drawn, shared, own } = fresh(month);
    expect(drawn.some((as, t) => as === 1 && tied[cast.b.pair[t]!] === IN.both)).toBe(true);
    expect(drawn.some((as, t) => as === 2 && tied[cast.b.pair[t]!] === IN.b)).toBe(true);
    expect(drawn.some((as, t) => (as === 1) !== (as !== 0 && tied[cast.b.pair[t]!] === IN.both))).toBe(false);
    expect(sum(shared.sums)).toBeGreaterThan(0);
    expect(sum(own.sums)).toBeGreaterThan(0);
  });

  test('of organisations without a place are not drawn', () => {
    const nowhere = { ...places, x: new Float32Array(cast.count).fill(Number.NaN) };
    const layer = createTieLayer(cast, nowhere, 'a', 1);
    expect(showMonth(layer, tiedAt(cast, 2005 * 12), 2005 * 12)).toBe(false);
  });
});
