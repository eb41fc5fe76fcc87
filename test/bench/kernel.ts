/**
 * The spike: kernel.c again, on the product's own core. Same draws, same order of arithmetic, same checksum; the ratio of
 * the two times is what TypeScript costs here. See kernel.c for what it stands for. One kernel at a time.
 */
import { normal } from '../../src/core/distributions.ts';
import { pairKey } from '../../src/core/key.ts';
import { exp, log } from '../../src/core/math.ts';
import { drawRows as drawAll, drawEach as drawWithKeys, threefry, unit, word } from '../../src/core/random.ts';
import { distance } from '../../src/model/knowledge.ts';

const FIELDS = 35;
const SECTOR = 7;
const TOWNS = 16;
const PLACES = 2;
const TEAM = 8;
const LONGEST = 600;
const SPIN_UP = 60;
const START = 23979;
const CHANNELS = 6;
const LIST = 10;
const MOST = 256;
const NEVER = 0x7fffffff;
const VERTICAL = 6;
const NEXT = 12;
const SECTORS = 5;
const CELLS = 3 * SECTORS;
const LN2 = log(2);
const [FIRM, LAB, HELPER, VENTURE] = [0, 1, 2, 3];
const [CHANCE, REFERRAL, SEMINAR, GROUP, INTRODUCTION, PIPELINE] = [0, 1, 2, 3, 4, 5];
const [FACELIFT, SPIN_OFF, LAB_VENTURE] = [0, 1, 2];
const [AWARDED, RUNNING, SUCCEEDED, CLOSED] = [0, 1, 2, 3];

const ints = (length: number): Int32Array => new Int32Array(length);
const bytes = (length: number): Uint8Array => new Uint8Array(length);
const floats = (length: number): Float32Array => new Float32Array(length);
const doubles = (length: number): Float64Array => new Float64Array(length);

let n = 0;
let capacity = 0;
let slots = 0;
let tieCapacity = 0;
let contactCapacity = 0;
let projectCapacity = 0;
let occasionCapacity = 0;
// organisations, ties, projects, occasions of the year, and scratch: kernel.c says which is which
let keyHi = ints(0);
let keyLo = ints(0);
let staff = ints(0);
let mappedAt = ints(0);
let adoptionAt = ints(0);
let retireAt = ints(0);
let successAt = ints(0);
let head = ints(0);
let lineAt = ints(0);
let kind = bytes(0);
let town = bytes(0);
let field = bytes(0);
let alive = bytes(0);
let member = bytes(0);
let load = bytes(0);
let inGroup = bytes(0);
let large = bytes(0);
let bornAt = ints(0);
let lender = ints(0);
let loanUntil = ints(0);
let loan = doubles(0);
// bits of the fields that are known, and that are in use since April: fields 0 to 31, and the others
let knownLow = ints(0);
let knownHigh = ints(0);
let usedLow = ints(0);
let usedHigh = ints(0);
let expertise = floats(0);
let profile = floats(0);
let attention = floats(0);
let capability = floats(0);
let fit = floats(0);
let adoption = doubles(0);
let cash = doubles(0);
let shock = doubles(0);
let trend = doubles(0);
let sales = doubles(0);
let profit = doubles(0);
let lineSales = doubles(0);
let pull = doubles(0);
let beforeTrade = floats(0);
let changed = bytes(0);
let way = bytes(0);
let places = ints(0);
let customers = ints(0);
let tStart = ints(0);
let tOther = ints(0);
let tTie = ints(0);
let asked = ints(0);
let placeAt = new Uint32Array(0);
let tTrust = doubles(0);
let wayTrust = doubles(0);
let slot = ints(0);
let tieHi = ints(0);
let tieLo = ints(0);
let tieA = ints(0);
let tieB = ints(0);
let trustAt = ints(0);
let expires = ints(0);
let metAt = ints(0);
let nextA = ints(0);
let nextB = ints(0);
let collaboration = bytes(0);
let work = bytes(0);
let origin = bytes(0);
let trust = doubles(0);
let pHi = ints(0);
let pLo = ints(0);
let pSize = ints(0);
let pTeam = ints(0);
let pStarts = ints(0);
let pEnds = ints(0);
let pPayAt = ints(0);
let pStage = bytes(0);
let pCost = doubles(0);
let pShare = doubles(0);
let pOwed = doubles(0);
let pSpent = doubles(0);
let pMerit = doubles(0);
let pThreshold = doubles(0);
let pAccrued = doubles(0);
let oSubject = ints(0);
let oMonth = ints(0);
let oProcess = ints(0);
let oKey = ints(0);
let oChance = doubles(0);
let actors = ints(0);
let helpers = ints(0);
let members = ints(0);
let firms = ints(0);
let ventures = ints(0);
let known = ints(0);
let any = ints(0);
let through = ints(0);
let isFocal = ints(0);
let leaving = ints(0);
let list = ints(0);
let first = ints(0);
let second = ints(0);
let k0s = ints(0);
let k1s = ints(0);
let c0s = ints(0);
let c1s = ints(0);
let cA = ints(0);
let cB = ints(0);
let cVia = ints(0);
let eA = ints(0);
let eB = ints(0);
let eTie = ints(0);
let dAt = ints(0);
let dA = ints(0);
let cChannel = bytes(0);
let path = doubles(0);
let base = doubles(0);
let shared = doubles(0);
let rRow = ints(0);
let rGathering = ints(0);
let rPosition = ints(0);
let rOrder = ints(0);
let rPlace = doubles(0);
const focus = doubles(FIELDS);
const people = doubles(CELLS);
const fill = doubles(SECTORS);
const offered = ints(FIELDS);
const lent = doubles(SECTORS);
const gains = doubles(FIELDS);
const gained = ints(FIELDS);
const one = ints(1);
const beforeProject = floats(TEAM * FIELDS);
const decay = doubles(LONGEST + 1);
const fade = doubles(LONGEST + 1);
const lineDecay = doubles(LONGEST + 1);
const consentTable = doubles(4098);
const countsBelow = doubles(32);
const monthsLeft = ints(257);
const lawHi = ints(3);
const lawLo = ints(3);
const keysHi = ints(2 * CHANNELS);
const keysLo = ints(2 * CHANNELS);
const strangers = doubles(CHANNELS);
const ringSlots = ints(1 << 16);
const rowsKept = ints(128);
const scores = doubles(128);
const others = ints(LIST);
const times = doubles(LIST);
const two = ints(2);
const teams = Array.from({ length: MOST }, () => ints(TEAM));
const sizes = ints(MOST);
const order = ints(MOST);
const score = doubles(MOST);
const draftHi = ints(MOST);
const draftLo = ints(MOST);
const demand = doubles(FIELDS);
// sum of trust, and two sides of the money
const totals = doubles(3);
let rows = 0;
let ties = 0;
let projects = 0;
let occasions = 0;
let contacts = 0;
let ring = 0;
let actorCount = 0;
let helperCount = 0;
let memberCount = 0;
let firmCount = 0;
let ventureCount = 0;
let knownCount = 0;
let leavingCount = 0;
let k0 = 0;
let k1 = 0;
let sum = 0;
let meetings = 0;
let visits = 0;
let introductions = 0;
let launched = 0;
let leftMarket = 0;
let refreshed = 0;
let supplied = 0;
let candidates = 0;
let licensed = 0;
let lentOut = 0;
let trips = 0;
let gainCount = 0;

const pair = doubles(1);
const halves = new Int32Array(pair.buffer);
const LOW = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 0 : 1;

function mix(x: number): void {
  const h = Math.imul(sum ^ x, 0x01000193);
  sum = h ^ (h >>> 15);
}

function mixDouble(x: number): void {
  pair[0] = x;
  mix(halves[LOW]!);
  mix(halves[1 - LOW]!);
}

/** The key of a process of this month. */
function processOf(decision: number, month: number): void {
  threefry(2005, 7, decision, month << 8);
  k0 = word[0]!;
  k1 = word[1]!;
}

function drawRows(which: Int32Array, count: number, hi: Int32Array, lo: Int32Array): void {
  drawAll({ hi: k0, lo: k1 }, hi, lo, which, count, first, second);
}

function drawEach(count: number): void {
  drawWithKeys(k0s, k1s, c0s, c1s, count, c0s, c1s);
}

function pairOf(a: number, b: number): void {
  pairKey(keyHi[a]!, keyLo[a]!, keyHi[b]!, keyLo[b]!);
}

function quantise(x: number): number {
  return Math.floor(x * 16777216 + 0.5) / 16777216;
}

function consent(x: number): number {
  const at = (x < -16 ? 0 : x > 16 ? 32 : x + 16) * 128;
  const i = Math.floor(at);
  return consentTable[i]! + (at - i) * (consentTable[i + 1]! - consentTable[i]!);
}

function performing(d: number): number {
  const x = (d - 0.45) / 0.45,
    value = 1 - x * x;
  return value < 0 ? 0 : value;
}

const sectorOf = (f: number): number => (f * 37) >> 8;
const firstBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

function noteField(row: number, f: number): void {
  if (f < 32) knownLow[row]! |= 1 << f;
  else knownHigh[row]! |= 1 << (f - 32);
}

function noteUse(row: number, f: number): void {
  if (f < 32) usedLow[row]! |= 1 << f;
  else usedHigh[row]! |= 1 << (f - 32);
}

function knowsField(row: number, f: number): boolean {
  return (((f < 32 ? knownLow[row]! >> f : knownHigh[row]! >> (f - 32)) as number) & 1) === 1;
}

// smoothed profile of length 1, from the few fields that are known, and its cosine with the focus
function refresh(row: number): void {
  const at = row * FIELDS;
  let all = 0,
    square = 0,
    n = 0;
  for (let s = 0; s < SECTORS; s++) lent[s] = 0;
  for (let bits = knownLow[row]!; bits !== 0; bits &= bits - 1) gained[n++] = firstBit(bits);
  for (let bits = knownHigh[row]!; bits !== 0; bits &= bits - 1) gained[n++] = 32 + firstBit(bits);
  for (let k = 0; k < n; k++) {
    const f = gained[k]!;
    lent[sectorOf(f)]! += expertise[at + f]!;
    all += expertise[at + f]!;
  }
  refreshed++;
  if (all === 0) {
    profile.fill(0, at, at + FIELDS);
    fit[row] = 0;
    return;
  }
  for (let s = 0; s < SECTORS; s++) {
    const value = 0.12 * lent[s]! + 0.02 * all;
    lent[s] = value;
    square += SECTOR * (value * value);
  }
  for (let k = 0; k < n; k++) {
    const f = gained[k]!;
    const own = 0.88 * expertise[at + f]!;
    square += own * (2 * lent[sectorOf(f)]! + own);
  }
  const scale = 1 / Math.sqrt(square);
  for (let s = 0; s < SECTORS; s++) {
    const value = scale * lent[s]!;
    for (let f = at + s * SECTOR; f < at + (s + 1) * SECTOR; f++) profile[f] = value;
  }
  for (let k = 0; k < n; k++) {
    const f = gained[k]!;
    profile[at + f] = scale * (lent[sectorOf(f)]! + 0.88 * expertise[at + f]!);
  }
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    s4 = 0;
  for (let f = 0; f < FIELDS; f += 5) {
    s0 += profile[at + f]! * focus[f]!;
    s1 += profile[at + f + 1]! * focus[f + 1]!;
    s2 += profile[at + f + 2]! * focus[f + 2]!;
    s3 += profile[at + f + 3]! * focus[f + 3]!;
    s4 += profile[at + f + 4]! * focus[f + 4]!;
  }
  fit[row] = s0 + s1 + (s2 + s3) + s4;
}

