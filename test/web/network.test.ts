import { expect, test } from 'vitest';
import { Kind } from '../../src/model/state.ts';
import type { OrganisationTable, TieTable } from '../../src/worker/protocol.ts';
import { layout, lengthInside } from '../../web/charts/layout.ts';
import { mostAtOnce, thinnessOf } from '../../web/charts/tieLayer.ts';
import { aliveAt, castOf, IN, markOf, restrictedTo, shownOf, tiedAt } from '../../web/charts/union.ts';

import { covers } from '../../web/panels/stepBands.tsx';

const NEVER = 0x7fffffff;

function organisations(
  rows: readonly { key: number; kind?: number; town?: number; member?: number; born?: number; died?: number }[],
): OrganisationTable {
  return {
    count: rows.length,
    keyHi: new Int32Array(rows.length),
    keyLo: Int32Array.from(rows, (row) => row.key),
    kind: Uint8Array.from(rows, (row) => row.kind ?? 0),
    town: Uint8Array.from(rows, (row) => row.town ?? 0),
    field: new Uint8Array(rows.length),
    member: Uint8Array.from(rows, (row) => row.member ?? 1),
    born: Int32Array.from(rows, (row) => row.born ?? 0),
    died: Int32Array.from(rows, (row) => row.died ?? NEVER),
  };
}

function ties(rows: readonly (readonly [number, number, number, number, number?])[]): TieTable {
  return {
    count: rows.length,
    a: Int32Array.from(rows, (row) => row[0]),
    b: Int32Array.from(rows, (row) => row[1]),
    from: Int32Array.from(rows, (row) => row[2]),
    until: Int32Array.from(rows, (row) => row[3]),
    worked: Int32Array.from(rows, (row) => row[4] ?? row[2]),
    origin: new Uint8Array(rows.length),
  };
}

const a = {
  organisations: organisations([{ key: 1 }, { key: 2, kind: Kind.lab }, { key: 3 }]),
  ties: ties([
    [0, 1, 5, NEVER],
    [0, 2, 5, 9],
  ]),
};
// the same cast in another order, with one venture more
const b = {
  organisations: organisations([
    { key: 9, kind: Kind.venture, born: 7 },
    { key: 2, kind: Kind.lab },
    { key: 1 },
    { key: 3 },
  ]),
  ties: ties([
    [1, 2, 5, NEVER],
    [0, 3, 8, NEVER],
  ]),
};

test('the same organisation is one member of the cast, whatever its row', () => {
  const cast = castOf(a, b);
  expect(cast.count).toBe(4);
  expect([...cast.rowA]).toEqual([0, 1, 2, -1]);
  expect([...cast.rowB]).toEqual([2, 1, 3, 0]);
});

test('a tie of both worlds is one pair, seen from either end', () => {
  const cast = castOf(a, b);
  expect(cast.pairs).toBe(3);
  expect([...tiedAt(cast, 6)]).toEqual([IN.both, IN.a, 0]);
  expect([...tiedAt(cast, 9)]).toEqual([IN.both, 0, IN.b]);
});

test('a tie is drawn from the first joint work, not from the first meeting', () => {
  const here = { ...a, ties: ties([[0, 1, 5, NEVER, 7]]) };
  const there = { ...b, ties: ties([[1, 2, 5, NEVER, 9]]) };
  const cast = castOf(here, there);
  expect([6, 7, 9].map((month) => tiedAt(cast, month)[0])).toEqual([0, IN.a, IN.both]);
});

test('nobody is drawn before being born or after having died', () => {
  const cast = castOf(a, b);
  expect([...aliveAt(cast.rowB, b.organisations, 6)]).toEqual([1, 1, 1, 0]);
  expect([...aliveAt(cast.rowB, b.organisations, 7)]).toEqual([1, 1, 1, 1]);
});

test('firms outside of the body are left out with their ties', () => {
  const outsider = {
    organisations: organisations([{ key: 1 }, { key: 2, member: 0 }, { key: 3 }]),
    ties: ties([
      [0, 1, 0, NEVER],
      [0, 2, 0, NEVER],
    ]),
  };
  const cast = castOf(outsider, outsider);
  const shown = shownOf(cast, outsider.organisations, outsider.organisations);
  expect([...shown]).toEqual([1, 0, 1]);
  const drawn = restrictedTo(cast, shown);
  expect(drawn.pairs).toBe(1);
  expect([...drawn.a.ends]).toEqual([0, 2]);
});

test("marks follow the model's own kinds", () => {
  const firms = [Kind.productFirm, Kind.basicFirm, Kind.largeFirm];
  expect(firms.map(markOf)).toEqual(['firm', 'firm', 'firm']);
  expect(markOf(Kind.lab)).toBe('lab');
  expect(markOf(Kind.venture)).toBe('venture');
  const supports = [
    Kind.body,
    Kind.licensingOffice,
    Kind.testInstitute,
    Kind.incubator,
    Kind.chamber,
    Kind.bank,
    Kind.ventureCapital,
    Kind.publicFund,
    Kind.tradingFirm,
  ];
  for (const kind of supports) expect(markOf(kind)).toBe('support');
  for (const kind of [Kind.bureau, Kind.tokyo, Kind.overseas, Kind.bystander]) expect(markOf(kind)).toBe('outside');
});

