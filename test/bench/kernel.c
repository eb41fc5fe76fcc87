/*
 * The C kernel: what the engine's time is measured against, as a ratio.
 *
 * A region of 2,000 organisations over 276 months in plain C, with a counterpart for every process of the model's schedule
 * that costs anything, in about the model's kinds and numbers of things: README.md here has the table. It is not the model:
 * rules are the shortest that do the same kind of work. kernel.ts does the same on the product's own core and ends at the
 * same checksum.
 *
 *   gcc -O3 -ffp-contract=off -o kernel kernel.c -lm && ./kernel [repetitions [organisations [months [first | counts]]]]
 *
 * Prints one line of JSON: CPU time of the fastest repetition, ns per organisation-month, counts, checksum. 60 months of
 * spin-up come before and are not timed.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __wasi__
#include <time.h>
#else
#include <sys/resource.h>
#endif

enum { FIELDS = 35, SECTOR = 7, TOWNS = 16, PLACES = 2, TEAM = 8, LONGEST = 600, SPIN_UP = 60, START = 23979, CHANNELS = 6, LIST = 10, VERTICAL = 6, NEXT = 12, SECTORS = 5, CELLS = 3 * SECTORS };
enum { FIRM, LAB, HELPER, VENTURE };
enum { CHANCE, REFERRAL, SEMINAR, GROUP, INTRODUCTION, PIPELINE };
enum { FACELIFT, SPIN_OFF, LAB_VENTURE };
enum { AWARDED, RUNNING, SUCCEEDED, CLOSED };
#define NEVER 0x7fffffff

static uint32_t w0, w1;

#define ROTATE(x, r) (((x) << (r)) | ((x) >> (32 - (r))))
#define ROUND(r) x0 += x1; x1 = ROTATE(x1, r) ^ x0;
#define ROUNDS \
  ROUND(13) ROUND(15) ROUND(26) ROUND(6) x0 += k1; x1 += k2 + 1; \
  ROUND(17) ROUND(29) ROUND(16) ROUND(24) x0 += k2; x1 += k0 + 2; \
  ROUND(13) ROUND(15) ROUND(26) ROUND(6) x0 += k0; x1 += k1 + 3; \
  ROUND(17)

static inline void threefry(uint32_t k0, uint32_t k1, uint32_t c0, uint32_t c1) {
  uint32_t k2 = 0x1bd11bdau ^ k0 ^ k1, x0 = c0 + k0, x1 = c1 + k1;
  ROUNDS
  w0 = x0; w1 = x1;
}

static inline double unit(uint32_t w) { return w * 0x1p-32 + 0x1p-33; }

/* exp and log of fdlibm 5.3 (Copyright (C) 1993 by Sun Microsystems, Inc.; freely granted provided this notice is
   preserved), in the same order of operations as src/core/math.ts */
static double det_exp(double x) {
  const double ln2hi = 6.93147180369123816490e-01, ln2lo = 1.90821492927058770002e-10, invln2 = 1.44269504088896338700e+00;
  const double p1 = 1.66666666666666019037e-01, p2 = -2.77777777770155933842e-03, p3 = 6.61375632143793436117e-05,
               p4 = -1.65339022054652515390e-06, p5 = 4.13813679705723846039e-08;
  double size = x < 0 ? -x : x, hi = x, lo = 0;
  int k = 0;
  if (!(x <= 700.0) || x < -700.0) return x > 0 ? INFINITY : 0; /* the kernel stays far inside */
  if (size > 0.34657359027997264) {
    if (size < 1.0397207708399179) k = x < 0 ? -1 : 1;
    else k = (int)(invln2 * x + (x < 0 ? -0.5 : 0.5));
    hi = x - k * ln2hi;
    lo = k * ln2lo;
  } else if (size < 3.725290298461914e-9) return 1 + x;
  double r = hi - lo, t = r * r;
  double c = r - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
  if (k == 0) return 1 - ((r * c) / (c - 2) - r);
  double y = 1 - (lo - (r * c) / (2 - c) - hi);
  union { double d; uint64_t u; } scale = { .u = (uint64_t)(0x3ff + k) << 52 };
  return y * scale.d;
}

static double det_log(double x) { /* x normal and positive: the kernel has no others */
  const double ln2hi = 6.93147180369123816490e-01, ln2lo = 1.90821492927058770002e-10;
  const double lg1 = 6.666666666666735130e-01, lg2 = 3.999999999940941908e-01, lg3 = 2.857142874366239149e-01,
               lg4 = 2.222219843214978396e-01, lg5 = 1.818357216161805012e-01, lg6 = 1.531383769920937332e-01,
               lg7 = 1.479819860511658591e-01;
  union { double d; uint64_t u; } bits = { .d = x };
  int32_t high = (int32_t)(bits.u >> 32);
  int32_t k = (high >> 20) - 1023 + (((high & 0xfffff) + 0x95f64) >> 20);
  union { double d; uint64_t u; } scale = { .u = (uint64_t)(0x3ff - k) << 52 };
  double f = x * scale.d - 1, half = 0.5 * f * f, s = f / (2 + f), z = s * s, w = z * z;
  double odd = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7))), even = w * (lg2 + w * (lg4 + w * lg6));
  return k * ln2hi - (half - (s * (half + odd + even) + k * ln2lo) - f);
}

/* Wichura's AS241, as src/core/distributions.ts has it */
static double det_normal(double u) {
  double q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    double r = 0.180625 - q * q;
    double above = ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r + 1971.5909503065513) * r + 133.14166789178438) * r + 3.3871328727963665;
    double below = ((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r + 687.1870074920579) * r + 42.31333070160091) * r + 1;
    return q * (above / below);
  }
  double tail = sqrt(-det_log(q < 0 ? u : 1 - u)), size;
  if (tail <= 5) {
    double r = tail - 1.6;
    double above = ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r + 3.6478483247632045) * r + 5.769497221460691) * r + 4.630337846156546) * r + 1.4234371107496835;
    double below = ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r + 0.6897673349851) * r + 1.6763848301838038) * r + 2.053191626637759) * r + 1;
    size = above / below;
  } else {
    double r = tail - 5;
    double above = ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) * r + 0.29656057182850487) * r + 1.7848265399172913) * r + 5.463784911164114) * r + 6.657904643501103;
    double below = ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) * r + 0.014875361290850615) * r + 0.1369298809227358) * r + 0.599832206555888) * r + 1;
    size = above / below;
  }
  return q < 0 ? -size : size;
}

/* organisations; rows are never removed */
static int n, rows, capacity;
static int32_t *key_hi, *key_lo, *staff, *mapped_at, *adoption_at, *retire_at, *success_at, *head;
static uint8_t *kind, *town, *field, *alive, *member, *load, *in_group, *large;
static int32_t *born_at, *lender, *loan_until;
static uint64_t *fields_of, *used; /* a bit for each field that is known, and that is in use since April */
static double *loan;
static float *expertise, *profile, *attention, *capability, *fit;
static double *adoption, *cash, *shock, *trend, *sales, *profit, *line_sales;
static int32_t *line_at;
/* ties */
static int ties, tie_capacity, slots;
static int32_t *slot, *tie_hi, *tie_lo, *tie_a, *tie_b, *trust_at, *expires, *met_at, *next_a, *next_b;
static uint8_t *collaboration, *work, *origin;
static double *trust;
/* projects */
static int projects, project_capacity;
static int32_t *p_hi, *p_lo, *p_size, *p_team, *p_starts, *p_ends, *p_pay_at;
static uint8_t *p_stage;
static double *p_cost, *p_share, *p_owed, *p_spent, *p_merit, *p_threshold, *p_accrued;
/* occasions of the year */
static int occasions, occasion_capacity;
static int32_t *o_subject, *o_month, *o_process, *o_key;
static double *o_chance;
/* scratch */
static int32_t *actors, *helpers, *members, *firms, *ventures, *known, *list, *first, *second, *k0s, *k1s, *c0s, *c1s;
static int actor_count, helper_count, member_count, firm_count, venture_count, known_count;
static int contacts, contact_capacity;
static int32_t *c_a, *c_b, *c_via, *e_a, *e_b, *e_tie, *d_at, *d_a;
static uint8_t *c_channel;
static double *path, *base, *shared;
static int ring;
static int32_t *r_row, *r_gathering, *r_position, *r_order, ring_slots[1 << 16];
static double *r_place;
static int32_t *any, *through, *is_focal, *leaving;
static double *pull;
static float *before_trade;
static uint8_t *changed, *way;
static int32_t *places, *customers, *t_start, *t_other, *t_tie, *asked;
static uint32_t *place_at;
static double *t_trust, *way_trust;
/* people by kind and sector, patents on offer by field, share of the wanted jobs that are filled by sector */
static double people[CELLS], fill[SECTORS];
static int offered[FIELDS];
static int leaving_count;
/* tables */
static double focus[FIELDS];
static double decay[LONGEST + 1], fade[LONGEST + 1], line_decay[LONGEST + 1], consent_table[4098], counts_below[2][16];
static int32_t months_left[257];
/* what everybody did */
static uint32_t sum;
static double money[2], trust_total;
static int refreshed, supplied, candidates, licensed, lent_out, trips;
static int meetings, made, visits, introductions, started, launched, founded, born, left_market;

static void mix(uint32_t x) { sum = (sum ^ x) * 0x01000193u; sum ^= sum >> 15; }
static void mix_double(double x) {
  union { double d; uint32_t w[2]; } bits = { .d = x };
  mix(bits.w[0]); mix(bits.w[1]);
}

static double quantise(double x) { return floor(x * 16777216 + 0.5) / 16777216; }

static double consent(double x) {
  double at = (x < -16 ? 0 : x > 16 ? 32 : x + 16) * 128;
  int i = (int)at;
  return consent_table[i] + (at - i) * (consent_table[i + 1] - consent_table[i]);
}

static uint32_t k0, k1;
/* the key of a process of this month */
static void process(uint32_t decision, int month) {
  threefry(2005, 7, decision, (uint32_t)month << 8);
  k0 = w0; k1 = w1;
}

/* one draw a row under one key */
static void draw_rows(const int32_t *which, int count, const int32_t *hi, const int32_t *lo) {
  for (int i = 0; i < count; i++) { first[i] = hi[which[i]]; second[i] = lo[which[i]]; }
  uint32_t k2 = 0x1bd11bdau ^ k0 ^ k1, key0 = k0, key1 = k1;
  for (int i = 0; i < count; i++) {
    uint32_t k0 = key0, k1 = key1, x0 = (uint32_t)first[i] + k0, x1 = (uint32_t)second[i] + k1;
    ROUNDS
    first[i] = x0; second[i] = x1;
  }
}