// a new organisation: eight draws
function found(hi: number, lo: number, k: number, month: number): number {
  if (rows === capacity) throw new Error('kernel: too many organisations');
  const row = rows++;
  keyHi[row] = hi;
  keyLo[row] = lo;
  kind[row] = k;
  alive[row] = 1;
  head[row] = -1;
  adoptionAt[row] = month;
  lineAt[row] = month;
  adoption[row] = 0;
  lineSales[row] = 0;
  trend[row] = 0;
  sales[row] = 0;
  profit[row] = 0;
  shock[row] = 1;
  mappedAt[row] = 0;
  successAt[row] = 0;
  member[row] = 0;
  load[row] = 0;
  inGroup[row] = 0;
  bornAt[row] = month;
  lender[row] = -1;
  loanUntil[row] = 0;
  loan[row] = 0;
  usedLow[row] = 0;
  usedHigh[row] = 0;
  knownLow[row] = 0;
  knownHigh[row] = 0;
  threefry(hi, lo, 2, 0);
  town[row] = (word[0]! >>> 0) % TOWNS;
  field[row] = (word[1]! >>> 0) % FIELDS;
  large[row] = k === FIRM && (word[1]! >>> 16) % 16 === 0 ? 1 : 0;
  noteField(row, field[row]!);
  const at = row * FIELDS;
  expertise.fill(0, at, at + FIELDS);
  threefry(hi, lo, 3, 0);
  expertise[at + field[row]!] = 5 + 4 * unit(word[0]!);
  for (let i = 0; i < 2; i++) {
    threefry(hi, lo, 3, 1 + i);
    const f = Math.floor(unit(word[0]!) * FIELDS);
    const level = Math.fround(2 + 4 * unit(word[1]!));
    if (expertise[at + f]! < level) expertise[at + f] = level;
    noteField(row, f);
  }
  refresh(row);
  threefry(hi, lo, 4, 0);
  attention[row] = 0.7 * unit(word[1]!);
  const size = exp(0.7 * normal(unit(word[0]!)));
  staff[row] = k === VENTURE ? 3 : 2 + Math.floor(20 * size);
  threefry(hi, lo, 5, 0);
  capability[row] = 0.8 * unit(word[0]!);
  cash[row] = Math.floor(staff[row]! * 1600000 * 2.5 * (0.4 + 1.2 * unit(word[1]!)));
  totals[1]! += cash[row]!;
  threefry(hi, lo, 6, 0);
  const months = (-log(unit(word[0]!)) * 12) / 0.016;
  retireAt[row] = k === LAB || k === HELPER || months > 1e6 ? NEVER : month + 1 + Math.floor(months);
  return row;
}

function find(hi: number, lo: number): number {
  let at = (hi ^ lo) & (slots - 1);
  while (slot[at]! !== 0) {
    const tie = slot[at]! - 1;
    if (tieLo[tie]! === lo && tieHi[tie]! === hi) return tie;
    at = (at + 1) & (slots - 1);
  }
  return -1;
}

function enter(tie: number): void {
  let at = (tieHi[tie]! ^ tieLo[tie]!) & (slots - 1);
  while (slot[at]! !== 0) at = (at + 1) & (slots - 1);
  slot[at] = tie + 1;
  nextA[tie] = head[tieA[tie]!]!;
  head[tieA[tie]!] = tie * 2;
  nextB[tie] = head[tieB[tie]!]!;
  head[tieB[tie]!] = tie * 2 + 1;
}

function lives(tie: number, month: number): boolean {
  return expires[tie]! > month || work[tie]! !== 0;
}

// a supply relation whose sides never worked together introduces nobody
function onlyTrade(tie: number): boolean {
  return origin[tie]! === VERTICAL && collaboration[tie]! === 0;
}

function trustOf(tie: number, month: number): number {
  if (work[tie]! !== 0) return trust[tie]!;
  const months = month - trustAt[tie]!;
  return trust[tie]! * decay[months < LONGEST ? months : LONGEST]!;
}

function writeTrust(tie: number, value: number, month: number): void {
  const now = quantise(value > 1 ? 1 : value);
  totals[0]! += now - trust[tie]!;
  trust[tie] = now;
  trustAt[tie] = month;
  expires[tie] = month + monthsLeft[Math.floor(now * 256)]!;
}

function tieBetween(a: number, b: number, month: number): number {
  pairOf(a, b);
  const tie = find(word[0]!, word[1]!);
  return tie >= 0 && lives(tie, month) ? tie : -1;
}

function makeTie(
  foundTie: number,
  hi: number,
  lo: number,
  a: number,
  b: number,
  from: number,
  value: number,
  month: number,
): number {
  let tie = foundTie;
  if (tie < 0) {
    if (ties === tieCapacity) throw new Error('kernel: too many ties');
    tie = ties++;
    tieHi[tie] = hi;
    tieLo[tie] = lo;
    tieA[tie] = a;
    tieB[tie] = b;
    work[tie] = 0;
    trust[tie] = 0;
    enter(tie);
  }
  collaboration[tie] = 0;
  origin[tie] = from;
  metAt[tie] = month;
  writeTrust(tie, value, month);
  return tie;
}

function adoptionOf(row: number, month: number): number {
  const least = member[row]! === 1 ? 0.25 * fit[row]! : 0,
    excess = adoption[row]! - least;
  const months = month - adoptionAt[row]!;
  return excess <= 0 ? least : least + excess * fade[months < LONGEST ? months : LONGEST]!;
}

function raise(row: number, gain: number, month: number): void {
  const now = adoptionOf(row, month);
  adoption[row] = quantise(now + gain * (1 - now));
  adoptionAt[row] = month;
}

// yearly: candidates of the fiscal year, a Poisson number for each law
function listOccasions(row: number, law: number, month: number, year: number): void {
  threefry(lawHi[law]!, lawLo[law]!, keyHi[row]!, keyLo[row]!);
  const u = unit(word[0]!);
  let count = 0;
  while (count < 15 && u > countsBelow[(law === FACELIFT ? 0 : 16) + count]!) count++;
  for (let j = 0; j < count; j++) {
    threefry(keyHi[row]!, keyLo[row]!, (law << 16) | j, year);
    const hi = word[0]!,
      lo = word[1]!;
    threefry(2005, 7, hi, lo);
    if (occasions === occasionCapacity) throw new Error('kernel: too many occasions');
    oMonth[occasions] = month + Math.floor(12 * unit(word[0]!));
    oChance[occasions] = unit(word[1]!);
    oSubject[occasions] = row;
    oProcess[occasions] = law;
    oKey[occasions++] = hi;
  }
}

function allOccasions(month: number): void {
  occasions = 0;
  for (let law = 0; law < 3; law++) {
    processOf(100 + law, month);
    lawHi[law] = k0;
    lawLo[law] = k1;
  }
  for (let row = 0; row < rows; row++) {
    if (alive[row]! === 0 || kind[row]! === HELPER) continue;
    if (kind[row]! === LAB) {
      listOccasions(row, LAB_VENTURE, month, Math.floor(month / 12));
      continue;
    }
    listOccasions(row, FACELIFT, month, Math.floor(month / 12));
    if (kind[row]! === FIRM) listOccasions(row, SPIN_OFF, month, Math.floor(month / 12));
  }
}

// jobs that a firm or venture would add this April, or cut if below 0
function staffStep(row: number): number {
  const now = staff[row]!,
    venture = kind[row]! === VENTURE;
  const change = 0.35 * (Math.floor(sales[row]! / 12 / (venture ? 992000 : 1600000)) - now);
  const step = change > 0 ? Math.floor(change) : -Math.floor(-change);
  if (step > 0 && cash[row]! < now * 1260000) return 0;
  const least = venture ? (now < 3 ? now : 3) : 1;
  return (now + step > least ? now + step : least) - now;
}

// a flow of people in whole heads, rounded by a draw
function heads(cell: number, flow: number, month: number, mean: number): number {
  if (mean <= 0) return 0;
  threefry(2005 ^ 40, 7, (month << 8) | flow, cell);
  return Math.floor(mean + unit(word[0]!));
}

