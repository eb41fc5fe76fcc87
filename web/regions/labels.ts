/**
 * Labels of points on a map that touch neither each other nor a point: beside the point where there is room, else further
 * off with a line to it. Points go by crowding, in several orders; the order that costs least is kept. No randomness.
 */

export interface Point {
  readonly id: string;
  /** px. */
  readonly x: number;
  readonly y: number;
  /** Width of its words, px. */
  readonly words: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Label {
  readonly id: string;
  /** What the words cover. */
  readonly box: Box;
  /** The end of the box at which the words stand. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** From the rim of the point to the words; null beside the point. */
  readonly leader: readonly [x1: number, y1: number, x2: number, y2: number] | null;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Height of a line of words, px. */
  readonly line: number;
  /** Radius that a point covers, px. */
  readonly radius: number;
}

interface Candidate extends Label {
  readonly cost: number;
}

const GAP = 4;
const DIRECTIONS = 24;
const DISTANCES = [16, 26, 38, 52, 68, 88, 110] as const;

/** Labels in the order of the points; a point for whose words there is no room has none. */
export function placeLabels(points: readonly Point[], frame: Frame): readonly Label[] {
  const crowding = (point: Point): number =>
    Math.min(...points.map((other) => (other === point ? Number.POSITIVE_INFINITY : distance(point, other))));
  const orders = [crowding, (p: Point) => p.x, (p: Point) => -p.x, (p: Point) => p.y, (p: Point) => -p.y].map((by) =>
    [...points].sort((a, b) => by(a) - by(b)),
  );
  let best: readonly Candidate[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const order of orders) {
    const placed: Candidate[] = [];
    for (const point of order) {
      const found = candidates(point, frame).find((one) => isFree(one, point, placed, points, frame));
      if (found !== undefined) placed.push(found);
    }
    const cost = placed.reduce((sum, one) => sum + one.cost, 1000 * (points.length - placed.length));
    if (cost >= least) continue;
    least = cost;
    best = placed;
  }
  return points.flatMap(({ id }) => best.find((label) => label.id === id) ?? []);
}

/** All places for the words of one point, the best first. */
function candidates(point: Point, { line, radius }: Frame): readonly Candidate[] {
  const { id, x, y, words } = point;
  const at = (left: number, top: number, cost: number, leader: Label['leader']): Candidate => ({
    id,
    anchor: left > x ? 'start' : left + words < x ? 'end' : 'middle',
    box: { left, top, right: left + words, bottom: top + line },
    leader,
    cost,
  });
  const beside = radius + GAP;
  const found = [
    at(x + beside, y - line / 2, 0, null),
    at(x - beside - words, y - line / 2, 1, null),
    at(x - words / 2, y + radius + 1, 2, null),
    at(x - words / 2, y - radius - 1 - line, 2, null),
  ];
  for (const away of DISTANCES) {
    for (let k = 0; k < DIRECTIONS; k++) {
      const angle = (2 * Math.PI * k) / DIRECTIONS;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      // flat lines only, so that they are read as leaders and not as parts of the map
      if (Math.abs(dx) < 0.3) continue;
      const end = [x + dx * (radius + away), y + dy * (radius + away)] as const;
      const left = dx > 0 ? end[0] + GAP : end[0] - GAP - words;
      const leader = [x + dx * radius, y + dy * radius, end[0], end[1]] as const;
      found.push(at(left, end[1] - line / 2, 4 + away / 4 + Math.abs(dy), leader));
    }
  }
  return found.sort((a, b) => a.cost - b.cost);
}

function isFree(
  one: Candidate,
  own: Point,
  placed: readonly Candidate[],
  points: readonly Point[],
  frame: Frame,
): boolean {
  const { box, leader } = one;
  if (box.left < 0 || box.top < 0 || box.right > frame.width || box.bottom > frame.height) return false;
  const reach = frame.radius + 2;
  for (const point of points) {
    if (touches(box, grown({ left: point.x, right: point.x, top: point.y, bottom: point.y }, reach - 1))) return false;
    if (leader !== null && point !== own && distanceToLine(point, leader) < reach) return false;
  }
  return placed.every(
    (other) =>
      !touches(grown(box, 1), other.box) &&
      (leader === null || !crosses(leader, grown(other.box, 2))) &&
      (other.leader === null || !crosses(other.leader, grown(box, 2))) &&
      (leader === null || other.leader === null || !meet(leader, other.leader)),
  );
}

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

function grown(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function distanceToLine(point: { x: number; y: number }, [x1, y1, x2, y2]: Line): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((point.x - x1) * dx + (point.y - y1) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return distance(point, { x: x1 + t * dx, y: y1 + t * dy });
}

/** Whether the line passes through the box. */
export function crosses(line: Line, { left, top, right, bottom }: Box): boolean {
  const within = (x: number, y: number): boolean => x > left && x < right && y > top && y < bottom;
  if (within(line[0], line[1]) || within(line[2], line[3])) return true;
  return meet(line, [left, top, right, bottom]) || meet(line, [left, bottom, right, top]);
}

/** Whether two pieces of line cross. */
export function meet([ax, ay, bx, by]: Line, [cx, cy, dx, dy]: Line): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}

/** Width of words in px, rather too wide: one em for wide characters, by class for Latin letters. */
export function wordsWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) {
    if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(letter))
      em += 1;
    else if (/[iljtfrI1.,:;'|()[\] ・-]/.test(letter)) em += 0.36;
    else if (/[mwMW]/.test(letter)) em += 0.9;
    else em += /[A-Z]/.test(letter) ? 0.72 : 0.6;
  }
  return em * size;
}