/* one draw each, every one under a key of its own: (k0s, k1s) of (c0s, c1s) into (c0s, c1s) */
static void draw_each(int count) {
  for (int i = 0; i < count; i++) {
    uint32_t k0 = k0s[i], k1 = k1s[i], k2 = 0x1bd11bdau ^ k0 ^ k1, x0 = (uint32_t)c0s[i] + k0, x1 = (uint32_t)c1s[i] + k1;
    ROUNDS
    c0s[i] = x0; c1s[i] = x1;
  }
}

static double distance(int a, int b) {
  const float *p = profile + a * FIELDS, *q = profile + b * FIELDS;
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0;
  for (int f = 0; f < FIELDS; f += 5) {
    s0 += (double)p[f] * q[f];
    s1 += (double)p[f + 1] * q[f + 1];
    s2 += (double)p[f + 2] * q[f + 2];
    s3 += (double)p[f + 3] * q[f + 3];
    s4 += (double)p[f + 4] * q[f + 4];
  }
  double d = 1 - ((s0 + s1) + (s2 + s3) + s4);
  return d < 0 ? 0 : d > 1 ? 1 : d;
}

static double performing(double d) {
  double x = (d - 0.45) / 0.45, value = 1 - x * x;
  return value < 0 ? 0 : value;
}

/* smoothed profile of length 1, from the few fields that are known, and its cosine with the focus */
static void refresh(int row) {
  const float *e = expertise + row * FIELDS;
  float *p = profile + row * FIELDS;
  double lent[SECTORS] = {0}, all = 0, square = 0;
  for (uint64_t bits = fields_of[row]; bits; bits &= bits - 1) {
    int f = __builtin_ctzll(bits);
    lent[f / SECTOR] += e[f];
    all += e[f];
  }
  refreshed++;
  if (all == 0) { memset(p, 0, FIELDS * sizeof *p); fit[row] = 0; return; }
  for (int s = 0; s < SECTORS; s++) {
    lent[s] = 0.12 * lent[s] + 0.02 * all;
    square += SECTOR * (lent[s] * lent[s]);
  }
  for (uint64_t bits = fields_of[row]; bits; bits &= bits - 1) {
    int f = __builtin_ctzll(bits);
    double own = 0.88 * e[f];
    square += own * (2 * lent[f / SECTOR] + own);
  }
  double scale = 1 / sqrt(square);
  for (int s = 0; s < SECTORS; s++) {
    float value = (float)(scale * lent[s]);
    for (int f = s * SECTOR; f < (s + 1) * SECTOR; f++) p[f] = value;
  }
  for (uint64_t bits = fields_of[row]; bits; bits &= bits - 1) {
    int f = __builtin_ctzll(bits);
    p[f] = (float)(scale * (lent[f / SECTOR] + 0.88 * e[f]));
  }
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0;
  for (int f = 0; f < FIELDS; f += 5) {
    s0 += p[f] * focus[f];
    s1 += p[f + 1] * focus[f + 1];
    s2 += p[f + 2] * focus[f + 2];
    s3 += p[f + 3] * focus[f + 3];
    s4 += p[f + 4] * focus[f + 4];
  }
  fit[row] = (float)((s0 + s1) + (s2 + s3) + s4);
}

/* a new organisation: eight draws */
static int found(uint32_t hi, uint32_t lo, int k, int month) {
  if (rows == capacity) { fputs("kernel: too many organisations\n", stderr); exit(1); }
  int row = rows++;
  key_hi[row] = hi; key_lo[row] = lo; kind[row] = k; alive[row] = 1; head[row] = -1;
  adoption_at[row] = line_at[row] = month; adoption[row] = line_sales[row] = trend[row] = sales[row] = profit[row] = 0;
  shock[row] = 1; mapped_at[row] = success_at[row] = 0; member[row] = load[row] = in_group[row] = 0;
  born_at[row] = month; lender[row] = -1; loan_until[row] = 0; loan[row] = 0; used[row] = 0;
  threefry(hi, lo, 2, 0);
  town[row] = w0 % TOWNS; field[row] = w1 % FIELDS;
  large[row] = k == FIRM && (w1 >> 16) % 16 == 0;
  fields_of[row] = 1ull << field[row];
  float *e = expertise + row * FIELDS;
  memset(e, 0, FIELDS * sizeof *e);
  threefry(hi, lo, 3, 0);
  e[field[row]] = (float)(5 + 4 * unit(w0));
  for (int i = 0; i < 2; i++) {
    threefry(hi, lo, 3, 1 + i);
    int f = (int)(unit(w0) * FIELDS);
    float level = (float)(2 + 4 * unit(w1));
    if (e[f] < level) e[f] = level;
    fields_of[row] |= 1ull << f;
  }
  refresh(row);
  threefry(hi, lo, 4, 0);
  attention[row] = (float)(0.7 * unit(w1));
  double size = det_exp(0.7 * det_normal(unit(w0)));
  staff[row] = k == VENTURE ? 3 : 2 + (int)(20 * size);
  threefry(hi, lo, 5, 0);
  capability[row] = (float)(0.8 * unit(w0));
  cash[row] = floor(staff[row] * 1600000.0 * 2.5 * (0.4 + 1.2 * unit(w1)));
  money[0] += cash[row];
  threefry(hi, lo, 6, 0);
  double months = -det_log(unit(w0)) * 12 / 0.016;
  retire_at[row] = k == LAB || k == HELPER || months > 1e6 ? NEVER : month + 1 + (int)months;
  return row;
}

static int find(int32_t hi, int32_t lo) {
  uint32_t at = (uint32_t)(hi ^ lo) & (slots - 1);
  while (slot[at]) {
    int tie = slot[at] - 1;
    if (tie_lo[tie] == lo && tie_hi[tie] == hi) return tie;
    at = (at + 1) & (slots - 1);
  }
  return -1;
}

static void enter(int tie) {
  uint32_t at = (uint32_t)(tie_hi[tie] ^ tie_lo[tie]) & (slots - 1);
  while (slot[at]) at = (at + 1) & (slots - 1);
  slot[at] = tie + 1;
  next_a[tie] = head[tie_a[tie]]; head[tie_a[tie]] = tie * 2;
  next_b[tie] = head[tie_b[tie]]; head[tie_b[tie]] = tie * 2 + 1;
}

static int lives(int tie, int month) { return expires[tie] > month || work[tie]; }

/* a supply relation whose sides never worked together introduces nobody */
static int only_trade(int tie) { return origin[tie] == VERTICAL && !collaboration[tie]; }

static double trust_of(int tie, int month) {
  if (work[tie]) return trust[tie];
  int months = month - trust_at[tie];
  return trust[tie] * decay[months < LONGEST ? months : LONGEST];
}

static void write_trust(int tie, double value, int month) {
  double now = quantise(value > 1 ? 1 : value);
  trust_total += now - trust[tie];
  trust[tie] = now;
  trust_at[tie] = month;
  expires[tie] = month + months_left[(int)(now * 256)];
}

static void pair_key(int a, int b) {
  if (key_hi[a] < key_hi[b] || (key_hi[a] == key_hi[b] && key_lo[a] <= key_lo[b])) threefry(key_hi[a], key_lo[a], key_hi[b], key_lo[b]);
  else threefry(key_hi[b], key_lo[b], key_hi[a], key_lo[a]);
}

static int tie_between(int a, int b, int month) {
  pair_key(a, b);
  int tie = find(w0, w1);
  return tie >= 0 && lives(tie, month) ? tie : -1;
}

static int make_tie(int found_tie, int32_t hi, int32_t lo, int a, int b, int from, double value, int month) {
  int tie = found_tie;
  if (tie < 0) {
    if (ties == tie_capacity) { fputs("kernel: too many ties\n", stderr); exit(1); }
    tie = ties++;
    tie_hi[tie] = hi; tie_lo[tie] = lo; tie_a[tie] = a; tie_b[tie] = b;
    work[tie] = 0; trust[tie] = 0;
    enter(tie);
  }
  collaboration[tie] = 0; origin[tie] = from; met_at[tie] = month;
  write_trust(tie, value, month);
  made++;
  return tie;
}

static double adoption_of(int row, int month) {
  double least = member[row] ? 0.25 * fit[row] : 0, excess = adoption[row] - least;
  int months = month - adoption_at[row];
  return excess <= 0 ? least : least + excess * fade[months < LONGEST ? months : LONGEST];
}

static void raise(int row, double gain, int month) {
  double now = adoption_of(row, month);
  adoption[row] = quantise(now + gain * (1 - now));
  adoption_at[row] = month;
}

/* yearly: candidates of the fiscal year, a Poisson number for each law */
static uint32_t law_key[3][2];
static void list_occasions(int row, int law, int month, int year) {
  threefry(law_key[law][0], law_key[law][1], key_hi[row], key_lo[row]);
  double u = unit(w0);
  int count = 0;
  while (count < 15 && u > counts_below[law == FACELIFT ? 0 : 1][count]) count++;
  for (int j = 0; j < count; j++) {
    threefry(key_hi[row], key_lo[row], law << 16 | j, year);
    int32_t hi = w0, lo = w1;
    threefry(2005, 7, hi, lo);
    if (occasions == occasion_capacity) { fputs("kernel: too many occasions\n", stderr); exit(1); }
    o_month[occasions] = month + (int)(12 * unit(w0));
    o_chance[occasions] = unit(w1);
    o_subject[occasions] = row;
    o_process[occasions] = law;
    o_key[occasions++] = hi;
  }
}

static void all_occasions(int month) {
  occasions = 0;
  for (int law = 0; law < 3; law++) {
    process(100 + law, month);
    law_key[law][0] = k0; law_key[law][1] = k1;
  }
  for (int row = 0; row < rows; row++) {
    if (!alive[row] || kind[row] == HELPER) continue;
    if (kind[row] == LAB) { list_occasions(row, LAB_VENTURE, month, month / 12); continue; }
    list_occasions(row, FACELIFT, month, month / 12);
    if (kind[row] == FIRM) list_occasions(row, SPIN_OFF, month, month / 12);
  }
}

/* jobs that a firm or venture would add this April, or cut if below 0 */
static int staff_step(int row) {
  double change = 0.35 * (floor(sales[row] / 12 / (kind[row] == VENTURE ? 992000 : 1600000)) - staff[row]);
  int step = change > 0 ? (int)floor(change) : -(int)floor(-change);
  if (step > 0 && cash[row] < staff[row] * 1260000.0) return 0;
  int least = kind[row] == VENTURE ? (staff[row] < 3 ? staff[row] : 3) : 1;
  return (staff[row] + step > least ? staff[row] + step : least) - staff[row];
}