// yearly: graduates, retirement, moves, promotion; what share of wanted jobs is filled; managers of ventures
function movePeople(month: number): void {
  const [jobs, wanted, cut, startUps, labs] = Array.from({ length: 5 }, () => doubles(SECTORS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < rows; row++) {
    if (alive[row]! === 0 || kind[row]! === HELPER) continue;
    const s = sectorOf(field[row]!);
    if (kind[row]! === LAB) {
      labs[s]!++;
      continue;
    }
    startUps[s]! += kind[row]! === VENTURE ? 1 : 0;
    jobs[s]! += staff[row]!;
    const step = staffStep(row);
    if (step > 0) wanted[s]! += step;
    else cut[s]! -= step;
  }
  for (let cell = 0; cell < CELLS; cell++) {
    const gone = heads(cell, 0, month, 0.025 * people[cell]!) + heads(cell, 1, month, 0.01 * people[cell]!);
    people[cell]! -= gone < people[cell]! ? gone : people[cell]!;
  }
  for (let s = 0; s < SECTORS; s++) {
    const came = heads(s, 2, month, 4 * labs[s]!),
      promoted = heads(s, 3, month, 0.002 * people[s]!);
    people[s]! += came - promoted;
    people[SECTORS + s]! += heads(SECTORS + s, 2, month, 0.05 * labs[s]!);
    people[2 * SECTORS + s]! += promoted;
    const posts = 0.2 * jobs[s]!,
      opened = 0.2 * wanted[s]!,
      closed = 0.2 * cut[s]!,
      open = posts + opened - closed - people[s]!;
    people[s]! += heads(s, 4, month, 0.3 * open) - heads(s, 4, month, -0.3 * open);
    const free = people[s]! - posts + closed;
    fill[s] = opened === 0 || opened <= free ? 1 : free > 0 ? free / opened : 0;
  }
  for (let row = 0; row < rows; row++) {
    if (alive[row]! === 0 || kind[row]! !== VENTURE) continue;
    const s = sectorOf(field[row]!);
    const managed = people[2 * SECTORS + s]! >= startUps[s]! ? 1 : people[2 * SECTORS + s]! / startUps[s]!;
    capability[row] = capability[row]! + 0.04 * managed * (1 - capability[row]!);
  }
}

// yearly: taxes, staff, the shock of the year
function closeBooks(month: number): void {
  processOf(1, month);
  for (let row = 0; row < rows; row++) {
    if (alive[row]! === 0 || kind[row]! === LAB || kind[row]! === HELPER) continue;
    const taxes = profit[row]! > 0 ? Math.floor(profit[row]! * 0.4) : 0;
    cash[row]! -= taxes;
    totals[1]! -= taxes;
    let step = staffStep(row);
    const share = fill[sectorOf(field[row]!)]!;
    if (step > 0 && share < 1) {
      threefry(2005 ^ 41, month, keyHi[row]!, keyLo[row]!);
      step = Math.floor(step * share + unit(word[0]!));
    }
    staff[row]! += step;
    sales[row] = 0;
    profit[row] = 0;
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    const z = normal(unit(word[0]!));
    trend[row] = 0.7 * trend[row]! + 0.1 * (z - 0.05);
    shock[row] = exp(trend[row]!);
  }
}

// yearly: who joins along ties, who leaves, who belongs to a study group
function renewMembers(month: number): void {
  any.fill(0, 0, rows);
  through.fill(0, 0, rows);
  for (let tie = 0; tie < ties; tie++) {
    if (!lives(tie, month) || onlyTrade(tie)) continue;
    const a = tieA[tie]!,
      b = tieB[tie]!;
    any[a]! += member[b]!;
    any[b]! += member[a]!;
    if (origin[tie]! === SEMINAR || origin[tie]! === GROUP || origin[tie]! === INTRODUCTION) {
      through[a]!++;
      through[b]!++;
    }
  }
  processOf(2, month);
  for (let row = 0; row < rows; row++) {
    if (alive[row]! === 0 || kind[row]! === LAB) continue;
    if (member[row]! === 1 ? through[row]! > 0 : any[row]! === 0) continue;
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    if (unit(word[0]!) < (member[row]! === 1 ? 0.05 : 0.04)) member[row] = 1 - member[row]!;
  }
  processOf(3, month);
  for (let row = 0; row < rows; row++) {
    inGroup[row] = 0;
    if (alive[row]! === 0 || member[row]! === 0) continue;
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    inGroup[row] = unit(word[0]!) < 0.18 * attention[row]! ? 1 : 0;
  }
}

function callRoll(month: number): void {
  let a = 0,
    h = 0,
    m = 0,
    f = 0,
    v = 0,
    w = 0;
  // written in any case and counted where it belongs: branches would be guessed wrong
  for (let row = 0; row < rows; row++) {
    const here = alive[row]!,
      acts = here & Number(kind[row]! !== HELPER);
    actors[a] = row;
    a += acts;
    known[w] = row;
    w += acts & Number(mappedAt[row]! >= month - 16);
    firms[f] = row;
    f += acts & Number(kind[row]! === FIRM);
    ventures[v] = row;
    v += acts & Number(kind[row]! === VENTURE);
    helpers[h] = row;
    h += here & Number(kind[row]! === HELPER);
    members[m] = row;
    m += here & member[row]!;
  }
  actorCount = a;
  helperCount = h;
  memberCount = m;
  firmCount = f;
  ventureCount = v;
  knownCount = w;
}

// yearly: members move towards partners who share the vision more
function spreadVision(month: number): void {
  pull.fill(0, 0, rows);
  for (let i = 0; i < memberCount; i++) shared[members[i]!] = adoptionOf(members[i]!, month);
  for (let tie = 0; tie < ties; tie++) {
    const a = tieA[tie]!,
      b = tieB[tie]!;
    if (member[a]! === 0 || member[b]! === 0 || !lives(tie, month) || onlyTrade(tie)) continue;
    const difference = shared[b]! - shared[a]!;
    const weight = quantise(0.1 * trustOf(tie, month) * (difference < 0 ? -difference : difference));
    pull[difference > 0 ? a : b]! += weight;
  }
  for (let row = 0; row < rows; row++)
    if (pull[row]! !== 0 && alive[row]! === 1) raise(row, pull[row]! > 0.3 ? 0.3 : pull[row]!, month);
}

function lower(a: number, b: number): boolean {
  return keyHi[a]! < keyHi[b]! || (keyHi[a]! === keyHi[b]! && keyLo[a]! <= keyLo[b]!);
}

// the nearest in knowledge of the next large firms on the ring whom the row does not know yet
function nearest(row: number, count: number, at: number, month: number): number {
  let from = 0,
    best = -1;
  for (let high = count; from < high; ) {
    const middle = (from + high) >> 1;
    if (placeAt[middle]! < at) from = middle + 1;
    else high = middle;
  }
  let least = 2;
  for (let i = 0; i < NEXT && i < count; i++) {
    const other = places[(from + i) % count]!;
    const d = distance(profile, row, other);
    if (d >= least || tieBetween(row, other, month) >= 0) continue;
    best = other;
    least = d;
  }
  return best;
}

// yearly: small firms find the customers that they miss; trade restores trust
function supply(month: number): void {
  let count = 0;
  threefry(2005 ^ 50, 7, 0, 0);
  k0 = word[0]!;
  k1 = word[1]!;
  for (let i = 0; i < firmCount; i++) {
    const row = firms[i]!;
    if (large[row]! === 0) continue;
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    const place = word[0]! >>> 0;
    let at = count++;
    while (at > 0 && placeAt[at - 1]! > place) {
      placeAt[at] = placeAt[at - 1]!;
      places[at] = places[at - 1]!;
      at--;
    }
    placeAt[at] = place;
    places[at] = row;
  }
  customers.fill(0, 0, rows);
  for (let tie = 0; tie < ties; tie++) {
    if (origin[tie]! !== VERTICAL || !lives(tie, month)) continue;
    customers[tieA[tie]!]! += alive[tieB[tie]!]!;
    customers[tieB[tie]!]! += alive[tieA[tie]!]!;
  }
  threefry(2005 ^ 51, 7, 0, 0);
  k0 = word[0]!;
  k1 = word[1]!;
  drawRows(firms, firmCount, keyHi, keyLo);
  for (let i = 0; i < firmCount; i++) {
    const row = firms[i]!;
    if (large[row]! === 1 || count === 0) continue;
    const u = unit(second[i]!);
    const wanted = (u >= 0.2963 ? 1 : 0) + (u >= 0.7407 ? 1 : 0) + (u >= 0.963 ? 1 : 0);
    for (let s = customers[row]!; s < wanted; s++) {
      const to = nearest(row, count, (first[i]! + s * 1431655765) >>> 0, month);
      if (to < 0) continue;
      pairOf(row, to);
      const hi = word[0]!,
        lo = word[1]!,
        inOrder = lower(row, to);
      makeTie(find(hi, lo), hi, lo, inOrder ? row : to, inOrder ? to : row, VERTICAL, 0.5, month);
    }
  }
  for (let tie = 0; tie < ties; tie++) {
    const a = tieA[tie]!,
      b = tieB[tie]!;
    if (origin[tie]! !== VERTICAL || !lives(tie, month) || alive[a]! === 0 || alive[b]! === 0) continue;
    const now = trustOf(tie, month);
    metAt[tie] = month;
    writeTrust(tie, now > 0.5 ? now : 0.5, month);
    const supplier = large[a]! === 1 ? b : a;
    noteUse(supplier, field[supplier === a ? b : a]!);
    supplied++;
  }
}

function collectBits(e: Float32Array, learner: number, teacher: number, fields: number, from: number, t: number): void {
  for (let bits = fields; bits !== 0; bits &= bits - 1) {
    const f = from + firstBit(bits);
    const gain = t * (e[teacher * FIELDS + f]! - e[learner * FIELDS + f]!);
    if (gain <= gains[f]!) continue;
    if (gains[f]! === 0) gained[gainCount++] = f;
    gains[f] = gain;
  }
}

// what a learner could gain by field, and the fields in which it is anything
function collect(e: Float32Array, learner: number, teacher: number, row: number, t: number): void {
  collectBits(e, learner, teacher, knownLow[row]!, 0, t);
  collectBits(e, learner, teacher, knownHigh[row]!, 32, t);
}

// a share of the gains; of the fields in which it knows nothing the one with most to learn, by chance
function absorb(row: number, share: number, u: number): boolean {
  const at = row * FIELDS;
  let fresh = -1,
    learned = false;
  for (let i = 0; i < gainCount; i++) {
    const f = gained[i]!,
      gain = gains[f]!;
    if (expertise[at + f]! > 0) {
      expertise[at + f] = expertise[at + f]! + share * gain;
      learned = true;
    } else if (fresh < 0 || gain > gains[fresh]! || (gain === gains[fresh]! && f < fresh)) fresh = f;
  }
  if (fresh >= 0 && u < 0.12) {
    expertise[at + fresh] = share * gains[fresh]!;
    noteField(row, fresh);
    noteUse(row, fresh);
    learned = true;
  }
  for (let i = 0; i < gainCount; i++) gains[gained[i]!] = 0;
  gainCount = 0;
  return learned;
}

function absorption(row: number): number {
  if (kind[row]! === LAB) return 1 / 1.03;
  const research = kind[row]! === VENTURE ? 0.05 : field[row]! % 3 === 0 ? 0.00625 : 0.025;
  return research / (research + 0.03);
}

// yearly: every firm learns from all its customers and suppliers at once
function learnFromTrade(month: number): void {
  beforeTrade.set(expertise.subarray(0, rows * FIELDS));
  tStart.fill(0, 0, rows + 1);
  let count = 0,
    total = 0;
  for (let tie = 0; tie < ties; tie++) {
    const a = tieA[tie]!,
      b = tieB[tie]!;
    if (origin[tie]! !== VERTICAL || !lives(tie, month) || alive[a]! === 0 || alive[b]! === 0) continue;
    tTie[count++] = tie;
    tStart[a]!++;
    tStart[b]!++;
  }
  for (let row = 0; row <= rows; row++) {
    total += tStart[row]!;
    tStart[row] = total;
  }
  for (let i = count - 1; i >= 0; i--) {
    const tie = tTie[i]!,
      a = tieA[tie]!,
      b = tieB[tie]!;
    const ofA = tStart[a]! - 1,
      ofB = tStart[b]! - 1,
      now = trustOf(tie, month);
    tStart[a] = ofA;
    tStart[b] = ofB;
    tTrust[ofA] = now;
    tTrust[ofB] = now;
    tOther[ofA] = b;
    tOther[ofB] = a;
  }
  processOf(52, month);
  drawRows(firms, firmCount, keyHi, keyLo);
  for (let i = 0; i < firmCount; i++) {
    const row = firms[i]!,
      from = tStart[row]!,
      to = tStart[row + 1]!;
    if (from === to) continue;
    for (let at = from; at < to; at++) collect(beforeTrade, row, tOther[at]!, tOther[at]!, tTrust[at]!);
    if (absorb(row, 0.1 * absorption(row), unit(first[i]!))) changed[row] = 1;
  }
}

function fadeBits(row: number, idle: number, from: number): void {
  for (let bits = idle; bits !== 0; bits &= bits - 1) {
    const f = from + firstBit(bits),
      at = row * FIELDS + f;
    const left = expertise[at]! * 0.95;
    if (left < 0.05) {
      expertise[at] = 0;
      if (f < 32) knownLow[row]! &= ~(1 << f);
      else knownHigh[row]! &= ~(1 << (f - 32));
    } else expertise[at] = left;
    changed[row] = 1;
  }
}

// yearly: what trade teaches; what was not used fades; profiles of those who changed
function reviseKnowledge(month: number): void {
  changed.fill(0, 0, rows);
  learnFromTrade(month);
  for (let p = 0; p < projects; p++)
    if (pStage[p]! <= RUNNING)
      for (let i = 0; i < pSize[p]!; i++) noteUse(pTeam[p * TEAM + i]!, field[pTeam[p * TEAM]!]!);
  for (let i = 0; i < actorCount; i++) {
    const row = actors[i]!;
    if (month - bornAt[row]! < 12) continue;
    const own = field[row]!;
    fadeBits(row, knownLow[row]! & ~(usedLow[row]! | (own < 32 ? 1 << own : 0)), 0);
    fadeBits(row, knownHigh[row]! & ~(usedHigh[row]! | (own < 32 ? 0 : 1 << (own - 32))), 32);
    usedLow[row] = 0;
    usedHigh[row] = 0;
  }
  for (let i = 0; i < actorCount; i++) if (changed[actors[i]!]! === 1) refresh(actors[i]!);
}

function addContact(a: number, b: number, channel: number, via: number): void {
  if (contacts === contactCapacity) throw new Error('kernel: too many contacts');
  cA[contacts] = a;
  cB[contacts] = b;
  cChannel[contacts] = channel;
  cVia[contacts++] = via;
}

function attend(row: number, gathering: number, position: number): void {
  rRow[ring] = row;
  rGathering[ring] = gathering;
  rPosition[ring++] = position;
}

// counting sort into arcs, then insertion sort of what is nearly in order; returns bits of an arc
function sortRing(gatherings: number): number {
  let bits = 0;
  while (bits < 12 && gatherings << bits < ring) bits++;
  const arcs = gatherings << bits;
  ringSlots.fill(0, 0, arcs + 1);
  for (let i = 0; i < ring; i++) ringSlots[(rGathering[i]! << bits) + ((rPosition[i]! >>> 1) >>> (31 - bits))]!++;
  let total = 0;
  for (let arc = 0; arc < arcs; arc++) {
    total += ringSlots[arc]!;
    ringSlots[arc] = total;
  }
  ringSlots[arcs] = ring;
  for (let i = ring - 1; i >= 0; i--) {
    const arc = (rGathering[i]! << bits) + ((rPosition[i]! >>> 1) >>> (31 - bits));
    const to = ringSlots[arc]! - 1;
    ringSlots[arc] = to;
    rOrder[to] = rRow[i]!;
    rPlace[to] = rGathering[i]! * 4294967296 + (rPosition[i]! >>> 0);
  }
  for (let i = 1; i < ring; i++) {
    const place = rPlace[i]!;
    let row = rOrder[i]!,
      j = i - 1;
    while (j >= 0 && rPlace[j]! > place) {
      rPlace[j + 1] = rPlace[j]!;
      rOrder[j + 1] = rOrder[j]!;
      j--;
    }
    rPlace[j + 1] = place;
    rOrder[j + 1] = row;
  }
  return bits;
}

function meetNeighbours(gatherings: number, reach: number, channel: number): void {
  const bits = sortRing(gatherings);
  for (let g = 0; g < gatherings; g++) {
    const from = ringSlots[g << bits]!,
      size = ringSlots[(g + 1) << bits]! - from;
    for (let step = 1; step <= reach && 2 * step <= size; step++) {
      const pairs = 2 * step === size ? step : size;
      for (let i = 0; i < pairs; i++)
        addContact(rOrder[from + i]!, rOrder[from + (i + step < size ? i + step : i + step - size)]!, channel, -1);
    }
  }
}

// the partner of `at` with the least draw among those trusted enough
function pickPartner(chooser: number, at: number, except: number, month: number): number {
  let least0 = 0,
    least1 = 0;
  let picked = -1;
  let edge = head[at]!;
  while (edge >= 0) {
    const tie = edge >> 1,
      onA = (edge & 1) === 0;
    edge = onA ? nextA[tie]! : nextB[tie]!;
    if (!lives(tie, month) || onlyTrade(tie)) continue;
    const other = onA ? tieB[tie]! : tieA[tie]!;
    if (other === except || alive[other]! === 0 || trustOf(tie, month) < 0.15) continue;
    threefry(k0, k1, tieHi[tie]! ^ keyHi[chooser]!, tieLo[tie]! ^ keyLo[chooser]!);
    if (picked < 0 || word[0]! >>> 0 < least0 || (word[0]! >>> 0 === least0 && word[1]! >>> 0 < least1)) {
      least0 = word[0]! >>> 0;
      least1 = word[1]! >>> 0;
      picked = other;
    }
  }
  return picked;
}

function goOut(month: number): void {
  let seeking = 0;
  ring = 0;
  processOf(10, month);
  drawRows(actors, actorCount, keyHi, keyLo);
  for (let i = 0; i < actorCount; i++) {
    const row = actors[i]!;
    const u = first[i]! >>> 0,
      a = attention[row]! * 4294967296;
    if (u >= 0.472 * a) continue;
    if (u < 0.36 * a) attend(row, town[row]! * PLACES + ((second[i]! & 0xffff) % PLACES), second[i]!);
    else if (u < 0.46 * a) list[seeking++] = row;
    else addContact(row, actors[second[i]! & 1]!, PIPELINE, -1);
  }
  drawRows(helpers, helperCount, keyHi, keyLo);
  for (let i = 0; i < helperCount; i++) {
    const row = helpers[i]!;
    if (first[i]! >>> 0 < 0.36 * (attention[row]! * 4294967296))
      attend(row, town[row]! * PLACES + ((second[i]! & 0xffff) % PLACES), second[i]!);
  }
  meetNeighbours(TOWNS * PLACES, 1, CHANCE);
  const met = contacts;
  processOf(11, month);
  for (let i = 0; i < seeking; i++) {
    const friend = pickPartner(list[i]!, list[i]!, -1, month);
    if (friend >= 0) addContact(list[i]!, friend, CHANCE, -1);
  }
  const asked = contacts;
  processOf(12, month);
  for (let i = met; i < asked; i++) {
    const third = pickPartner(cA[i]!, cB[i]!, cA[i]!, month);
    if (third >= 0) addContact(cA[i]!, third, REFERRAL, cB[i]!);
  }
}

function gather(month: number): void {
  if (month % 2 === 0) {
    ring = 0;
    processOf(13, month);
    drawRows(members, memberCount, keyHi, keyLo);
    for (let i = 0; i < memberCount; i++)
      if (first[i]! >>> 0 < 0.45 * (attention[members[i]!]! * 4294967296)) attend(members[i]!, 0, second[i]!);
    for (let i = 0; i < ring; i++) raise(rRow[i]!, 0.05, month);
    meetNeighbours(1, 3, SEMINAR);
  }
  ring = 0;
  processOf(14, month);
  for (let i = 0; i < memberCount; i++) {
    const row = members[i]!;
    if (inGroup[row]! === 0 || Math.floor(field[row]! / SECTOR) !== month % 5) continue;
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    attend(row, Math.floor(field[row]! / SECTOR), word[1]!);
  }
  for (let i = 0; i < ring; i++) raise(rRow[i]!, 0.05, month);
  meetNeighbours(5, 2, GROUP);
}

// an eighth of the towns: the first 65 of a race with weights by how long ago each was seen
function visit(month: number): void {
  const WANTED = 65;
  let count = 0,
    kept = 0;
  for (let i = 0; i < actorCount; i++) {
    list[count] = actors[i]!;
    count += ((town[actors[i]!]! + month) & 7) === 0 ? 1 : 0;
  }
  processOf(15, month);
  drawRows(list, count, keyHi, keyLo);
  for (let i = 0; i < count; i++) {
    const row = list[i]!,
      seen = month - mappedAt[row]!;
    const weight = (seen < 24 ? seen : 24) * (member[row]! === 1 ? 1 : 0.1),
      u = unit(first[i]!);
    const limit = kept < WANTED ? Number.POSITIVE_INFINITY : scores[kept - 1]!;
    if (1 - u > limit * weight || weight === 0) continue;
    const score = -log(u) / weight;
    if (score >= limit) continue;
    let at = kept < WANTED ? kept++ : WANTED - 1;
    while (at > 0 && score < scores[at - 1]!) {
      scores[at] = scores[at - 1]!;
      rowsKept[at] = rowsKept[at - 1]!;
      at--;
    }
    scores[at] = score;
    rowsKept[at] = row;
  }
  for (let i = 0; i < kept; i++) {
    mappedAt[rowsKept[i]!] = month;
    if (member[rowsKept[i]!]! === 1) raise(rowsKept[i]!, 0.12, month);
  }
  visits += kept;
}

// 24 of the known are introduced to the winner of a race among the next ten on a ring of all known
function introduce(month: number): void {
  const WANTED = 38;
  let kept = 0;
  ring = 0;
  processOf(16, month);
  for (let i = 0; i < knownCount; i++) {
    const row = known[i]!;
    attend(row, 0, Math.imul(keyHi[row]!, k0 | 1));
    const score = Math.imul(keyLo[row]!, k1 | 1) >>> 0;
    if (kept === WANTED && score >= scores[kept - 1]!) continue;
    let at = kept < WANTED ? kept++ : WANTED - 1;
    while (at > 0 && score < scores[at - 1]!) {
      scores[at] = scores[at - 1]!;
      rowsKept[at] = rowsKept[at - 1]!;
      at--;
    }
    scores[at] = score;
    rowsKept[at] = row;
  }
  if (ring <= LIST) return;
  sortRing(1);
  for (let i = 0; i < kept; i++) isFocal[rowsKept[i]!] = 1;
  processOf(17, month);
  for (let place = 0; place < ring; place++) {
    const row = rOrder[place]!;
    if (isFocal[row]! === 0) continue;
    for (let s = 0; s < LIST; s++) {
      const other = rOrder[place + 1 + s < ring ? place + 1 + s : place + 1 + s - ring]!;
      others[s] = other;
      const expected =
        performing(distance(profile, row, other)) + ((kind[row]! === LAB) !== (kind[other]! === LAB) ? 0.3 : 0);
      threefry(k0, k1, keyHi[other]! ^ keyLo[row]!, keyLo[other]! ^ keyHi[row]!);
      times[s] = -log(unit(word[0]!)) / exp(5 * expected);
    }
    for (let tries = 0; tries < LIST; tries++) {
      let best = 0;
      for (let s = 1; s < LIST; s++) if (times[s]! < times[best]!) best = s;
      const tie = tieBetween(row, others[best]!, month);
      if (tie < 0 || collaboration[tie]! === 0) {
        addContact(row, others[best]!, INTRODUCTION, -1);
        introductions++;
        break;
      }
      times[best] = Number.POSITIVE_INFINITY;
    }
  }
  for (let i = 0; i < kept; i++) isFocal[rowsKept[i]!] = 0;
}

const inclination = [-0.6, 0.9, -1.8, -0.2, 1.2, -0.4] as const;
const odds = [0, 0, 0, 0.28, 0.35, 0] as const;

// two who are tied may begin a project, if one of them can pay
function startBilateral(tie: number, month: number): void {
  const a = tieA[tie]!,
    b = tieB[tie]!,
    lead = kind[a]! === LAB ? b : a;
  if (kind[lead]! === LAB || cash[lead]! < 4400000) return;
  two[0] = lead;
  two[1] = lead === a ? b : a;
  threefry(tieHi[tie]!, tieLo[tie]!, 16, month);
  startProject(two, 2, word[0]!, word[1]!, month, 12, 2200000, 0, month);
}

function mayWork(a: number, b: number): boolean {
  return kind[a]! !== HELPER && kind[b]! !== HELPER && (kind[a]! !== LAB || kind[b]! !== LAB);
}

// contacts in passes: keys of pairs, look-ups, draws, bounds, distances, decisions
function formTies(month: number): void {
  for (let i = 0; i < contacts; i++) {
    if (cChannel[i]! !== REFERRAL) continue;
    const one = tieBetween(cA[i]!, cVia[i]!, month),
      two = tieBetween(cVia[i]!, cB[i]!, month);
    const along = one < 0 || two < 0 ? 0 : trustOf(one, month) * trustOf(two, month);
    path[i] = quantise(0.8 * along > 0.1 ? 0.8 * along : 0.1);
  }
  for (let i = 0; i < contacts; i++) {
    const x = cA[i]!,
      y = cB[i]!,
      inOrder = keyHi[x]! < keyHi[y]! || (keyHi[x]! === keyHi[y]! && keyLo[x]! <= keyLo[y]!);
    const a = inOrder ? x : y,
      b = inOrder ? y : x;
    eA[i] = a;
    eB[i] = b;
    k0s[i] = keyHi[a]!;
    k1s[i] = keyLo[a]!;
    c0s[i] = keyHi[b]!;
    c1s[i] = keyLo[b]!;
  }
  drawEach(contacts);
  for (let i = 0; i < contacts; i++) {
    const tie = find(c0s[i]!, c1s[i]!);
    eTie[i] = tie >= 0 && lives(tie, month) ? tie : -1;
  }
  for (let decision = 0; decision < 2; decision++)
    for (let channel = 0; channel < CHANNELS; channel++) {
      threefry(2005, 7, 18 + decision, (month << 8) | channel);
      keysHi[decision * CHANNELS + channel] = word[0]!;
      keysLo[decision * CHANNELS + channel] = word[1]!;
    }
  for (let i = 0; i < contacts; i++) {
    const key = (eTie[i]! >= 0 ? CHANNELS : 0) + cChannel[i]!;
    first[i] = c0s[i]!;
    second[i] = c1s[i]!;
    k0s[i] = keysHi[key]!;
    k1s[i] = keysLo[key]!;
  }
  drawEach(contacts);
  // first and second hold the keys of the pairs, c0s and c1s the words of the draws
  let left = 0;
  for (let channel = 0; channel < CHANNELS; channel++) strangers[channel] = consent(inclination[channel]! + 1.8);
  for (let i = 0; i < contacts; i++) {
    const tie = eTie[i]!;
    let logit = inclination[cChannel[i]!]!,
      most = strangers[cChannel[i]!]!;
    if (tie >= 0) {
      if (metAt[tie]! === month) continue;
      metAt[tie] = month;
      const before = trustOf(tie, month);
      writeTrust(tie, before + 0.1 * (1 - before), month);
      if (collaboration[tie]! !== 0 || !mayWork(eA[i]!, eB[i]!)) continue;
      logit = -2.45 + odds[cChannel[i]!]! + 2.2 * trust[tie]!;
      most = consent(logit + 1.8);
    }
    if (unit(c0s[i]!) >= most || unit(c1s[i]!) >= most) continue;
    dAt[left] = i;
    base[left++] = logit;
  }
  let agreed = 0;
  for (let j = 0; j < left; j++) {
    const i = dAt[j]!,
      a = eA[i]!,
      b = eB[i]!;
    let logit = base[j]!;
    if ((member[a]! === 1 || adoption[a]! !== 0) && (member[b]! === 1 || adoption[b]! !== 0))
      logit += 0.8 * (adoptionOf(a, month) * adoptionOf(b, month));
    const most = consent(logit + 1);
    if (unit(c0s[i]!) >= most || unit(c1s[i]!) >= most) continue;
    logit += 1 - distance(profile, a, b);
    if (unit(c0s[i]!) >= consent(logit - 0.7 * load[a]!) || unit(c1s[i]!) >= consent(logit - 0.7 * load[b]!)) continue;
    dAt[agreed++] = i;
  }
  let beginning = 0;
  for (let j = 0; j < agreed; j++) {
    let i = dAt[j]!,
      a = eA[i]!,
      b = eB[i]!,
      tie = eTie[i]!,
      channel = cChannel[i]!;
    if (tie < 0) {
      tie = find(first[i]!, second[i]!);
      if (tie >= 0 && lives(tie, month)) continue;
      tie = makeTie(
        tie,
        first[i]!,
        second[i]!,
        a,
        b,
        channel,
        channel === REFERRAL ? path[i]! : channel === INTRODUCTION ? 0.22 : 0.12,
        month,
      );
      if (channel !== INTRODUCTION || !mayWork(a, b)) continue;
      threefry(keysHi[CHANNELS + channel]!, keysLo[CHANNELS + channel]!, tieHi[tie]!, tieLo[tie]!);
      let u = unit(word[0]!),
        v = unit(word[1]!),
        logit = -2.45 + odds[channel]! + 2.2 * trust[tie]! + 0.8 * (adoptionOf(a, month) * adoptionOf(b, month));
      const most = consent(logit + 1);
      if (u >= most || v >= most) continue;
      logit += 1 - distance(profile, a, b);
      if (u >= consent(logit - 0.7 * load[a]!) || v >= consent(logit - 0.7 * load[b]!)) continue;
    }
    collaboration[tie] = 1;
    if (kind[a]! === LAB || kind[b]! === LAB) dA[beginning++] = tie;
  }
  for (let j = 0; j < beginning; j++) startBilateral(dA[j]!, month);
  meetings += contacts;
}

function startProject(
  team: Int32Array,
  size: number,
  hi: number,
  lo: number,
  starts: number,
  months: number,
  cost: number,
  share: number,
  month: number,
): number {
  if (projects === projectCapacity) throw new Error('kernel: too many projects');
  const row = projects++;
  let apart = 0,
    able = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) apart += distance(profile, team[i]!, team[j]!);
    let best = 0;
    for (let f = 0; f < FIELDS; f++)
      if (expertise[team[i]! * FIELDS + f]! > best) best = expertise[team[i]! * FIELDS + f]!;
    able += best;
  }
  const pairs = (size * (size - 1)) / 2;
  pMerit[row] =
    0.22 +
    (0.25 * able) / size / 10 +
    0.3 * (pairs > 0 ? performing(apart / pairs) : 0.3) -
    0.03 * (size > 2 ? size - 2 : 0);
  pHi[row] = hi;
  pLo[row] = lo;
  pSize[row] = size;
  pStage[row] = AWARDED;
  pStarts[row] = starts;
  pEnds[row] = starts + months;
  pPayAt[row] = NEVER;
  pCost[row] = Math.floor(cost / months);
  pShare[row] = share;
  pOwed[row] = 0;
  pSpent[row] = 0;
  pAccrued[row] = 0;
  processOf(22, 0);
  threefry(k0, k1, hi, lo);
  pThreshold[row] = -log(unit(word[0]!));
  for (let i = 0; i < size; i++) {
    pTeam[row * TEAM + i] = team[i]!;
    load[team[i]!]!++;
    for (let j = i + 1; j < size; j++) {
      pairOf(team[i]!, team[j]!);
      let tie = find(word[0]!, word[1]!),
        a = team[i]!,
        b = team[j]!;
      const inOrder = keyHi[a]! < keyHi[b]! || (keyHi[a]! === keyHi[b]! && keyLo[a]! <= keyLo[b]!);
      if (tie < 0 || !lives(tie, month))
        tie = makeTie(tie, word[0]!, word[1]!, inOrder ? a : b, inOrder ? b : a, CHANCE, 0.12, month);
      else writeTrust(tie, trustOf(tie, month), month);
      work[tie]!++;
      collaboration[tie] = 1;
    }
  }
  return row;
}