test('adding what only B has moves nobody of A', () => {
  const towns = [
    { lat: 35, lon: 139, label: 'one' },
    { lat: 35.2, lon: 139.3, label: 'two' },
  ];
  const place = (cast: ReturnType<typeof castOf>): ReturnType<typeof layout> =>
    layout({ cast, shown: new Uint8Array(cast.count).fill(1), towns, width: 400, height: 200, textWidth: () => 40 });
  // spacing depends on how many are drawn, so the comparison is of the order of places, not of px
  const alone = place(castOf(a, a));
  const both = place(castOf(a, b));
  for (let i = 0; i < 3; i++) {
    const angle = (at: typeof alone): number => Math.atan2(at.y[i]! - at.towns[0]!.y, at.x[i]! - at.towns[0]!.x);
    expect(angle(both)).toBeCloseTo(angle(alone), 3);
  }
});

test('a line is inside of a box by as much of it as lies there', () => {
  const box = { x0: 0, x1: 40, y0: 0, y1: 10 };
  expect(lengthInside(box, { x: -10, y: 5 }, { x: 90, y: 5 })).toBeCloseTo(40);
  expect(lengthInside(box, { x: 10, y: 5 }, { x: 13, y: 9 })).toBeCloseTo(5);
  expect(lengthInside(box, { x: -10, y: 12 }, { x: 90, y: 12 })).toBe(0);
  expect(lengthInside(box, { x: -10, y: 0 }, { x: -10, y: 10 })).toBe(0);
});

test('the name of a town stands where no tie runs, if there is such a place', () => {
  // towns in a row, tied to their neighbours: the first place, right of the disc, is on the ties
  const world = {
    organisations: organisations(Array.from({ length: 30 }, (_, i) => ({ key: i, town: i % 3 }))),
    ties: ties(Array.from({ length: 29 }, (_, i) => [i, i + 1, 0, NEVER] as const)),
  };
  const cast = castOf(world, world);
  const wide = 50;
  const { towns } = layout({
    cast,
    shown: new Uint8Array(30).fill(1),
    towns: [139, 139.4, 139.8].map((lon, i) => ({ lat: 35, lon, label: `town ${i}` })),
    width: 600,
    height: 200,
    textWidth: () => wide,
  });
  for (const { labelX, labelY, anchor } of towns) {
    const x0 = anchor === 'start' ? labelX : anchor === 'end' ? labelX - wide : labelX - wide / 2;
    const box = { x0, x1: x0 + wide, y0: labelY - 11, y1: labelY + 3 };
    for (const p of towns) for (const q of towns) if (p !== q) expect(lengthInside(box, p, q)).toBe(0);
  }
});

test('discs of towns do not touch and stay in the frame', () => {
  const many = {
    organisations: organisations(Array.from({ length: 600 }, (_, i) => ({ key: i, town: i % 12 }))),
    ties: ties([]),
  };
  const cast = castOf(many, many);
  const towns = Array.from({ length: 12 }, (_, i) => ({
    lat: 35 + (i % 4) * 0.02,
    lon: 139 + (i % 3) * 0.03,
    label: `town ${i}`,
  }));
  const { towns: placed } = layout({
    cast,
    shown: new Uint8Array(600).fill(1),
    towns,
    width: 520,
    height: 190,
    textWidth: () => 50,
  });
  for (const [i, p] of placed.entries()) {
    expect(p.x - p.radius).toBeGreaterThanOrEqual(0);
    expect(p.x + p.radius).toBeLessThanOrEqual(520);
    for (const q of placed.slice(i + 1))
      expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(p.radius + q.radius - 1);
  }
});

test('ties fall in ink with their number, so that many of them leave the structure to be seen', () => {
  expect([0, 1, 300].map(thinnessOf)).toEqual([1, 1, 1]);
  const ink = (ties: number): number => ties * thinnessOf(ties);
  expect(ink(1_500) / ink(300)).toBeLessThan(1.5);
  expect(thinnessOf(1_500)).toBeLessThan(thinnessOf(600));
  const ties = { count: 3, from: Int32Array.of(0, 2, 5), until: Int32Array.of(5, 9, 9) };
  expect(mostAtOnce(ties)).toBe(2);
});

test('the month on the axis of time takes the place of the years that it would cover, and of no other', () => {
  expect(covers(300, false, 310)).toBe(true);
  expect(covers(300, false, 420)).toBe(false);
  expect(covers(300, true, 240)).toBe(true);
  expect(covers(300, true, 420)).toBe(false);
});