/* a flow of people in whole heads, rounded by a draw */
static double heads(int cell, int flow, int month, double mean) {
  if (mean <= 0) return 0;
  threefry(2005 ^ 40, 7, (uint32_t)month << 8 | flow, cell);
  return floor(mean + unit(w0));
}

/* yearly: graduates, retirement, moves, promotion; what share of wanted jobs is filled; managers of ventures */
static void move_people(int month) {
  double jobs[SECTORS] = {0}, wanted[SECTORS] = {0}, cut[SECTORS] = {0}, start_ups[SECTORS] = {0}, labs[SECTORS] = {0};
  for (int row = 0; row < rows; row++) {
    if (!alive[row] || kind[row] == HELPER) continue;
    int s = field[row] / SECTOR;
    if (kind[row] == LAB) { labs[s]++; continue; }
    start_ups[s] += kind[row] == VENTURE;
    jobs[s] += staff[row];
    int step = staff_step(row);
    if (step > 0) wanted[s] += step;
    else cut[s] -= step;
  }
  for (int cell = 0; cell < CELLS; cell++) {
    double gone = heads(cell, 0, month, 0.025 * people[cell]) + heads(cell, 1, month, 0.01 * people[cell]);
    people[cell] -= gone < people[cell] ? gone : people[cell];
  }
  for (int s = 0; s < SECTORS; s++) {
    double came = heads(s, 2, month, 4 * labs[s]), promoted = heads(s, 3, month, 0.002 * people[s]);
    people[s] += came - promoted;
    people[SECTORS + s] += heads(SECTORS + s, 2, month, 0.05 * labs[s]);
    people[2 * SECTORS + s] += promoted;
    double posts = 0.2 * jobs[s], opened = 0.2 * wanted[s], closed = 0.2 * cut[s], open = posts + opened - closed - people[s];
    people[s] += heads(s, 4, month, 0.3 * open) - heads(s, 4, month, -0.3 * open);
    double free = people[s] - posts + closed;
    fill[s] = opened == 0 || opened <= free ? 1 : free > 0 ? free / opened : 0;
  }
  for (int row = 0; row < rows; row++) {
    if (!alive[row] || kind[row] != VENTURE) continue;
    int s = field[row] / SECTOR;
    double managed = people[2 * SECTORS + s] >= start_ups[s] ? 1 : people[2 * SECTORS + s] / start_ups[s];
    capability[row] = (float)(capability[row] + 0.04 * managed * (1 - capability[row]));
  }
}

/* yearly: taxes, staff, the shock of the year */
static void close_books(int month) {
  process(1, month);
  for (int row = 0; row < rows; row++) {
    if (!alive[row] || kind[row] == LAB || kind[row] == HELPER) continue;
    double taxes = profit[row] > 0 ? floor(profit[row] * 0.4) : 0;
    cash[row] -= taxes;
    money[0] -= taxes;
    int step = staff_step(row);
    double share = fill[field[row] / SECTOR];
    if (step > 0 && share < 1) {
      threefry(2005 ^ 41, month, key_hi[row], key_lo[row]);
      step = (int)floor(step * share + unit(w0));
    }
    staff[row] += step;
    sales[row] = profit[row] = 0;
    threefry(k0, k1, key_hi[row], key_lo[row]);
    double z = det_normal(unit(w0));
    trend[row] = 0.7 * trend[row] + 0.1 * (z - 0.05);
    shock[row] = det_exp(trend[row]);
  }
}

/* yearly: who joins along ties, who leaves, who belongs to a study group */
static void renew_members(int month) {
  memset(any, 0, rows * sizeof *any);
  memset(through, 0, rows * sizeof *through);
  for (int tie = 0; tie < ties; tie++) {
    if (!lives(tie, month) || only_trade(tie)) continue;
    int a = tie_a[tie], b = tie_b[tie];
    any[a] += member[b];
    any[b] += member[a];
    if (origin[tie] == SEMINAR || origin[tie] == GROUP || origin[tie] == INTRODUCTION) { through[a]++; through[b]++; }
  }
  process(2, month);
  for (int row = 0; row < rows; row++) {
    if (!alive[row] || kind[row] == LAB) continue;
    if (member[row] ? through[row] > 0 : any[row] == 0) continue;
    threefry(k0, k1, key_hi[row], key_lo[row]);
    if (unit(w0) < (member[row] ? 0.05 : 0.04)) member[row] = !member[row];
  }
  process(3, month);
  for (int row = 0; row < rows; row++) {
    in_group[row] = 0;
    if (!alive[row] || !member[row]) continue;
    threefry(k0, k1, key_hi[row], key_lo[row]);
    in_group[row] = unit(w0) < 0.18 * attention[row];
  }
}

static void call_roll(int month) {
  int a = 0, h = 0, m = 0, f = 0, v = 0, w = 0;
  /* written in any case and counted where it belongs: branches would be guessed wrong */
  for (int row = 0; row < rows; row++) {
    int here = alive[row], acts = here & (kind[row] != HELPER);
    actors[a] = row; a += acts;
    known[w] = row; w += acts & (mapped_at[row] >= month - 16);
    firms[f] = row; f += acts & (kind[row] == FIRM);
    ventures[v] = row; v += acts & (kind[row] == VENTURE);
    helpers[h] = row; h += here & (kind[row] == HELPER);
    members[m] = row; m += here & member[row];
  }
  actor_count = a; helper_count = h; member_count = m; firm_count = f; venture_count = v; known_count = w;
}

/* yearly: members move towards partners who share the vision more */
static void spread_vision(int month) {
  memset(pull, 0, rows * sizeof *pull);
  for (int i = 0; i < member_count; i++) shared[members[i]] = adoption_of(members[i], month);
  for (int tie = 0; tie < ties; tie++) {
    int a = tie_a[tie], b = tie_b[tie];
    if (!member[a] || !member[b] || !lives(tie, month) || only_trade(tie)) continue;
    double difference = shared[b] - shared[a];
    double weight = quantise(0.1 * trust_of(tie, month) * (difference < 0 ? -difference : difference));
    pull[difference > 0 ? a : b] += weight;
  }
  for (int row = 0; row < rows; row++)
    if (pull[row] != 0 && alive[row]) raise(row, pull[row] > 0.3 ? 0.3 : pull[row], month);
}

static int lower(int a, int b) { return key_hi[a] < key_hi[b] || (key_hi[a] == key_hi[b] && key_lo[a] <= key_lo[b]); }

/* the nearest in knowledge of the next large firms on the ring whom the row does not know yet */
static int nearest(int row, int count, uint32_t at, int month) {
  int from = 0, best = -1;
  for (int high = count; from < high;) {
    int middle = (from + high) / 2;
    if (place_at[middle] < at) from = middle + 1;
    else high = middle;
  }
  double least = 2;
  for (int i = 0; i < NEXT && i < count; i++) {
    int other = places[(from + i) % count];
    double d = distance(row, other);
    if (d >= least || tie_between(row, other, month) >= 0) continue;
    best = other;
    least = d;
  }
  return best;
}

/* yearly: small firms find the customers that they miss; trade restores trust */
static void supply(int month) {
  int count = 0;
  threefry(2005 ^ 50, 7, 0, 0);
  k0 = w0; k1 = w1;
  for (int i = 0; i < firm_count; i++) {
    int row = firms[i];
    if (!large[row]) continue;
    threefry(k0, k1, key_hi[row], key_lo[row]);
    int at = count++;
    while (at > 0 && place_at[at - 1] > w0) { place_at[at] = place_at[at - 1]; places[at] = places[at - 1]; at--; }
    place_at[at] = w0;
    places[at] = row;
  }
  memset(customers, 0, rows * sizeof *customers);
  for (int tie = 0; tie < ties; tie++) {
    if (origin[tie] != VERTICAL || !lives(tie, month)) continue;
    customers[tie_a[tie]] += alive[tie_b[tie]];
    customers[tie_b[tie]] += alive[tie_a[tie]];
  }
  threefry(2005 ^ 51, 7, 0, 0);
  k0 = w0; k1 = w1;
  draw_rows(firms, firm_count, key_hi, key_lo);
  for (int i = 0; i < firm_count; i++) {
    int row = firms[i];
    if (large[row] || !count) continue;
    double u = unit(second[i]);
    int wanted = (u >= 0.2963) + (u >= 0.7407) + (u >= 0.963);
    for (int s = customers[row]; s < wanted; s++) {
      int to = nearest(row, count, (uint32_t)first[i] + s * 1431655765u, month);
      if (to < 0) continue;
      pair_key(row, to);
      int32_t hi = w0, lo = w1, in_order = lower(row, to);
      make_tie(find(hi, lo), hi, lo, in_order ? row : to, in_order ? to : row, VERTICAL, 0.5, month);
    }
  }
  for (int tie = 0; tie < ties; tie++) {
    int a = tie_a[tie], b = tie_b[tie];
    if (origin[tie] != VERTICAL || !lives(tie, month) || !alive[a] || !alive[b]) continue;
    double now = trust_of(tie, month);
    met_at[tie] = month;
    write_trust(tie, now > 0.5 ? now : 0.5, month);
    int supplier = large[a] ? b : a;
    used[supplier] |= 1ull << field[supplier == a ? b : a];
    supplied++;
  }
}

/* what a learner could gain by field, and the fields in which it is anything */
static double gains[FIELDS];
static int gained[FIELDS], gain_count;

static void collect(const float *e, int learner, int teacher, uint64_t fields, double t) {
  for (; fields; fields &= fields - 1) {
    int f = __builtin_ctzll(fields);
    double gain = t * ((double)e[teacher * FIELDS + f] - e[learner * FIELDS + f]);
    if (gain <= gains[f]) continue;
    if (gains[f] == 0) gained[gain_count++] = f;
    gains[f] = gain;
  }
}

/* a share of the gains; of the fields in which it knows nothing the one with most to learn, by chance */
static int absorb(int row, double share, double u) {
  float *e = expertise + row * FIELDS;
  int fresh = -1, learned = 0;
  for (int i = 0; i < gain_count; i++) {
    int f = gained[i];
    if (e[f] > 0) { e[f] = (float)(e[f] + share * gains[f]); learned = 1; }
    else if (fresh < 0 || gains[f] > gains[fresh] || (gains[f] == gains[fresh] && f < fresh)) fresh = f;
  }
  if (fresh >= 0 && u < 0.12) {
    e[fresh] = (float)(share * gains[fresh]);
    fields_of[row] |= 1ull << fresh;
    used[row] |= 1ull << fresh;
    learned = 1;
  }
  for (int i = 0; i < gain_count; i++) gains[gained[i]] = 0;
  gain_count = 0;
  return learned;
}