// quarterly: partners who are free may begin another project
function startJoint(month: number): void {
  let idle = 0;
  for (let tie = 0; tie < ties; tie++) {
    if (collaboration[tie]! === 0 || work[tie]! !== 0 || expires[tie]! <= month) continue;
    if (alive[tieA[tie]!]! === 1 && alive[tieB[tie]!]! === 1) list[idle++] = tie;
  }
  processOf(20, month);
  drawRows(list, idle, tieHi, tieLo);
  for (let i = 0; i < idle; i++) if (unit(first[i]!) < 0.024) startBilateral(list[i]!, month);
}

function canBeAsked(tie: number, other: number, month: number): boolean {
  return lives(tie, month) && alive[other]! === 1 && kind[other]! !== HELPER;
}

// adds who can be asked by a row, with the trust in them; through a partner, with what referral leaves of it
function listPartners(row: number, through: number, from: number, month: number): number {
  let count = from;
  for (let edge = head[row]!; edge >= 0; ) {
    const tie = edge >> 1,
      onA = (edge & 1) === 0;
    edge = onA ? nextA[tie]! : nextB[tie]!;
    const other = onA ? tieB[tie]! : tieA[tie]!;
    if ((through >= 0 && collaboration[tie]! === 0) || way[other]! === 1 || !canBeAsked(tie, other, month)) continue;
    const now = through < 0 ? trustOf(tie, month) : 0.8 * through * trustOf(tie, month);
    if (way[other]! === 0) asked[count++] = other;
    else if (now <= wayTrust[other]!) continue;
    way[other] = through < 0 ? 1 : 2;
    wayTrust[other] = now;
  }
  return count;
}

// the bank with most trust that would lend
function lenderOf(row: number, month: number): number {
  let best = -1,
    most = -1;
  for (let edge = head[row]!; edge >= 0; ) {
    const tie = edge >> 1,
      onA = (edge & 1) === 0;
    edge = onA ? nextA[tie]! : nextB[tie]!;
    const bank = onA ? tieB[tie]! : tieA[tie]!;
    if (kind[bank]! !== HELPER || bank % 10 !== 1 || !lives(tie, month)) continue;
    pairOf(row, bank);
    threefry(2005 ^ 60, month, word[0]!, word[1]!);
    if (0.5 * capability[row]! + 0.5 * unit(word[0]!) < 0.3) continue;
    const now = trustOf(tie, month);
    if (now < most) continue;
    best = bank;
    most = now;
  }
  return best;
}

function lend(row: number, amount: number, month: number): void {
  const bank = loan[row]! === 0 ? lenderOf(row, month) : -1;
  if (bank < 0) return;
  loan[row] = amount;
  lender[row] = bank;
  loanUntil[row] = month + 36;
  cash[row]! += amount;
  totals[1]! += amount;
  lentOut++;
}

// monthly: interest and the part of the principal that is due
function serviceLoans(which: Int32Array, count: number, month: number): void {
  for (let i = 0; i < count; i++) {
    const row = which[i]!,
      owed = loan[row]!;
    if (owed === 0) continue;
    const interest = Math.floor((owed * 0.025) / 12),
      left = loanUntil[row]! - month,
      part = left <= 1 ? owed : Math.floor(owed / left);
    cash[row]! -= interest + part;
    profit[row]! -= interest;
    totals[1]! -= interest + part;
    loan[row] = owed - part;
    if (owed === part) lender[row] = -1;
  }
}