static double absorption(int row) {
  if (kind[row] == LAB) return 1 / 1.03;
  double research = kind[row] == VENTURE ? 0.05 : field[row] % 3 == 0 ? 0.00625 : 0.025;
  return research / (research + 0.03);
}

/* yearly: every firm learns from all its customers and suppliers at once */
static void learn_from_trade(int month) {
  memcpy(before_trade, expertise, (size_t)rows * FIELDS * sizeof *expertise);
  memset(t_start, 0, (rows + 1) * sizeof *t_start);
  int count = 0, total = 0;
  for (int tie = 0; tie < ties; tie++) {
    if (origin[tie] != VERTICAL || !lives(tie, month) || !alive[tie_a[tie]] || !alive[tie_b[tie]]) continue;
    t_tie[count++] = tie;
    t_start[tie_a[tie]]++;
    t_start[tie_b[tie]]++;
  }
  for (int row = 0; row <= rows; row++) t_start[row] = total += t_start[row];
  for (int i = count - 1; i >= 0; i--) {
    int tie = t_tie[i], of_a = --t_start[tie_a[tie]], of_b = --t_start[tie_b[tie]];
    t_trust[of_a] = t_trust[of_b] = trust_of(tie, month);
    t_other[of_a] = tie_b[tie];
    t_other[of_b] = tie_a[tie];
  }
  process(52, month);
  draw_rows(firms, firm_count, key_hi, key_lo);
  for (int i = 0; i < firm_count; i++) {
    int row = firms[i];
    if (t_start[row] == t_start[row + 1]) continue;
    for (int at = t_start[row]; at < t_start[row + 1]; at++) collect(before_trade, row, t_other[at], fields_of[t_other[at]], t_trust[at]);
    changed[row] |= absorb(row, 0.1 * absorption(row), unit(first[i]));
  }
}

/* yearly: what trade teaches; what was not used fades; profiles of those who changed */
static void revise_knowledge(int month) {
  memset(changed, 0, rows);
  learn_from_trade(month);
  for (int p = 0; p < projects; p++)
    if (p_stage[p] <= RUNNING)
      for (int i = 0; i < p_size[p]; i++) used[p_team[p * TEAM + i]] |= 1ull << field[p_team[p * TEAM]];
  for (int i = 0; i < actor_count; i++) {
    int row = actors[i];
    if (month - born_at[row] < 12) continue;
    for (uint64_t bits = fields_of[row] & ~(used[row] | 1ull << field[row]); bits; bits &= bits - 1) {
      int f = __builtin_ctzll(bits);
      float *e = expertise + row * FIELDS + f;
      double left = *e * 0.95;
      if (left < 0.05) { *e = 0; fields_of[row] &= ~(1ull << f); }
      else *e = (float)left;
      changed[row] = 1;
    }
    used[row] = 0;
  }
  for (int i = 0; i < actor_count; i++) if (changed[actors[i]]) refresh(actors[i]);
}

static void add_contact(int a, int b, int channel, int via) {
  if (contacts == contact_capacity) { fputs("kernel: too many contacts\n", stderr); exit(1); }
  c_a[contacts] = a; c_b[contacts] = b; c_channel[contacts] = channel; c_via[contacts++] = via;
}

static void attend(int row, int gathering, int32_t position) {
  r_row[ring] = row; r_gathering[ring] = gathering; r_position[ring++] = position;
}

/* counting sort into arcs, then insertion sort of what is nearly in order; returns bits of an arc */
static int sort_ring(int gatherings) {
  int bits = 0;
  while (bits < 12 && gatherings << bits < ring) bits++;
  int arcs = gatherings << bits;
  memset(ring_slots, 0, (arcs + 1) * sizeof *ring_slots);
  for (int i = 0; i < ring; i++) ring_slots[(r_gathering[i] << bits) + (((uint32_t)r_position[i] >> 1) >> (31 - bits))]++;
  int total = 0;
  for (int arc = 0; arc < arcs; arc++) ring_slots[arc] = total += ring_slots[arc];
  ring_slots[arcs] = ring;
  for (int i = ring - 1; i >= 0; i--) {
    int to = --ring_slots[(r_gathering[i] << bits) + (((uint32_t)r_position[i] >> 1) >> (31 - bits))];
    r_order[to] = r_row[i];
    r_place[to] = r_gathering[i] * 4294967296.0 + (uint32_t)r_position[i];
  }
  for (int i = 1; i < ring; i++) {
    double place = r_place[i];
    int row = r_order[i], j = i - 1;
    while (j >= 0 && r_place[j] > place) { r_place[j + 1] = r_place[j]; r_order[j + 1] = r_order[j]; j--; }
    r_place[j + 1] = place;
    r_order[j + 1] = row;
  }
  return bits;
}

static void meet_neighbours(int gatherings, int reach, int channel) {
  int bits = sort_ring(gatherings);
  for (int g = 0; g < gatherings; g++) {
    int from = ring_slots[g << bits], size = ring_slots[(g + 1) << bits] - from;
    for (int step = 1; step <= reach && 2 * step <= size; step++) {
      int pairs = 2 * step == size ? step : size;
      for (int i = 0; i < pairs; i++) add_contact(r_order[from + i], r_order[from + (i + step < size ? i + step : i + step - size)], channel, -1);
    }
  }
}

/* the partner of `at` with the least draw among those trusted enough */
static int pick_partner(int chooser, int at, int except, int month) {
  uint32_t least0 = 0, least1 = 0;
  int picked = -1;
  int edge = head[at];
  while (edge >= 0) {
    int tie = edge >> 1, on_a = !(edge & 1);
    edge = on_a ? next_a[tie] : next_b[tie];
    if (!lives(tie, month) || only_trade(tie)) continue;
    int other = on_a ? tie_b[tie] : tie_a[tie];
    if (other == except || !alive[other] || trust_of(tie, month) < 0.15) continue;
    threefry(k0, k1, tie_hi[tie] ^ key_hi[chooser], tie_lo[tie] ^ key_lo[chooser]);
    if (picked < 0 || w0 < least0 || (w0 == least0 && w1 < least1)) { least0 = w0; least1 = w1; picked = other; }
  }
  return picked;
}

static void go_out(int month) {
  int seeking = 0;
  ring = 0;
  process(10, month);
  draw_rows(actors, actor_count, key_hi, key_lo);
  for (int i = 0; i < actor_count; i++) {
    int row = actors[i];
    double u = (uint32_t)first[i], a = attention[row] * 4294967296.0;
    if (u >= 0.472 * a) continue;
    if (u < 0.36 * a) attend(row, town[row] * PLACES + (second[i] & 0xffff) % PLACES, second[i]);
    else if (u < 0.46 * a) list[seeking++] = row;
    else add_contact(row, actors[second[i] & 1], PIPELINE, -1);
  }
  draw_rows(helpers, helper_count, key_hi, key_lo);
  for (int i = 0; i < helper_count; i++) {
    int row = helpers[i];
    if ((uint32_t)first[i] < 0.36 * (attention[row] * 4294967296.0)) attend(row, town[row] * PLACES + (second[i] & 0xffff) % PLACES, second[i]);
  }
  meet_neighbours(TOWNS * PLACES, 1, CHANCE);
  int met = contacts;
  process(11, month);
  for (int i = 0; i < seeking; i++) {
    int friend = pick_partner(list[i], list[i], -1, month);
    if (friend >= 0) add_contact(list[i], friend, CHANCE, -1);
  }
  int asked = contacts;
  process(12, month);
  for (int i = met; i < asked; i++) {
    int third = pick_partner(c_a[i], c_b[i], c_a[i], month);
    if (third >= 0) add_contact(c_a[i], third, REFERRAL, c_b[i]);
  }
}

static void gather(int month) {
  if (month % 2 == 0) {
    ring = 0;
    process(13, month);
    draw_rows(members, member_count, key_hi, key_lo);
    for (int i = 0; i < member_count; i++)
      if ((uint32_t)first[i] < 0.45 * (attention[members[i]] * 4294967296.0)) attend(members[i], 0, second[i]);
    for (int i = 0; i < ring; i++) raise(r_row[i], 0.05, month);
    meet_neighbours(1, 3, SEMINAR);
  }
  ring = 0;
  process(14, month);
  for (int i = 0; i < member_count; i++) {
    int row = members[i];
    if (!in_group[row] || field[row] / SECTOR != month % 5) continue;
    threefry(k0, k1, key_hi[row], key_lo[row]);
    attend(row, field[row] / SECTOR, w1);
  }
  for (int i = 0; i < ring; i++) raise(r_row[i], 0.05, month);
  meet_neighbours(5, 2, GROUP);
}

/* an eighth of the towns: the first 65 of a race with weights by how long ago each was seen */
static void visit(int month) {
  enum { WANTED = 65 };
  int count = 0, kept = 0, rows_kept[WANTED];
  double scores[WANTED];
  for (int i = 0; i < actor_count; i++) {
    list[count] = actors[i];
    count += ((town[actors[i]] + month) & 7) == 0;
  }
  process(15, month);
  draw_rows(list, count, key_hi, key_lo);
  for (int i = 0; i < count; i++) {
    int row = list[i], seen = month - mapped_at[row];
    double weight = (seen < 24 ? seen : 24) * (member[row] ? 1 : 0.1), u = unit(first[i]);
    double limit = kept < WANTED ? INFINITY : scores[kept - 1];
    if (1 - u > limit * weight || weight == 0) continue;
    double score = -det_log(u) / weight;
    if (score >= limit) continue;
    int at = kept < WANTED ? kept++ : WANTED - 1;
    while (at > 0 && score < scores[at - 1]) { scores[at] = scores[at - 1]; rows_kept[at] = rows_kept[at - 1]; at--; }
    scores[at] = score;
    rows_kept[at] = row;
  }
  for (int i = 0; i < kept; i++) {
    mapped_at[rows_kept[i]] = month;
    if (member[rows_kept[i]]) raise(rows_kept[i], 0.12, month);
  }
  visits += kept;
}