// quarterly: banks lend to ventures that are short
function lendToVentures(month: number): void {
  for (let i = 0; i < ventureCount; i++) {
    const row = ventures[i]!;
    if (alive[row]! === 1 && cash[row]! < 2500000) lend(row, 6000000, month);
  }
}

// yearly: leads draft, form teams from those they trust and whom their partners trust, are ranked, and the best are paid for
function holdCall(joint: boolean, month: number): void {
  let drafts = 0,
    listed = 0;
  for (let row = 0; row < rows; row++)
    if (alive[row]! === 1 && kind[row]! !== HELPER && (joint || kind[row]! !== LAB)) list[listed++] = row;
  processOf(joint ? 31 : 30, month);
  drawRows(list, listed, keyHi, keyLo);
  for (let i = 0; i < listed && drafts < MOST; i++) {
    const lead = list[i]!;
    const aware = member[lead]! === 1 || month - mappedAt[lead]! <= 18 ? 1 : 0.25;
    if (unit(first[i]!) >= 0.1 * attention[lead]! * aware) continue;
    let team = teams[drafts]!,
      size = 1,
      labs = kind[lead]! === LAB ? 1 : 0;
    team[0] = lead;
    if (joint) {
      let wanted = 4 + Math.floor(3 * unit(second[i]!)),
        kept = 1;
      processOf(32, month);
      way[lead] = 1;
      let listedNow = listPartners(lead, -1, 0, month);
      for (let edge = head[lead]!; edge >= 0; ) {
        const tie = edge >> 1,
          onA = (edge & 1) === 0;
        edge = onA ? nextA[tie]! : nextB[tie]!;
        const partner = onA ? tieB[tie]! : tieA[tie]!;
        if (collaboration[tie]! === 1 && canBeAsked(tie, partner, month))
          listedNow = listPartners(partner, wayTrust[partner]!, listedNow, month);
      }
      way[lead] = 0;
      candidates += listedNow;
      for (let c = 0; c < listedNow; c++) {
        const other = asked[c]!;
        way[other] = 0;
        const will =
          3 * wayTrust[other]! +
          performing(distance(profile, lead, other)) +
          ((kind[lead]! === LAB) !== (kind[other]! === LAB) ? 1 : 0) -
          0.7 * load[other]!;
        pairOf(lead, other);
        threefry(k0, k1, word[0]! ^ keyHi[lead]!, word[1]!);
        const time = -log(unit(word[0]!)) / exp(will);
        if (kept === wanted && time >= times[kept - 1]!) continue;
        let at = kept < wanted ? kept++ : kept - 1;
        while (at > 1 && time < times[at - 1]!) {
          times[at] = times[at - 1]!;
          team[at] = team[at - 1]!;
          at--;
        }
        times[at] = time;
        team[at] = other;
      }
      size = kept;
      for (let s = 1; s < size; s++) labs += kind[team[s]!]! === LAB ? 1 : 0;
      if (labs === 0 || labs === size) continue;
    }
    let able = 0,
      apart = 0;
    for (let s = 0; s < size; s++) {
      for (let t = s + 1; t < size; t++) apart += distance(profile, team[s]!, team[t]!);
      let best = 0;
      for (let f = 0; f < FIELDS; f++)
        if (expertise[team[s]! * FIELDS + f]! > best) best = expertise[team[s]! * FIELDS + f]!;
      able += best;
    }
    threefry(keyHi[lead]!, keyLo[lead]!, 17 * 256 + (joint ? 1 : 0), month);
    draftHi[drafts] = word[0]!;
    draftLo[drafts] = word[1]!;
    threefry(2005 ^ 19, 7, draftHi[drafts]!, draftLo[drafts]!);
    const noise = unit(word[1]!),
      z = normal(unit(word[0]!)),
      hope = 1 + 0.5 * z;
    const merit =
      0.22 + (0.25 * able) / size / 10 + (size > 1 ? 0.3 * performing((apart * 2) / (size * (size - 1))) : 0.1);
    if (1.2 * merit * (hope > 0 ? hope : 0) < (joint ? 0.05 : 0.4)) continue;
    sizes[drafts] = size;
    score[drafts] = Math.floor((0.6 * merit + 0.4 * noise) * 1048576);
    order[drafts] = drafts;
    drafts++;
  }
  for (let i = 1; i < drafts; i++) {
    let item = order[i]!,
      j = i - 1;
    while (
      j >= 0 &&
      (score[order[j]!]! < score[item]! || (score[order[j]!]! === score[item]! && draftHi[order[j]!]! > draftHi[item]!))
    ) {
      order[j + 1] = order[j]!;
      j--;
    }
    order[j + 1] = item;
  }
  for (let i = 0; i < drafts && i < (joint ? 3 : 7); i++) {
    const at = order[i]!;
    for (let s = 0; s < sizes[at]!; s++) {
      const row = teams[at]![s]!;
      if (kind[row]! !== LAB && cash[row]! < 5000000) lend(row, 5000000, month);
    }
    startProject(
      teams[at]!,
      sizes[at]!,
      draftHi[at]!,
      draftLo[at]!,
      month + 4,
      joint ? 30 : 18,
      joint ? 110000000 : 30000000,
      joint ? 1 : 0.6667,
      month,
    );
  }
}

function learn(project: number, month: number): void {
  const size = pSize[project]!,
    team = project * TEAM;
  if (size < 2) return;
  for (let i = 0; i < size; i++) {
    const at = pTeam[team + i]! * FIELDS;
    for (let f = 0; f < FIELDS; f++) beforeProject[i * FIELDS + f] = expertise[at + f]!;
  }
  for (let i = 0; i < size; i++) {
    const row = pTeam[team + i]!;
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const other = pTeam[team + j]!,
        tie = tieBetween(row, other, month);
      collect(beforeProject, i, j, other, tie < 0 ? 0 : trustOf(tie, month));
    }
    threefry(pHi[project]!, pLo[project]!, keyHi[row]!, keyLo[row]!);
    absorb(row, 0.3 * absorption(row), unit(word[0]!));
    refresh(row);
  }
}

// a success of a laboratory may be patented, and is then offered
function filePatent(project: number): void {
  let labs = 0;
  for (let i = 0; i < pSize[project]!; i++) labs += kind[pTeam[project * TEAM + i]!]! === LAB ? 1 : 0;
  threefry(2005 ^ 53, 7, pHi[project]!, pLo[project]!);
  if (labs > 0 && unit(word[0]!) < 0.3) offered[field[pTeam[project * TEAM]!]!]!++;
}

function finish(project: number, month: number): void {
  const size = pSize[project]!,
    team = pTeam.subarray(project * TEAM, project * TEAM + size);
  processOf(21, 0);
  threefry(k0, k1, pHi[project]!, pLo[project]!);
  const success = alive[team[0]!]! === 1 && unit(word[0]!) < pMerit[project]!;
  let left = 1;
  for (let i = pStarts[project]!; i < pEnds[project]!; i++) left *= 0.96;
  for (let i = 0; i < size; i++) {
    load[team[i]!]!--;
    if (success) successAt[team[i]!] = month;
    for (let j = i + 1; j < size; j++) {
      pairOf(team[i]!, team[j]!);
      const tie = find(word[0]!, word[1]!);
      if (tie < 0) continue;
      const before = trustOf(tie, month),
        now = before + (1 - before) * (1 - left);
      work[tie]!--;
      writeTrust(tie, success ? now + 0.3 * (1 - now) : now * 0.75, month);
    }
  }
  pStage[project] = success ? SUCCEEDED : CLOSED;
  if (!success) return;
  learn(project, month);
  filePatent(project);
}

// every project's month: cost, claims, payment, end
function progress(month: number): void {
  for (let row = 0; row < projects; row++) {
    const size = pSize[row]!,
      team = row * TEAM;
    if (pPayAt[row]! <= month) {
      pPayAt[row] = NEVER;
      const part = Math.floor(pOwed[row]! / size);
      for (let i = 0; i < size; i++)
        if (kind[pTeam[team + i]!]! !== LAB && alive[pTeam[team + i]!]! === 1) {
          cash[pTeam[team + i]!]! += part;
          totals[1]! += part;
        }
      pOwed[row] = 0;
    }
    if (pStage[row]! > RUNNING || (pStage[row]! === AWARDED && pStarts[row]! > month)) continue;
    pStage[row] = RUNNING;
    if (month >= pEnds[row]!) {
      finish(row, month);
      continue;
    }
    let payers = 0,
      labs = 0;
    for (let i = 0; i < size; i++) {
      if (kind[pTeam[team + i]!]! === LAB) labs++;
      else payers += alive[pTeam[team + i]!]!;
    }
    if (payers === 0) continue;
    let part = Math.floor(pCost[row]! / payers),
      toLabs = Math.floor((part * payers * labs) / size);
    for (let i = 0; i < size; i++) {
      if (kind[pTeam[team + i]!]! === LAB || alive[pTeam[team + i]!] === 0) continue;
      const lab = toLabs < part ? toLabs : part;
      toLabs -= lab;
      cash[pTeam[team + i]!]! -= part;
      totals[1]! -= part;
      totals[2]! += part - lab;
    }
    pSpent[row]! += part * payers;
    if (pShare[row]! > 0) pOwed[row]! += Math.floor(part * payers * pShare[row]!);
  }
  if (month % 12 === 2) for (let row = 0; row < projects; row++) if (pOwed[row]! !== 0) pPayAt[row] = month + 3;
}