/* 24 of the known are introduced to the winner of a race among the next ten on a ring of all known */
static void introduce(int month) {
  enum { WANTED = 38 };
  int kept = 0, rows_kept[WANTED];
  uint32_t scores[WANTED];
  ring = 0;
  process(16, month);
  for (int i = 0; i < known_count; i++) {
    int row = known[i];
    attend(row, 0, (int32_t)((uint32_t)key_hi[row] * (k0 | 1)));
    uint32_t score = (uint32_t)key_lo[row] * (k1 | 1);
    if (kept == WANTED && score >= scores[kept - 1]) continue;
    int at = kept < WANTED ? kept++ : WANTED - 1;
    while (at > 0 && score < scores[at - 1]) { scores[at] = scores[at - 1]; rows_kept[at] = rows_kept[at - 1]; at--; }
    scores[at] = score;
    rows_kept[at] = row;
  }
  if (ring <= LIST) return;
  sort_ring(1);
  for (int i = 0; i < kept; i++) is_focal[rows_kept[i]] = 1;
  process(17, month);
  for (int place = 0; place < ring; place++) {
    int row = r_order[place], others[LIST];
    if (!is_focal[row]) continue;
    double times[LIST];
    for (int s = 0; s < LIST; s++) {
      int other = others[s] = r_order[place + 1 + s < ring ? place + 1 + s : place + 1 + s - ring];
      double expected = performing(distance(row, other)) + ((kind[row] == LAB) != (kind[other] == LAB) ? 0.3 : 0);
      threefry(k0, k1, key_hi[other] ^ key_lo[row], key_lo[other] ^ key_hi[row]);
      times[s] = -det_log(unit(w0)) / det_exp(5 * expected);
    }
    for (int tries = 0; tries < LIST; tries++) {
      int best = 0;
      for (int s = 1; s < LIST; s++) if (times[s] < times[best]) best = s;
      int tie = tie_between(row, others[best], month);
      if (tie < 0 || !collaboration[tie]) { add_contact(row, others[best], INTRODUCTION, -1); introductions++; break; }
      times[best] = INFINITY;
    }
  }
  for (int i = 0; i < kept; i++) is_focal[rows_kept[i]] = 0;
}

static const double inclination[CHANNELS] = {-0.6, 0.9, -1.8, -0.2, 1.2, -0.4};
static const double odds[CHANNELS] = {0, 0, 0, 0.28, 0.35, 0};

static int start_project(const int *team, int size, int32_t hi, int32_t lo, int starts, int months, double cost, double share, int month);

/* two who are tied may begin a project, if one of them can pay */
static void start_bilateral(int tie, int month) {
  int a = tie_a[tie], b = tie_b[tie], lead = kind[a] == LAB ? b : a;
  if (kind[lead] == LAB || cash[lead] < 4400000) return;
  int team[2] = {lead, lead == a ? b : a};
  threefry(tie_hi[tie], tie_lo[tie], 16, month);
  start_project(team, 2, w0, w1, month, 12, 2200000, 0, month);
}

static int may_work(int a, int b) { return kind[a] != HELPER && kind[b] != HELPER && (kind[a] != LAB || kind[b] != LAB); }

/* contacts in passes: keys of pairs, look-ups, draws, bounds, distances, decisions */
static void form_ties(int month) {
  for (int i = 0; i < contacts; i++) {
    if (c_channel[i] != REFERRAL) continue;
    int one = tie_between(c_a[i], c_via[i], month), two = tie_between(c_via[i], c_b[i], month);
    double along = one < 0 || two < 0 ? 0 : trust_of(one, month) * trust_of(two, month);
    path[i] = quantise(0.8 * along > 0.1 ? 0.8 * along : 0.1);
  }
  for (int i = 0; i < contacts; i++) {
    int x = c_a[i], y = c_b[i], in_order = key_hi[x] < key_hi[y] || (key_hi[x] == key_hi[y] && key_lo[x] <= key_lo[y]);
    int a = e_a[i] = in_order ? x : y, b = e_b[i] = in_order ? y : x;
    k0s[i] = key_hi[a]; k1s[i] = key_lo[a]; c0s[i] = key_hi[b]; c1s[i] = key_lo[b];
  }
  draw_each(contacts);
  for (int i = 0; i < contacts; i++) {
    int tie = find(c0s[i], c1s[i]);
    e_tie[i] = tie >= 0 && lives(tie, month) ? tie : -1;
  }
  int32_t keys[2][CHANNELS][2];
  for (int decision = 0; decision < 2; decision++)
    for (int channel = 0; channel < CHANNELS; channel++) {
      threefry(2005, 7, 18 + decision, (uint32_t)month << 8 | channel);
      keys[decision][channel][0] = w0; keys[decision][channel][1] = w1;
    }
  for (int i = 0; i < contacts; i++) {
    const int32_t *key = keys[e_tie[i] >= 0][c_channel[i]];
    first[i] = c0s[i]; second[i] = c1s[i];
    k0s[i] = key[0]; k1s[i] = key[1];
  }
  draw_each(contacts);
  /* first and second hold the keys of the pairs, c0s and c1s the words of the draws */
  int left = 0;
  double strangers[CHANNELS];
  for (int channel = 0; channel < CHANNELS; channel++) strangers[channel] = consent(inclination[channel] + 1.8);
  for (int i = 0; i < contacts; i++) {
    int tie = e_tie[i];
    double logit = inclination[c_channel[i]], most = strangers[c_channel[i]];
    if (tie >= 0) {
      if (met_at[tie] == month) continue;
      met_at[tie] = month;
      double before = trust_of(tie, month);
      write_trust(tie, before + 0.1 * (1 - before), month);
      if (collaboration[tie] || !may_work(e_a[i], e_b[i])) continue;
      logit = -2.45 + odds[c_channel[i]] + 2.2 * trust[tie];
      most = consent(logit + 1.8);
    }
    if (unit(c0s[i]) >= most || unit(c1s[i]) >= most) continue;
    d_at[left] = i;
    base[left++] = logit;
  }
  int agreed = 0;
  for (int j = 0; j < left; j++) {
    int i = d_at[j], a = e_a[i], b = e_b[i];
    double logit = base[j];
    if ((member[a] || adoption[a] != 0) && (member[b] || adoption[b] != 0)) logit += 0.8 * (adoption_of(a, month) * adoption_of(b, month));
    double most = consent(logit + 1);
    if (unit(c0s[i]) >= most || unit(c1s[i]) >= most) continue;
    logit += 1 - distance(a, b);
    if (unit(c0s[i]) >= consent(logit - 0.7 * load[a]) || unit(c1s[i]) >= consent(logit - 0.7 * load[b])) continue;
    d_at[agreed++] = i;
  }
  int beginning = 0;
  for (int j = 0; j < agreed; j++) {
    int i = d_at[j], a = e_a[i], b = e_b[i], tie = e_tie[i], channel = c_channel[i];
    if (tie < 0) {
      tie = find(first[i], second[i]);
      if (tie >= 0 && lives(tie, month)) continue;
      tie = make_tie(tie, first[i], second[i], a, b, channel, channel == REFERRAL ? path[i] : channel == INTRODUCTION ? 0.22 : 0.12, month);
      if (channel != INTRODUCTION || !may_work(a, b)) continue;
      threefry(keys[1][channel][0], keys[1][channel][1], tie_hi[tie], tie_lo[tie]);
      double u = unit(w0), v = unit(w1), logit = -2.45 + odds[channel] + 2.2 * trust[tie] + 0.8 * (adoption_of(a, month) * adoption_of(b, month));
      double most = consent(logit + 1);
      if (u >= most || v >= most) continue;
      logit += 1 - distance(a, b);
      if (u >= consent(logit - 0.7 * load[a]) || v >= consent(logit - 0.7 * load[b])) continue;
    }
    collaboration[tie] = 1;
    if (kind[a] == LAB || kind[b] == LAB) d_a[beginning++] = tie;
  }
  for (int j = 0; j < beginning; j++) start_bilateral(d_a[j], month);
  meetings += contacts;
}

static int start_project(const int *team, int size, int32_t hi, int32_t lo, int starts, int months, double cost, double share, int month) {
  if (projects == project_capacity) { fputs("kernel: too many projects\n", stderr); exit(1); }
  int row = projects++;
  double apart = 0, able = 0;
  for (int i = 0; i < size; i++) {
    for (int j = i + 1; j < size; j++) apart += distance(team[i], team[j]);
    double best = 0;
    for (int f = 0; f < FIELDS; f++) if (expertise[team[i] * FIELDS + f] > best) best = expertise[team[i] * FIELDS + f];
    able += best;
  }
  int pairs = size * (size - 1) / 2;
  p_merit[row] = 0.22 + 0.25 * able / size / 10 + 0.3 * (pairs ? performing(apart / pairs) : 0.3) - 0.03 * (size > 2 ? size - 2 : 0);
  p_hi[row] = hi; p_lo[row] = lo; p_size[row] = size; p_stage[row] = AWARDED;
  p_starts[row] = starts; p_ends[row] = starts + months; p_pay_at[row] = NEVER;
  p_cost[row] = floor(cost / months); p_share[row] = share; p_owed[row] = p_spent[row] = p_accrued[row] = 0;
  process(22, 0);
  threefry(k0, k1, hi, lo);
  p_threshold[row] = -det_log(unit(w0));
  for (int i = 0; i < size; i++) {
    p_team[row * TEAM + i] = team[i];
    load[team[i]]++;
    for (int j = i + 1; j < size; j++) {
      pair_key(team[i], team[j]);
      int tie = find(w0, w1), a = team[i], b = team[j];
      int in_order = key_hi[a] < key_hi[b] || (key_hi[a] == key_hi[b] && key_lo[a] <= key_lo[b]);
      if (tie < 0 || !lives(tie, month)) tie = make_tie(tie, w0, w1, in_order ? a : b, in_order ? b : a, CHANCE, 0.12, month);
      else write_trust(tie, trust_of(tie, month), month);
      work[tie]++;
      collaboration[tie] = 1;
    }
  }
  started++;
  return row;
}

/* quarterly: partners who are free may begin another project */
static void start_joint(int month) {
  int idle = 0;
  for (int tie = 0; tie < ties; tie++) {
    if (!collaboration[tie] || work[tie] || expires[tie] <= month) continue;
    if (alive[tie_a[tie]] && alive[tie_b[tie]]) list[idle++] = tie;
  }
  process(20, month);
  draw_rows(list, idle, tie_hi, tie_lo);
  for (int i = 0; i < idle; i++) if (unit(first[i]) < 0.024) start_bilateral(list[i], month);
}

static int can_be_asked(int tie, int other, int month) { return lives(tie, month) && alive[other] && kind[other] != HELPER; }

/* adds who can be asked by a row, with the trust in them; through a partner, with what referral leaves of it */
static int list_partners(int row, double through, int count, int month) {
  for (int edge = head[row]; edge >= 0;) {
    int tie = edge >> 1, on_a = !(edge & 1);
    edge = on_a ? next_a[tie] : next_b[tie];
    int other = on_a ? tie_b[tie] : tie_a[tie];
    if ((through >= 0 && !collaboration[tie]) || way[other] == 1 || !can_be_asked(tie, other, month)) continue;
    double now = through < 0 ? trust_of(tie, month) : 0.8 * through * trust_of(tie, month);
    if (!way[other]) asked[count++] = other;
    else if (now <= way_trust[other]) continue;
    way[other] = through < 0 ? 1 : 2;
    way_trust[other] = now;
  }
  return count;
}

/* the bank with most trust that would lend */
static int lender_of(int row, int month) {
  int best = -1;
  double most = -1;
  for (int edge = head[row]; edge >= 0;) {
    int tie = edge >> 1, on_a = !(edge & 1);
    edge = on_a ? next_a[tie] : next_b[tie];
    int bank = on_a ? tie_b[tie] : tie_a[tie];
    if (kind[bank] != HELPER || bank % 10 != 1 || !lives(tie, month)) continue;
    pair_key(row, bank);
    threefry(2005 ^ 60, month, w0, w1);
    if (0.5 * capability[row] + 0.5 * unit(w0) < 0.3) continue;
    double now = trust_of(tie, month);
    if (now < most) continue;
    best = bank;
    most = now;
  }
  return best;
}

static void lend(int row, double amount, int month) {
  int bank = loan[row] == 0 ? lender_of(row, month) : -1;
  if (bank < 0) return;
  loan[row] = amount;
  lender[row] = bank;
  loan_until[row] = month + 36;
  cash[row] += amount;
  money[0] += amount;
  lent_out++;
}

/* monthly: interest and the part of the principal that is due */
static void service_loans(const int32_t *which, int count, int month) {
  for (int i = 0; i < count; i++) {
    int row = which[i];
    if (loan[row] == 0) continue;
    double interest = floor(loan[row] * 0.025 / 12);
    int left = loan_until[row] - month;
    double part = left <= 1 ? loan[row] : floor(loan[row] / left);
    cash[row] -= interest + part;
    profit[row] -= interest;
    money[0] -= interest + part;
    loan[row] -= part;
    if (loan[row] == 0) lender[row] = -1;
  }
}

/* quarterly: banks lend to ventures that are short */
static void lend_to_ventures(int month) {
  for (int i = 0; i < venture_count; i++) if (alive[ventures[i]] && cash[ventures[i]] < 2500000) lend(ventures[i], 6000000, month);
}

/* yearly: leads draft, form teams from those they trust and whom their partners trust, are ranked, and the best are paid for */
static void hold_call(int joint, int month) {
  enum { MOST = 256 };
  static int teams[MOST][TEAM], sizes[MOST], order[MOST];
  static double score[MOST];
  static int32_t hi[MOST], lo[MOST];
  int drafts = 0, listed = 0;
  for (int row = 0; row < rows; row++)
    if (alive[row] && kind[row] != HELPER && (joint || kind[row] != LAB)) list[listed++] = row;
  process(30 + joint, month);
  draw_rows(list, listed, key_hi, key_lo);
  for (int i = 0; i < listed && drafts < MOST; i++) {
    int lead = list[i];
    double aware = member[lead] || month - mapped_at[lead] <= 18 ? 1 : 0.25;
    if (unit(first[i]) >= 0.1 * attention[lead] * aware) continue;
    int *team = teams[drafts], size = 1, labs = kind[lead] == LAB;
    double times[TEAM];
    team[0] = lead;
    if (joint) {
      int wanted = 4 + (int)(3 * unit(second[i])), kept = 1;
      process(32, month);
      way[lead] = 1;
      int found_n = list_partners(lead, -1, 0, month);
      for (int edge = head[lead]; edge >= 0;) {
        int tie = edge >> 1, on_a = !(edge & 1);
        edge = on_a ? next_a[tie] : next_b[tie];
        int partner = on_a ? tie_b[tie] : tie_a[tie];
        if (collaboration[tie] && can_be_asked(tie, partner, month)) found_n = list_partners(partner, way_trust[partner], found_n, month);
      }
      way[lead] = 0;
      candidates += found_n;
      for (int c = 0; c < found_n; c++) {
        int other = asked[c];
        way[other] = 0;
        double will = 3 * way_trust[other] + performing(distance(lead, other)) + ((kind[lead] == LAB) != (kind[other] == LAB)) - 0.7 * load[other];
        pair_key(lead, other);
        threefry(k0, k1, w0 ^ key_hi[lead], w1);
        double time = -det_log(unit(w0)) / det_exp(will);
        if (kept == wanted && time >= times[kept - 1]) continue;
        int at = kept < wanted ? kept++ : kept - 1;
        while (at > 1 && time < times[at - 1]) { times[at] = times[at - 1]; team[at] = team[at - 1]; at--; }
        times[at] = time;
        team[at] = other;
      }
      size = kept;
      for (int s = 1; s < size; s++) labs += kind[team[s]] == LAB;
      if (labs == 0 || labs == size) continue;
    }
    double able = 0, apart = 0;
    for (int s = 0; s < size; s++) {
      for (int t = s + 1; t < size; t++) apart += distance(team[s], team[t]);
      double best = 0;
      for (int f = 0; f < FIELDS; f++) if (expertise[team[s] * FIELDS + f] > best) best = expertise[team[s] * FIELDS + f];
      able += best;
    }
    threefry(key_hi[lead], key_lo[lead], 17 * 256 + joint, month);
    hi[drafts] = w0; lo[drafts] = w1;
    threefry(2005 ^ 19, 7, hi[drafts], lo[drafts]);
    double noise = unit(w1), z = det_normal(unit(w0)), hope = 1 + 0.5 * z;
    double merit = 0.22 + 0.25 * able / size / 10 + (size > 1 ? 0.3 * performing(apart * 2 / (size * (size - 1))) : 0.1);
    if (1.2 * merit * (hope > 0 ? hope : 0) < (joint ? 0.05 : 0.4)) continue;
    sizes[drafts] = size;
    score[drafts] = floor((0.6 * merit + 0.4 * noise) * 1048576);
    order[drafts] = drafts;
    drafts++;
  }
  for (int i = 1; i < drafts; i++) {
    int item = order[i], j = i - 1;
    while (j >= 0 && (score[order[j]] < score[item] || (score[order[j]] == score[item] && hi[order[j]] > hi[item]))) { order[j + 1] = order[j]; j--; }
    order[j + 1] = item;
  }
  for (int i = 0; i < drafts && i < (joint ? 3 : 7); i++) {
    int at = order[i];
    for (int s = 0; s < sizes[at]; s++) if (kind[teams[at][s]] != LAB && cash[teams[at][s]] < 5000000) lend(teams[at][s], 5000000, month);
    start_project(teams[at], sizes[at], hi[at], lo[at], month + 4, joint ? 30 : 18, joint ? 110000000 : 30000000, joint ? 1 : 0.6667, month);
  }
}

static void learn(int project, int month) {
  int size = p_size[project], *team = p_team + project * TEAM;
  float before[TEAM * FIELDS];
  if (size < 2) return;
  for (int i = 0; i < size; i++) memcpy(before + i * FIELDS, expertise + team[i] * FIELDS, FIELDS * sizeof *before);
  for (int i = 0; i < size; i++) {
    for (int j = 0; j < size; j++) {
      if (j == i) continue;
      int tie = tie_between(team[i], team[j], month);
      collect(before, i, j, fields_of[team[j]], tie < 0 ? 0 : trust_of(tie, month));
    }
    threefry(p_hi[project], p_lo[project], key_hi[team[i]], key_lo[team[i]]);
    absorb(team[i], 0.3 * absorption(team[i]), unit(w0));
    refresh(team[i]);
  }
}

/* a success of a laboratory may be patented, and is then offered */
static void file_patent(int project) {
  int labs = 0;
  for (int i = 0; i < p_size[project]; i++) labs += kind[p_team[project * TEAM + i]] == LAB;
  threefry(2005 ^ 53, 7, p_hi[project], p_lo[project]);
  if (labs && unit(w0) < 0.3) offered[field[p_team[project * TEAM]]]++;
}

static void finish(int project, int month) {
  int size = p_size[project], *team = p_team + project * TEAM;
  process(21, 0);
  threefry(k0, k1, p_hi[project], p_lo[project]);
  int success = alive[team[0]] && unit(w0) < p_merit[project];
  double left = 1;
  for (int i = p_starts[project]; i < p_ends[project]; i++) left *= 0.96;
  for (int i = 0; i < size; i++) {
    load[team[i]]--;
    if (success) success_at[team[i]] = month;
    for (int j = i + 1; j < size; j++) {
      pair_key(team[i], team[j]);
      int tie = find(w0, w1);
      if (tie < 0) continue;
      double before = trust_of(tie, month), now = before + (1 - before) * (1 - left);
      work[tie]--;
      write_trust(tie, success ? now + 0.3 * (1 - now) : now * 0.75, month);
    }
  }
  p_stage[project] = success ? SUCCEEDED : CLOSED;
  if (success) { learn(project, month); file_patent(project); }
}

/* every project's month: cost, claims, payment, end */
static void progress(int month) {
  for (int row = 0; row < projects; row++) {
    int size = p_size[row], *team = p_team + row * TEAM;
    if (p_pay_at[row] <= month) {
      p_pay_at[row] = NEVER;
      double part = floor(p_owed[row] / size);
      for (int i = 0; i < size; i++) if (kind[team[i]] != LAB && alive[team[i]]) { cash[team[i]] += part; money[0] += part; }
      p_owed[row] = 0;
    }
    if (p_stage[row] > RUNNING || (p_stage[row] == AWARDED && p_starts[row] > month)) continue;
    p_stage[row] = RUNNING;
    if (month >= p_ends[row]) { finish(row, month); continue; }
    int payers = 0, labs = 0;
    for (int i = 0; i < size; i++) {
      if (kind[team[i]] == LAB) labs++;
      else payers += alive[team[i]];
    }
    if (!payers) continue;
    double part = floor(p_cost[row] / payers), to_labs = floor(part * payers * labs / size);
    for (int i = 0; i < size; i++) {
      if (kind[team[i]] == LAB || !alive[team[i]]) continue;
      double lab = to_labs < part ? to_labs : part;
      to_labs -= lab;
      cash[team[i]] -= part;
      money[0] -= part;
      money[1] += part - lab;
    }
    p_spent[row] += part * payers;
    if (p_share[row] > 0) p_owed[row] += floor(part * payers * p_share[row]);
  }
  if (month % 12 == 2)
    for (int row = 0; row < projects; row++) if (p_owed[row] != 0) p_pay_at[row] = month + 3;
}

static void add_line(int row, double value, int month) {
  int months = month - line_at[row];
  line_sales[row] = floor(line_sales[row] * line_decay[months < LONGEST ? months : LONGEST]) + value;
  line_at[row] = month;
}