function addLine(row: number, value: number, month: number): void {
  const months = month - lineAt[row]!;
  lineSales[row] = Math.floor(lineSales[row]! * lineDecay[months < LONGEST ? months : LONGEST]!) + value;
  lineAt[row] = month;
}

function knows(row: number, which: number, month: number): boolean {
  let edge = head[row]!;
  while (edge >= 0) {
    const tie = edge >> 1,
      onA = (edge & 1) === 0;
    edge = onA ? nextA[tie]! : nextB[tie]!;
    const other = onA ? tieB[tie]! : tieA[tie]!;
    if (kind[other]! === HELPER && other % 10 === which && lives(tie, month)) return true;
  }
  return false;
}

// a patent on offer goes to the winner of a race among those who know its field, can pay and can be reached
function license(month: number): void {
  let anyOffer = 0,
    chosen = -1,
    taker = -1;
  for (let f = 0; f < FIELDS; f++) anyOffer += offered[f]!;
  if (anyOffer === 0 || month % 3 !== 0) return;
  processOf(54, month);
  let least = Number.POSITIVE_INFINITY;
  for (let f = 0; f < FIELDS; f++) {
    if (offered[f]! === 0) continue;
    threefry(k0, k1, f, 0);
    const time = -log(unit(word[0]!)) / offered[f]!;
    if (time < least) {
      least = time;
      chosen = f;
    }
  }
  least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < actorCount; i++) {
    const row = actors[i]!;
    if (!knowsField(row, chosen)) continue;
    const level = expertise[row * FIELDS + chosen]!;
    if (level < 2 || kind[row]! === LAB || cash[row]! < 6000000) continue;
    threefry(k0, k1 ^ (1 + chosen), keyHi[row]!, keyLo[row]!);
    const time = -log(unit(word[0]!)) / level;
    if (time >= least || !(member[row]! === 1 || knows(row, 3, month))) continue;
    least = time;
    taker = row;
  }
  if (taker < 0) return;
  offered[chosen]!--;
  cash[taker]! -= 3000000;
  totals[1]! -= 3000000;
  threefry(keyHi[taker]!, keyLo[taker]!, 54, month);
  one[0] = taker;
  const row = startProject(one, 1, word[0]!, word[1]!, month, 1, 0, 0, month);
  load[taker]!--;
  pStage[row] = SUCCEEDED;
  pEnds[row] = month;
  licensed++;
}

// a member, the attentive sooner, sees another cluster: a contact outside, and what it learns there
function travel(month: number): void {
  if (month % 3 !== 0) return;
  let chosen = -1,
    least = Number.POSITIVE_INFINITY;
  processOf(55, month);
  drawRows(members, memberCount, keyHi, keyLo);
  for (let i = 0; i < memberCount; i++) {
    const row = members[i]!;
    const weight = attention[row]!,
      u = unit(first[i]!);
    if (kind[row]! === HELPER || 1 - u > least * weight) continue;
    const time = -log(u) / weight;
    if (time >= least) continue;
    least = time;
    chosen = row;
  }
  if (chosen < 0) return;
  const to = actors[0]!;
  const part = 0.1 * absorption(chosen) * (1 - distance(profile, chosen, to));
  addContact(chosen, to, PIPELINE, -1);
  for (let f = 0; f < FIELDS; f++) {
    if (!knowsField(to, f)) continue;
    const gap = expertise[to * FIELDS + f]! - expertise[chosen * FIELDS + f]!;
    if (gap <= 0) continue;
    expertise[chosen * FIELDS + f] = expertise[chosen * FIELDS + f]! + part * gap;
    noteField(chosen, f);
  }
  refresh(chosen);
  trips++;
}

function enterMarkets(month: number): void {
  for (let row = 0; row < projects; row++) {
    if (pStage[row]! !== SUCCEEDED) continue;
    const waited = month - pEnds[row]!,
      seller = pTeam[row * TEAM]!;
    if (waited < 9) continue;
    if (waited > 120 || alive[seller]! === 0) {
      pStage[row] = CLOSED;
      continue;
    }
    pAccrued[row]! += 0.035 * (0.5 + capability[seller]!) * 1.3 * (knows(seller, 7, month) ? 1.4 : 1);
    if (pAccrued[row]! < pThreshold[row]!) continue;
    pStage[row] = CLOSED;
    addLine(seller, 2000000, month);
    launched++;
    threefry(2005 ^ 28, 7, pHi[row]!, pLo[row]!);
    if (unit(word[0]!) >= 0.35) continue;
    threefry(pHi[row]!, pLo[row]!, 28, 0);
    found(word[0]!, word[1]!, FIRM, month);
  }
}

// candidates of the month: facelifts, ventures of laboratories and spin-offs
function takeOccasions(month: number): void {
  let before = 0;
  for (let i = 0; i < actorCount; i++) before += successAt[actors[i]!]! < month - 36 ? 1 : 0;
  const peers = actorCount - before,
    contagion = (0.006 * peers) / (peers + 30);
  for (let i = 0; i < occasions; i++) {
    const row = oSubject[i]!;
    if (oMonth[i]! !== month || alive[row]! === 0) continue;
    if (oProcess[i]! === FACELIFT) {
      const keen = 0.5 + attention[row]!;
      if (oChance[i]! * 3 >= (0.5 + capability[row]!) * (keen < 1.5 ? keen : 1.5)) continue;
      addLine(row, 250000, month);
      launched++;
      continue;
    }
    const rate =
      oProcess[i]! === SPIN_OFF
        ? 0.2 * (0.5 + expertise[row * FIELDS + field[row]!]! / 10)
        : 4 * (0.006 + contagion + (successAt[row]! >= month - 36 ? 0.08 : 0));
    if (oChance[i]! >= rate) continue;
    threefry(keyHi[row]!, keyLo[row]!, oKey[i]!, month);
    const hi = word[0]!,
      lo = word[1]!;
    const child = found(hi, lo, VENTURE, month);
    for (let f = 0; f < FIELDS; f++) expertise[child * FIELDS + f] = 0.65 * expertise[row * FIELDS + f]!;
    knownLow[child] = knownLow[row]!;
    knownHigh[child] = knownHigh[row]!;
    noteField(child, field[child]!);
    refresh(child);
    pairOf(child, row);
    const inOrder = keyHi[child]! < keyHi[row]! || (keyHi[child]! === keyHi[row]! && keyLo[child]! <= keyLo[row]!);
    makeTie(-1, word[0]!, word[1]!, inOrder ? child : row, inOrder ? row : child, CHANCE, 0.5, month);
  }
}

// newcomers whom nothing in the region brought: Poisson by town and year, here a thinned month
function newcomers(month: number): void {
  for (let t = 0; t < TOWNS; t++) {
    threefry(2005 ^ 27, 7, t, month);
    if (unit(word[0]!) >= n * 0.000062) continue;
    threefry(word[0]!, word[1]!, t, month);
    found(word[0]!, word[1]!, FIRM, month);
  }
}

function trade(which: Int32Array, count: number, venturesTrade: boolean, month: number): void {
  const perStaff = venturesTrade ? 620000 : 1600000,
    able = venturesTrade ? 0 : 0.2,
    share = venturesTrade ? 0.29 : 0.58;
  for (let f = 0; f < FIELDS; f++) demand[f] = 1 + 0.01 * (((month * 7 + f * 13) % 11) - 5);
  let sold = 0,
    bought = 0,
    paid = 0,
    lent = 0;
  for (let i = 0; i < count; i++) {
    const row = which[i]!,
      months = month - lineAt[row]!;
    const lines = lineSales[row]! * lineDecay[months < LONGEST ? months : LONGEST]!;
    const level = demand[field[row]!]! * shock[row]! * (1 - 0.5 * able + able * capability[row]!);
    const turnover = Math.floor(staff[row]! * perStaff * level + lines),
      before = cash[row]!;
    const interest = before < 0 ? Math.floor(-before * (0.025 / 12)) : 0;
    const input = Math.floor(share * turnover) + Math.floor(turnover * (field[row]! % 3 === 0 ? 0.00625 : 0.025));
    const homeward = staff[row]! * 420000 + Math.floor(turnover * 0.1);
    const gain = turnover - input - homeward - interest;
    cash[row] = before + gain;
    if (before + gain < 0 || retireAt[row]! <= month) leaving[leavingCount++] = row;
    sales[row]! += turnover;
    profit[row]! += gain;
    sold += turnover;
    bought += input;
    paid += homeward;
    lent += interest;
  }
  totals[1]! += sold - bought - paid - lent;
  totals[2]! += bought - sold;
}

function leaveMarket(month: number): void {
  for (let i = 0; i < leavingCount; i++) {
    const row = leaving[i]!;
    if (cash[row]! >= -(staff[row]! * 3200000) && retireAt[row]! > month) continue;
    totals[1]! -= cash[row]!;
    cash[row] = 0;
    loan[row] = 0;
    alive[row] = 0;
    member[row] = 0;
    leftMarket++;
  }
}

// quarterly: ventures that an investor can see
function invest(month: number): void {
  processOf(25, month);
  for (let i = 0; i < ventureCount; i++) {
    const row = ventures[i]!;
    if (alive[row]! === 0 || cash[row]! > 30000000) continue;
    const sight =
      (successAt[row]! > 0 ? 1 : 0) + (knows(row, 1, month) || knows(row, 2, month) || knows(row, 3, month) ? 1 : 0);
    threefry(k0, k1, keyHi[row]!, keyLo[row]!);
    if (unit(word[0]!) >= 0.1 * sight) continue;
    cash[row]! += 30000000;
    totals[1]! += 30000000;
    staff[row]!++;
  }
}