static int knows(int row, int which, int month) {
  int edge = head[row];
  while (edge >= 0) {
    int tie = edge >> 1, on_a = !(edge & 1);
    edge = on_a ? next_a[tie] : next_b[tie];
    int other = on_a ? tie_b[tie] : tie_a[tie];
    if (kind[other] == HELPER && other % 10 == which && lives(tie, month)) return 1;
  }
  return 0;
}

/* a patent on offer goes to the winner of a race among those who know its field, can pay and can be reached */
static void license(int month) {
  int any_offer = 0, chosen = -1, taker = -1;
  double least = INFINITY;
  for (int f = 0; f < FIELDS; f++) any_offer += offered[f];
  if (!any_offer || month % 3) return;
  process(54, month);
  for (int f = 0; f < FIELDS; f++) {
    if (!offered[f]) continue;
    threefry(k0, k1, f, 0);
    double time = -det_log(unit(w0)) / offered[f];
    if (time < least) { least = time; chosen = f; }
  }
  least = INFINITY;
  for (int i = 0; i < actor_count; i++) {
    int row = actors[i];
    if (!(fields_of[row] >> chosen & 1)) continue;
    double level = expertise[row * FIELDS + chosen];
    if (level < 2 || kind[row] == LAB || cash[row] < 6000000) continue;
    threefry(k0, k1 ^ (1 + chosen), key_hi[row], key_lo[row]);
    double time = -det_log(unit(w0)) / level;
    if (time >= least || !(member[row] || knows(row, 3, month))) continue;
    least = time;
    taker = row;
  }
  if (taker < 0) return;
  offered[chosen]--;
  cash[taker] -= 3000000;
  money[0] -= 3000000;
  threefry(key_hi[taker], key_lo[taker], 54, month);
  int team[1] = {taker}, row = start_project(team, 1, w0, w1, month, 1, 0, 0, month);
  load[taker]--;
  p_stage[row] = SUCCEEDED;
  p_ends[row] = month;
  licensed++;
}

/* a member, the attentive sooner, sees another cluster: a contact outside, and what it learns there */
static void travel(int month) {
  if (month % 3) return;
  int chosen = -1;
  double least = INFINITY;
  process(55, month);
  draw_rows(members, member_count, key_hi, key_lo);
  for (int i = 0; i < member_count; i++) {
    int row = members[i];
    double weight = attention[row], u = unit(first[i]);
    if (kind[row] == HELPER || 1 - u > least * weight) continue;
    double time = -det_log(u) / weight;
    if (time >= least) continue;
    least = time;
    chosen = row;
  }
  if (chosen < 0) return;
  int to = actors[0];
  double part = 0.1 * absorption(chosen) * (1 - distance(chosen, to));
  add_contact(chosen, to, PIPELINE, -1);
  for (uint64_t bits = fields_of[to]; bits; bits &= bits - 1) {
    int f = __builtin_ctzll(bits);
    double gap = (double)expertise[to * FIELDS + f] - expertise[chosen * FIELDS + f];
    if (gap > 0) expertise[chosen * FIELDS + f] = (float)(expertise[chosen * FIELDS + f] + part * gap);
    if (gap > 0) fields_of[chosen] |= 1ull << f;
  }
  refresh(chosen);
  trips++;
}

static void enter_markets(int month) {
  for (int row = 0; row < projects; row++) {
    if (p_stage[row] != SUCCEEDED) continue;
    int waited = month - p_ends[row], seller = p_team[row * TEAM];
    if (waited < 9) continue;
    if (waited > 120 || !alive[seller]) { p_stage[row] = CLOSED; continue; }
    p_accrued[row] += 0.035 * (0.5 + capability[seller]) * 1.3 * (knows(seller, 7, month) ? 1.4 : 1);
    if (p_accrued[row] < p_threshold[row]) continue;
    p_stage[row] = CLOSED;
    add_line(seller, 2000000, month);
    launched++;
    threefry(2005 ^ 28, 7, p_hi[row], p_lo[row]);
    if (unit(w0) >= 0.35) continue;
    threefry(p_hi[row], p_lo[row], 28, 0);
    found(w0, w1, FIRM, month);
    born++;
  }
}

/* candidates of the month: facelifts, ventures of laboratories and spin-offs */
static void take_occasions(int month) {
  int before = 0;
  for (int i = 0; i < actor_count; i++) before += success_at[actors[i]] < month - 36;
  double peers = actor_count - before, contagion = 0.006 * peers / (peers + 30);
  for (int i = 0; i < occasions; i++) {
    int row = o_subject[i];
    if (o_month[i] != month || !alive[row]) continue;
    if (o_process[i] == FACELIFT) {
      double keen = 0.5 + attention[row];
      if (o_chance[i] * 3 >= (0.5 + capability[row]) * (keen < 1.5 ? keen : 1.5)) continue;
      add_line(row, 250000, month);
      launched++;
      continue;
    }
    double rate = o_process[i] == SPIN_OFF ? 0.2 * (0.5 + expertise[row * FIELDS + field[row]] / 10.0) : 4 * (0.006 + contagion + (success_at[row] >= month - 36 ? 0.08 : 0));
    if (o_chance[i] >= rate) continue;
    threefry(key_hi[row], key_lo[row], o_key[i], month);
    int32_t hi = w0, lo = w1;
    int child = found(hi, lo, VENTURE, month);
    for (int f = 0; f < FIELDS; f++) expertise[child * FIELDS + f] = (float)(0.65 * expertise[row * FIELDS + f]);
    fields_of[child] = fields_of[row] | 1ull << field[child];
    refresh(child);
    pair_key(child, row);
    int in_order = key_hi[child] < key_hi[row] || (key_hi[child] == key_hi[row] && key_lo[child] <= key_lo[row]);
    make_tie(-1, w0, w1, in_order ? child : row, in_order ? row : child, CHANCE, 0.5, month);
    founded++;
  }
}

/* newcomers whom nothing in the region brought: Poisson by town and year, here a thinned month */
static void newcomers(int month) {
  for (int t = 0; t < TOWNS; t++) {
    threefry(2005 ^ 27, 7, t, month);
    if (unit(w0) >= n * 0.000062) continue;
    threefry(w0, w1, t, month);
    found(w0, w1, FIRM, month);
    born++;
  }
}

static void trade(const int32_t *which, int count, int ventures_trade, int month) {
  double demand[FIELDS], per_staff = ventures_trade ? 620000 : 1600000, able = ventures_trade ? 0 : 0.2, share = ventures_trade ? 0.29 : 0.58;
  for (int f = 0; f < FIELDS; f++) demand[f] = 1 + 0.01 * ((month * 7 + f * 13) % 11 - 5);
  double sold = 0, bought = 0, paid = 0, lent = 0;
  for (int i = 0; i < count; i++) {
    int row = which[i], months = month - line_at[row];
    double lines = line_sales[row] * line_decay[months < LONGEST ? months : LONGEST];
    double level = demand[field[row]] * shock[row] * (1 - 0.5 * able + able * capability[row]);
    double turnover = floor(staff[row] * per_staff * level + lines), before = cash[row];
    double interest = before < 0 ? floor(-before * (0.025 / 12)) : 0;
    double input = floor(share * turnover) + floor(turnover * (field[row] % 3 == 0 ? 0.00625 : 0.025));
    double homeward = staff[row] * 420000.0 + floor(turnover * 0.1);
    double gain = turnover - input - homeward - interest;
    cash[row] = before + gain;
    if (before + gain < 0 || retire_at[row] <= month) leaving[leaving_count++] = row;
    sales[row] += turnover;
    profit[row] += gain;
    sold += turnover; bought += input; paid += homeward; lent += interest;
  }
  money[0] += sold - bought - paid - lent;
  money[1] += bought - sold;
}

static void leave_market(int month) {
  for (int i = 0; i < leaving_count; i++) {
    int row = leaving[i];
    if (cash[row] >= -(staff[row] * 3200000.0) && retire_at[row] > month) continue;
    money[0] -= cash[row];
    cash[row] = loan[row] = 0;
    alive[row] = member[row] = 0;
    left_market++;
  }
}

/* quarterly: ventures that an investor can see */
static void invest(int month) {
  process(25, month);
  for (int i = 0; i < venture_count; i++) {
    int row = ventures[i];
    if (!alive[row] || cash[row] > 30000000) continue;
    int sight = (success_at[row] > 0) + (knows(row, 1, month) || knows(row, 2, month) || knows(row, 3, month));
    threefry(k0, k1, key_hi[row], key_lo[row]);
    if (unit(w0) >= 0.1 * sight) continue;
    cash[row] += 30000000;
    money[0] += 30000000;
    staff[row]++;
  }
}

/* yearly: dead ties and closed projects leave the tables */
static void tidy(int month) {
  int dead = 0, next = 0;
  for (int tie = 0; tie < ties; tie++) dead += !lives(tie, month);
  if (dead * 2 >= ties && dead >= 512) {
    for (int tie = 0; tie < ties; tie++) {
      if (!lives(tie, month)) { trust_total -= trust[tie]; continue; }
      int to = next++;
      tie_hi[to] = tie_hi[tie]; tie_lo[to] = tie_lo[tie]; tie_a[to] = tie_a[tie]; tie_b[to] = tie_b[tie];
      collaboration[to] = collaboration[tie]; origin[to] = origin[tie]; work[to] = work[tie]; trust[to] = trust[tie];
      trust_at[to] = trust_at[tie]; expires[to] = expires[tie]; met_at[to] = met_at[tie];
    }
    ties = next;
    memset(slot, 0, slots * sizeof *slot);
    for (int row = 0; row < rows; row++) head[row] = -1;
    for (int tie = 0; tie < ties; tie++) enter(tie);
  }
  int closed = 0;
  for (int row = 0; row < projects; row++) closed += p_stage[row] == CLOSED && p_owed[row] == 0;
  if (closed < 64 || closed * 4 < projects) return;
  next = 0;
  for (int row = 0; row < projects; row++) {
    if (p_stage[row] == CLOSED && p_owed[row] == 0) continue;
    int to = next++;
    p_hi[to] = p_hi[row]; p_lo[to] = p_lo[row]; p_size[to] = p_size[row]; p_stage[to] = p_stage[row];
    p_starts[to] = p_starts[row]; p_ends[to] = p_ends[row]; p_pay_at[to] = p_pay_at[row]; p_cost[to] = p_cost[row];
    p_share[to] = p_share[row]; p_owed[to] = p_owed[row]; p_spent[to] = p_spent[row]; p_merit[to] = p_merit[row];
    p_threshold[to] = p_threshold[row]; p_accrued[to] = p_accrued[row];
    for (int i = 0; i < TEAM; i++) p_team[to * TEAM + i] = p_team[row * TEAM + i];
  }
  projects = next;
}

/* 1: only what the first model had: no people, supply, forgetting, trips, loans or licences */
static int first_only;

static void step(int month) {
  int april = month % 12 == 3;
  contacts = leaving_count = 0;
  if (april) { all_occasions(month); if (!first_only) move_people(month); close_books(month); renew_members(month); }
  call_roll(month);
  newcomers(month);
  if (april) { spread_vision(month); if (!first_only) { supply(month); revise_knowledge(month); } }
  go_out(month);
  gather(month);
  if (!first_only) travel(month);
  visit(month);
  introduce(month);
  form_ties(month);
  if (month % 3 == 0) start_joint(month);
  if (month % 12 == 5) { hold_call(1, month); hold_call(0, month); }
  progress(month);
  if (!first_only) {
    service_loans(firms, firm_count, month);
    service_loans(ventures, venture_count, month);
    license(month);
  }
  enter_markets(month);
  trade(firms, firm_count, 0, month);
  trade(ventures, venture_count, 1, month);
  take_occasions(month);
  if (month % 3 == 2) { if (!first_only) lend_to_ventures(month); invest(month); }
  leave_market(month);
  if (month % 12 == 8) tidy(month);
  mix_double(trust_total); mix_double(money[0]); mix_double(money[1]);
  mix(meetings); mix(ties); mix(projects); mix(visits); mix(introductions); mix(launched); mix(rows); mix(left_market);
  mix(refreshed); mix(supplied); mix(candidates); mix(licensed); mix(lent_out); mix(trips);
}

static void *array(size_t count, size_t size) {
  void *p = calloc(count, size);
  if (!p) { fputs("kernel: out of memory\n", stderr); exit(1); }
  return p;
}

static void reserve(void) {
#define INTS(name, length) name = array(length, 4);
#define BYTES(name, length) name = array(length, 1);
#define FLOATS(name, length) name = array(length, 4);
#define DOUBLES(name, length) name = array(length, 8);
  INTS(key_hi, capacity) INTS(key_lo, capacity) INTS(staff, capacity) INTS(mapped_at, capacity) INTS(adoption_at, capacity)
  INTS(retire_at, capacity) INTS(success_at, capacity) INTS(head, capacity) INTS(line_at, capacity)
  BYTES(kind, capacity) BYTES(town, capacity) BYTES(field, capacity) BYTES(alive, capacity) BYTES(member, capacity)
  BYTES(load, capacity) BYTES(in_group, capacity) BYTES(large, capacity) BYTES(changed, capacity) BYTES(way, capacity)
  INTS(born_at, capacity) INTS(lender, capacity) INTS(loan_until, capacity) DOUBLES(loan, capacity)
  fields_of = array(capacity, 8); used = array(capacity, 8);
  FLOATS(before_trade, capacity * FIELDS) INTS(places, capacity) INTS(customers, capacity) INTS(t_start, capacity + 1)
  place_at = array(capacity, 4);
  INTS(t_other, tie_capacity * 2) INTS(t_tie, tie_capacity) INTS(asked, capacity) DOUBLES(t_trust, tie_capacity * 2) DOUBLES(way_trust, capacity)
  FLOATS(expertise, capacity * FIELDS) FLOATS(profile, capacity * FIELDS) FLOATS(attention, capacity) FLOATS(capability, capacity) FLOATS(fit, capacity)
  DOUBLES(adoption, capacity) DOUBLES(cash, capacity) DOUBLES(shock, capacity) DOUBLES(trend, capacity) DOUBLES(sales, capacity)
  DOUBLES(profit, capacity) DOUBLES(line_sales, capacity) DOUBLES(pull, capacity)
  INTS(slot, slots) INTS(tie_hi, tie_capacity) INTS(tie_lo, tie_capacity) INTS(tie_a, tie_capacity) INTS(tie_b, tie_capacity)
  INTS(trust_at, tie_capacity) INTS(expires, tie_capacity) INTS(met_at, tie_capacity) INTS(next_a, tie_capacity) INTS(next_b, tie_capacity)
  BYTES(collaboration, tie_capacity) BYTES(work, tie_capacity) BYTES(origin, tie_capacity) DOUBLES(trust, tie_capacity)
  INTS(p_hi, project_capacity) INTS(p_lo, project_capacity) INTS(p_size, project_capacity) INTS(p_team, project_capacity * TEAM)
  INTS(p_starts, project_capacity) INTS(p_ends, project_capacity) INTS(p_pay_at, project_capacity) BYTES(p_stage, project_capacity)
  DOUBLES(p_cost, project_capacity) DOUBLES(p_share, project_capacity) DOUBLES(p_owed, project_capacity) DOUBLES(p_spent, project_capacity)
  DOUBLES(p_merit, project_capacity) DOUBLES(p_threshold, project_capacity) DOUBLES(p_accrued, project_capacity)
  INTS(o_subject, occasion_capacity) INTS(o_month, occasion_capacity) INTS(o_process, occasion_capacity) INTS(o_key, occasion_capacity)
  DOUBLES(o_chance, occasion_capacity)
  INTS(actors, capacity) INTS(helpers, capacity) INTS(members, capacity) INTS(firms, capacity) INTS(ventures, capacity) INTS(known, capacity)
  INTS(any, capacity) INTS(through, capacity) INTS(is_focal, capacity) INTS(leaving, capacity)
  INTS(list, tie_capacity) INTS(first, tie_capacity) INTS(second, tie_capacity)
  INTS(k0s, contact_capacity) INTS(k1s, contact_capacity) INTS(c0s, contact_capacity) INTS(c1s, contact_capacity)
  INTS(c_a, contact_capacity) INTS(c_b, contact_capacity) INTS(c_via, contact_capacity) INTS(e_a, contact_capacity) INTS(e_b, contact_capacity)
  INTS(e_tie, contact_capacity) INTS(d_at, contact_capacity) INTS(d_a, contact_capacity) BYTES(c_channel, contact_capacity)
  DOUBLES(path, contact_capacity) DOUBLES(base, contact_capacity) DOUBLES(shared, capacity)
  INTS(r_row, capacity) INTS(r_gathering, capacity) INTS(r_position, capacity) INTS(r_order, capacity) DOUBLES(r_place, capacity)
}

static void begin(void) {
  sum = 0x811c9dc5u;
  money[0] = money[1] = trust_total = 0;
  rows = ties = projects = occasions = 0;
  meetings = made = visits = introductions = started = launched = founded = born = left_market = 0;
  memset(slot, 0, slots * sizeof *slot);
  memset(offered, 0, sizeof offered);
  for (int cell = 0; cell < CELLS; cell++) people[cell] = cell < SECTORS ? n * 2.0 : n * 0.02;
  for (int s = 0; s < SECTORS; s++) fill[s] = 1;
  refreshed = supplied = candidates = licensed = lent_out = trips = 0;
  for (int i = 0; i < n; i++) {
    threefry(2005, 7, 1, i);
    uint32_t hi = w0, lo = w1;
    int k = i * 1000 < n * 800 ? FIRM : i * 1000 < n * 905 ? LAB : i * 1000 < n * 965 ? HELPER : VENTURE;
    int row = found(hi, lo, k, START - SPIN_UP);
    member[row] = i % 500 < 180;
  }
  for (int month = START - SPIN_UP; month < START; month++) step(month);
  meetings = made = visits = introductions = started = launched = founded = born = left_market = 0;
  refreshed = supplied = candidates = licensed = lent_out = trips = 0;
}

static double cpu(void) {
#ifdef __wasi__
  struct timespec t; /* no CPU time to be had there */
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
#else
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + 1e-6 * (u.ru_utime.tv_usec + u.ru_stime.tv_usec);
#endif
}

static void tabulate(void) {
  double square = 0;
  for (int f = 0; f < FIELDS; f++) { focus[f] = 1 + (f % 5) * 0.5; square += focus[f] * focus[f]; }
  for (int f = 0; f < FIELDS; f++) focus[f] = focus[f] / sqrt(square);
  for (int i = 0; i <= LONGEST; i++) {
    decay[i] = det_exp(-0.69314718055994530942 * i / 24);
    fade[i] = det_exp(-0.69314718055994530942 * i / 36);
    line_decay[i] = det_exp(-0.69314718055994530942 * i / 30);
  }
  for (int i = 0; i < 4098; i++) consent_table[i] = 1 / (1 + det_exp(16 - i / 128.0));
  for (int i = 0; i < 257; i++) {
    double months = i ? floor(24 * det_log(i / 256.0 / 0.05) / 0.69314718055994530942) + 1 : 1;
    months_left[i] = months < 1 ? 1 : months > LONGEST ? LONGEST : (int)months;
  }
  for (int law = 0; law < 2; law++) {
    double mean = law ? 0.012 : 0.684, term = det_exp(-mean), below = 0;
    for (int i = 0; i < 16; i++) {
      counts_below[law][i] = below += term;
      term = term * mean / (i + 1);
    }
  }
}

int main(int argc, char **argv) {
  int repetitions = argc > 1 ? atoi(argv[1]) : 9;
  n = argc > 2 ? atoi(argv[2]) : 2000;
  int months = argc > 3 ? atoi(argv[3]) : 276;
  capacity = n * 2 + 256;
  for (slots = 1 << 15; slots < n * 16; slots *= 2) continue;
  tie_capacity = slots;
  contact_capacity = n * 4;
  project_capacity = n * 2;
  occasion_capacity = n * 4;
  first_only = argc > 4 && strcmp(argv[4], "first") == 0;
  reserve();
  tabulate();
  double best = 1e9;
  for (int r = 0; r < repetitions; r++) {
    begin();
    double from = cpu();
    for (int month = START; month < START + months; month++) step(month);
    double took = cpu() - from;
    if (took < best) best = took;
  }
  printf("{\"ms\":%.4f,\"nsPerOrganisationMonth\":%.3f,\"meetings\":%d,\"ties\":%d,\"checksum\":\"%08x\"}\n", best * 1e3,
         best * 1e9 / n / months, meetings, ties, sum);
  if (argc > 4 && !first_only) {
    int acting = 0, fields = 0;
    for (int row = 0; row < rows; row++)
      if (alive[row] && kind[row] != HELPER) { acting++; fields += __builtin_popcountll(fields_of[row]); }
    printf("refreshed %d supplied %d candidates %d licensed %d lent %d trips %d fields %.2f\n", refreshed, supplied, candidates, licensed, lent_out, trips,
           (double)fields / acting);
    printf("rows %d ties %d projects %d made %d visits %d introductions %d started %d launched %d founded %d born %d left %d\n", rows, ties,
           projects, made, visits, introductions, started, launched, founded, born, left_market);
  }
  return 0;
}