// yearly: dead ties and closed projects leave the tables
function tidy(month: number): void {
  let dead = 0,
    next = 0;
  for (let tie = 0; tie < ties; tie++) dead += lives(tie, month) ? 0 : 1;
  if (dead * 2 >= ties && dead >= 512) {
    for (let tie = 0; tie < ties; tie++) {
      if (!lives(tie, month)) {
        totals[0]! -= trust[tie]!;
        continue;
      }
      const to = next++;
      tieHi[to] = tieHi[tie]!;
      tieLo[to] = tieLo[tie]!;
      tieA[to] = tieA[tie]!;
      tieB[to] = tieB[tie]!;
      collaboration[to] = collaboration[tie]!;
      origin[to] = origin[tie]!;
      work[to] = work[tie]!;
      trust[to] = trust[tie]!;
      trustAt[to] = trustAt[tie]!;
      expires[to] = expires[tie]!;
      metAt[to] = metAt[tie]!;
    }
    ties = next;
    slot.fill(0, 0, slots);
    for (let row = 0; row < rows; row++) head[row] = -1;
    for (let tie = 0; tie < ties; tie++) enter(tie);
  }
  let closed = 0;
  for (let row = 0; row < projects; row++) closed += pStage[row]! === CLOSED && pOwed[row]! === 0 ? 1 : 0;
  if (closed < 64 || closed * 4 < projects) return;
  next = 0;
  for (let row = 0; row < projects; row++) {
    if (pStage[row]! === CLOSED && pOwed[row]! === 0) continue;
    const to = next++;
    pHi[to] = pHi[row]!;
    pLo[to] = pLo[row]!;
    pSize[to] = pSize[row]!;
    pStage[to] = pStage[row]!;
    pStarts[to] = pStarts[row]!;
    pEnds[to] = pEnds[row]!;
    pPayAt[to] = pPayAt[row]!;
    pCost[to] = pCost[row]!;
    pShare[to] = pShare[row]!;
    pOwed[to] = pOwed[row]!;
    pSpent[to] = pSpent[row]!;
    pMerit[to] = pMerit[row]!;
    pThreshold[to] = pThreshold[row]!;
    pAccrued[to] = pAccrued[row]!;
    for (let i = 0; i < TEAM; i++) pTeam[to * TEAM + i] = pTeam[row * TEAM + i]!;
  }
  projects = next;
}

function step(month: number): void {
  const april = month % 12 === 3;
  contacts = 0;
  leavingCount = 0;
  if (april) {
    allOccasions(month);
    movePeople(month);
    closeBooks(month);
    renewMembers(month);
  }
  callRoll(month);
  newcomers(month);
  if (april) {
    spreadVision(month);
    supply(month);
    reviseKnowledge(month);
  }
  goOut(month);
  gather(month);
  travel(month);
  visit(month);
  introduce(month);
  formTies(month);
  if (month % 3 === 0) startJoint(month);
  if (month % 12 === 5) {
    holdCall(true, month);
    holdCall(false, month);
  }
  progress(month);
  serviceLoans(firms, firmCount, month);
  serviceLoans(ventures, ventureCount, month);
  license(month);
  enterMarkets(month);
  trade(firms, firmCount, false, month);
  trade(ventures, ventureCount, true, month);
  takeOccasions(month);
  if (month % 3 === 2) {
    lendToVentures(month);
    invest(month);
  }
  leaveMarket(month);
  if (month % 12 === 8) tidy(month);
  mixDouble(totals[0]!);
  mixDouble(totals[1]!);
  mixDouble(totals[2]!);
  mix(meetings);
  mix(ties);
  mix(projects);
  mix(visits);
  mix(introductions);
  mix(launched);
  mix(rows);
  mix(leftMarket);
  mix(refreshed);
  mix(supplied);
  mix(candidates);
  mix(licensed);
  mix(lentOut);
  mix(trips);
}

function startCounting(): void {
  refreshed = 0;
  supplied = 0;
  candidates = 0;
  licensed = 0;
  lentOut = 0;
  trips = 0;
}

function begin(): void {
  sum = 0x811c9dc5 | 0;
  totals.fill(0);
  rows = 0;
  ties = 0;
  projects = 0;
  occasions = 0;
  meetings = 0;
  visits = 0;
  introductions = 0;
  launched = 0;
  leftMarket = 0;
  slot.fill(0, 0, slots);
  offered.fill(0);
  for (let cell = 0; cell < CELLS; cell++) people[cell] = cell < SECTORS ? n * 2 : n * 0.02;
  fill.fill(1);
  startCounting();
  for (let i = 0; i < n; i++) {
    threefry(2005, 7, 1, i);
    const hi = word[0]!,
      lo = word[1]!;
    const k = i * 1000 < n * 800 ? FIRM : i * 1000 < n * 905 ? LAB : i * 1000 < n * 965 ? HELPER : VENTURE;
    const row = found(hi, lo, k, START - SPIN_UP);
    member[row] = i % 500 < 180 ? 1 : 0;
  }
  for (let month = START - SPIN_UP; month < START; month++) step(month);
  startCounting();
  meetings = 0;
  visits = 0;
  introductions = 0;
  launched = 0;
  leftMarket = 0;
}

function tabulate(): void {
  let square = 0;
  for (let f = 0; f < FIELDS; f++) {
    focus[f] = 1 + (f % 5) * 0.5;
    square += focus[f]! * focus[f]!;
  }
  for (let f = 0; f < FIELDS; f++) focus[f] = focus[f]! / Math.sqrt(square);
  for (let i = 0; i <= LONGEST; i++) {
    decay[i] = exp((-LN2 * i) / 24);
    fade[i] = exp((-LN2 * i) / 36);
    lineDecay[i] = exp((-LN2 * i) / 30);
  }
  for (let i = 0; i < 4098; i++) consentTable[i] = 1 / (1 + exp(16 - i / 128));
  for (let i = 0; i < 257; i++) {
    const months = i > 0 ? Math.floor((24 * log(i / 256 / 0.05)) / LN2) + 1 : 1;
    monthsLeft[i] = months < 1 ? 1 : months > LONGEST ? LONGEST : Math.floor(months);
  }
  for (let law = 0; law < 2; law++) {
    let mean = law === 1 ? 0.012 : 0.684,
      term = exp(-mean),
      below = 0;
    for (let i = 0; i < 16; i++) {
      below += term;
      countsBelow[law * 16 + i] = below;
      term = (term * mean) / (i + 1);
    }
  }
}

function reserve(): void {
  keyHi = ints(capacity);
  keyLo = ints(capacity);
  staff = ints(capacity);
  mappedAt = ints(capacity);
  adoptionAt = ints(capacity);
  retireAt = ints(capacity);
  successAt = ints(capacity);
  head = ints(capacity);
  lineAt = ints(capacity);
  kind = bytes(capacity);
  town = bytes(capacity);
  field = bytes(capacity);
  alive = bytes(capacity);
  member = bytes(capacity);
  load = bytes(capacity);
  inGroup = bytes(capacity);
  large = bytes(capacity);
  bornAt = ints(capacity);
  lender = ints(capacity);
  loanUntil = ints(capacity);
  loan = doubles(capacity);
  knownLow = ints(capacity);
  knownHigh = ints(capacity);
  usedLow = ints(capacity);
  usedHigh = ints(capacity);
  beforeTrade = floats(capacity * FIELDS);
  changed = bytes(capacity);
  way = bytes(capacity);
  places = ints(capacity);
  customers = ints(capacity);
  tStart = ints(capacity + 1);
  tOther = ints(tieCapacity * 2);
  tTie = ints(tieCapacity);
  asked = ints(capacity);
  placeAt = new Uint32Array(capacity);
  tTrust = doubles(tieCapacity * 2);
  wayTrust = doubles(capacity);
  expertise = floats(capacity * FIELDS);
  profile = floats(capacity * FIELDS);
  attention = floats(capacity);
  capability = floats(capacity);
  fit = floats(capacity);
  adoption = doubles(capacity);
  cash = doubles(capacity);
  shock = doubles(capacity);
  trend = doubles(capacity);
  sales = doubles(capacity);
  profit = doubles(capacity);
  lineSales = doubles(capacity);
  pull = doubles(capacity);
  slot = ints(slots);
  tieHi = ints(tieCapacity);
  tieLo = ints(tieCapacity);
  tieA = ints(tieCapacity);
  tieB = ints(tieCapacity);
  trustAt = ints(tieCapacity);
  expires = ints(tieCapacity);
  metAt = ints(tieCapacity);
  nextA = ints(tieCapacity);
  nextB = ints(tieCapacity);
  collaboration = bytes(tieCapacity);
  work = bytes(tieCapacity);
  origin = bytes(tieCapacity);
  trust = doubles(tieCapacity);
  pHi = ints(projectCapacity);
  pLo = ints(projectCapacity);
  pSize = ints(projectCapacity);
  pTeam = ints(projectCapacity * TEAM);
  pStarts = ints(projectCapacity);
  pEnds = ints(projectCapacity);
  pPayAt = ints(projectCapacity);
  pStage = bytes(projectCapacity);
  pCost = doubles(projectCapacity);
  pShare = doubles(projectCapacity);
  pOwed = doubles(projectCapacity);
  pSpent = doubles(projectCapacity);
  pMerit = doubles(projectCapacity);
  pThreshold = doubles(projectCapacity);
  pAccrued = doubles(projectCapacity);
  oSubject = ints(occasionCapacity);
  oMonth = ints(occasionCapacity);
  oProcess = ints(occasionCapacity);
  oKey = ints(occasionCapacity);
  oChance = doubles(occasionCapacity);
  actors = ints(capacity);
  helpers = ints(capacity);
  members = ints(capacity);
  firms = ints(capacity);
  ventures = ints(capacity);
  known = ints(capacity);
  any = ints(capacity);
  through = ints(capacity);
  isFocal = ints(capacity);
  leaving = ints(capacity);
  list = ints(tieCapacity);
  first = ints(tieCapacity);
  second = ints(tieCapacity);
  k0s = ints(contactCapacity);
  k1s = ints(contactCapacity);
  c0s = ints(contactCapacity);
  c1s = ints(contactCapacity);
  cA = ints(contactCapacity);
  cB = ints(contactCapacity);
  cVia = ints(contactCapacity);
  eA = ints(contactCapacity);
  eB = ints(contactCapacity);
  eTie = ints(contactCapacity);
  dAt = ints(contactCapacity);
  dA = ints(contactCapacity);
  cChannel = bytes(contactCapacity);
  path = doubles(contactCapacity);
  base = doubles(contactCapacity);
  shared = doubles(capacity);
  rRow = ints(capacity);
  rGathering = ints(capacity);
  rPosition = ints(capacity);
  rOrder = ints(capacity);
  rPlace = doubles(capacity);
}

export interface Kernel {
  readonly ties: number;
  readonly trust: Float64Array;
  /** Sum of trust, and the money of firms and ventures. */
  readonly totals: Float64Array;
  readonly cash: Float64Array;
  readonly alive: Uint8Array;
}

/** The region of n organisations after its spin-up; the one before is gone. */
export function createKernel(organisations: number): Kernel {
  n = organisations;
  capacity = n * 2 + 256;
  slots = 1 << 15;
  while (slots < n * 16) slots *= 2;
  tieCapacity = slots;
  contactCapacity = n * 4;
  projectCapacity = n * 2;
  occasionCapacity = n * 4;
  reserve();
  tabulate();
  begin();
  return view();
}

export function view(): Kernel {
  return { ties, trust, totals, cash, alive };
}

/** Calendar months 1998-04 to 2021-03, or fewer, of the kernel created last. */
export function runKernel(months = 276): string {
  for (let month = START; month < START + months; month++) step(month);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
