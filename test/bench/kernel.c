/*
 * The C kernel: what the engine's time is measured against, as a ratio.
 *
 * The cost structure of a region of 2,000 organisations over 276 months, in plain C: keyed draws (Threefry-2x32-13), keyed
 * ring meetings in twelve towns and one seminar, distances of smoothed profiles, consent by two keyed draws, lazily
 * decaying trust, exact sums, and a monthly account of 1,400 firms. The numbers of draws (2.0 million), meetings (160,000)
 * and distances are about those of a run of the model. kernel.ts does the same with the product's own core and ends at
 * the same checksum.
 *
 *   gcc -O3 -ffp-contract=off -o kernel kernel.c -lm && ./kernel [repetitions [organisations [months]]]
 *
 * Prints one line of JSON: CPU time of the fastest repetition, ns per organisation-month, checksum.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { FIELDS = 35, SECTOR = 7, TOWNS = 12, BUCKETS = 64, SCANS = 1, DECAY = 4096 };

static uint32_t w0, w1;

#define ROTATE(x, r) (((x) << (r)) | ((x) >> (32 - (r))))
#define ROUND(r) x0 += x1; x1 = ROTATE(x1, r) ^ x0;

static inline void threefry(uint32_t k0, uint32_t k1, uint32_t c0, uint32_t c1) {
  uint32_t k2 = 0x1bd11bdau ^ k0 ^ k1, x0 = c0 + k0, x1 = c1 + k1;
  ROUND(13) ROUND(15) ROUND(26) ROUND(6) x0 += k1; x1 += k2 + 1;
  ROUND(17) ROUND(29) ROUND(16) ROUND(24) x0 += k2; x1 += k0 + 2;
  ROUND(13) ROUND(15) ROUND(26) ROUND(6) x0 += k0; x1 += k1 + 3;
  ROUND(17)
  w0 = x0; w1 = x1;
}

static void pair_key(int32_t ahi, int32_t alo, int32_t bhi, int32_t blo) {
  if (ahi < bhi || (ahi == bhi && alo <= blo)) threefry(ahi, alo, bhi, blo);
  else threefry(bhi, blo, ahi, alo);
}

static inline double unit(uint32_t w) { return w * 0x1p-32 + 0x1p-33; }

/* exp of fdlibm 5.3 (Copyright (C) 1993 by Sun Microsystems, Inc.; freely granted provided this notice is preserved), in
   the same order of operations as src/core/math.ts */
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

static double sigmoid(double x) { return 1 / (1 + det_exp(-x)); }

static int n, firms;
static int32_t *key_hi, *key_lo, *town, *field, *staff;
static double *strength, *cash;
static float *profile;
static int32_t *attendee, *place, *sorted, *group, *first, *second;
static int32_t starts[TOWNS + 1], bucket[BUCKETS + 1];
static int32_t *slot, *tie_hi, *tie_lo, *tie_at;
static double *trust, decay[DECAY];
static int ties, tie_capacity, slots;

static void *array(size_t count, size_t size) {
  void *p = calloc(count, size);
  if (!p) { fputs("kernel: out of memory\n", stderr); exit(1); }
  return p;
}

static void populate(uint32_t seed_hi, uint32_t seed_lo) {
  for (int i = 0; i < n; i++) {
    threefry(seed_hi, seed_lo, 1, i);
    key_hi[i] = w0; key_lo[i] = w1;
    threefry(key_hi[i], key_lo[i], 2, 0);
    town[i] = w0 % TOWNS; field[i] = w1 % FIELDS;
    threefry(key_hi[i], key_lo[i], 3, 0);
    staff[i] = 5 + (int)(w0 >> 26);
    strength[i] = 0.5 + unit(w1);
    cash[i] = 20000000;
    double expertise[FIELDS], smooth[FIELDS], length = 0;
    for (int f = 0; f < FIELDS; f++) {
      threefry(key_hi[i], key_lo[i], 4, f);
      double u = unit(w0);
      expertise[f] = f == field[i] ? 6 + 4 * u : 3 * u * u * u;
    }
    for (int s = 0; s < FIELDS; s += SECTOR) {
      double sum = 0;
      for (int f = s; f < s + SECTOR; f++) sum += expertise[f];
      for (int f = s; f < s + SECTOR; f++) smooth[f] = expertise[f] + 0.5 * (sum / SECTOR);
    }
    for (int f = 0; f < FIELDS; f++) length += smooth[f] * smooth[f];
    length = sqrt(length);
    for (int f = 0; f < FIELDS; f++) profile[i * FIELDS + f] = (float)(smooth[f] / length);
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
  return 1 - ((s0 + s1) + (s2 + s3) + s4);
}

static int find(int32_t hi, int32_t lo) {
  uint32_t at = (uint32_t)lo & (slots - 1);
  while (slot[at] >= 0 && (tie_hi[slot[at]] != hi || tie_lo[slot[at]] != lo)) at = (at + 1) & (slots - 1);
  return at;
}

static double quantise(double x) { return floor(x * 16777216) / 16777216; }

static uint32_t sum;
static double trust_total, cash_total;
static int meetings, consents;

static void mix(uint32_t x) { sum = (sum ^ x) * 0x01000193u; sum ^= sum >> 15; }
static void mix_double(double x) {
  union { double d; uint32_t w[2]; } bits = { .d = x };
  mix(bits.w[0]); mix(bits.w[1]);
}

static void meet(int a, int b, int month, uint32_t k0, uint32_t k1) {
  meetings++;
  pair_key(key_hi[a], key_lo[a], key_hi[b], key_lo[b]);
  int32_t hi = w0, lo = w1;
  int at = find(hi, lo);
  int tie = slot[at];
  double now = 0;
  if (tie >= 0) {
    int idle = month - tie_at[tie];
    now = trust[tie] * decay[idle < DECAY ? idle : DECAY - 1];
  }
  double x = -1.5 + 2 * (1 - distance(a, b)) + 3 * now;
  threefry(k0, k1, hi, lo);
  uint32_t u = w0, v = w1;
  double p = sigmoid(x + 0.2 * strength[a]), q = sigmoid(x + 0.2 * strength[b]);
  if (unit(u) >= p || unit(v) >= q) return;
  consents++;
  double next = quantise(now + 0.25 * (1 - now));
  if (tie < 0) {
    if (ties == tie_capacity) { fputs("kernel: too many ties\n", stderr); exit(1); }
    tie = ties++;
    slot[at] = tie;
    tie_hi[tie] = hi; tie_lo[tie] = lo;
    trust[tie] = 0;
  }
  trust_total += next - trust[tie];
  trust[tie] = next;
  tie_at[tie] = month;
}

/* attendees group[from .. to) meet those within `reach` places on the ring of their positions */
static void gather(int from, int to, int reach, int month, uint32_t k0, uint32_t k1) {
  int count = to - from;
  if (count < 2) return;
  memset(bucket, 0, sizeof bucket);
  for (int j = from; j < to; j++) bucket[((uint32_t)place[group[j]] >> 26) + 1]++;
  for (int b = 0; b < BUCKETS; b++) bucket[b + 1] += bucket[b];
  for (int j = from; j < to; j++) sorted[bucket[(uint32_t)place[group[j]] >> 26]++] = group[j];
  for (int j = 1; j < count; j++) {
    int item = sorted[j], i = j - 1;
    uint32_t p = (uint32_t)place[item];
    while (i >= 0 && (uint32_t)place[sorted[i]] > p) { sorted[i + 1] = sorted[i]; i--; }
    sorted[i + 1] = item;
  }
  for (int step = 1; step <= reach && 2 * step <= count; step++) {
    int pairs = 2 * step == count ? step : count;
    for (int j = 0; j < pairs; j++) {
      int next = j + step < count ? j + step : j + step - count;
      meet(attendee[sorted[j]], attendee[sorted[next]], month, k0, k1);
    }
  }
}

/* the draws of all organisations under the key of one process */
static void draw_all(uint32_t decision, int month) {
  threefry(2005, 7, decision, (uint32_t)month << 8);
  uint32_t k0 = w0, k1 = w1;
  for (int i = 0; i < n; i++) {
    threefry(k0, k1, key_hi[i], key_lo[i]);
    first[i] = w0; second[i] = w1;
  }
}

static void step(int month) {
  /* who comes: probability 0.12, and the place on the ring from the second word */
  draw_all(10, month);
  int present = 0;
  for (int i = 0; i < n; i++) {
    if ((uint32_t)first[i] >= 515396075u) continue;
    attendee[present] = i;
    place[present++] = second[i];
  }
  memset(starts, 0, sizeof starts);
  for (int j = 0; j < present; j++) starts[town[attendee[j]] + 1]++;
  for (int t = 0; t < TOWNS; t++) starts[t + 1] += starts[t];
  for (int j = 0; j < present; j++) group[starts[town[attendee[j]]]++] = j;
  threefry(2005, 7, 11, (uint32_t)month << 8);
  uint32_t k0 = w0, k1 = w1;
  for (int t = 0, from = 0; t < TOWNS; t++) {
    gather(from, starts[t], 1, month, k0, k1);
    from = starts[t];
  }

  /* a seminar of members, a third of all: shallow talk with three on each side */
  draw_all(12, month);
  present = 0;
  for (int i = 0; i < n; i += 3) {
    if ((uint32_t)first[i] >= 730144440u) continue;
    group[present] = present;
    attendee[present] = i;
    place[present++] = second[i];
  }
  threefry(2005, 7, 13, (uint32_t)month << 8);
  k0 = w0; k1 = w1;
  gather(0, present, 3, month, k0, k1);

  /* rare occasions of everybody: one draw each, compared with a rate */
  for (int scan = 0; scan < SCANS; scan++) {
    draw_all(14 + scan, month);
    for (int i = 0; i < n; i++)
      if ((uint32_t)first[i] < 85899346u) mix(second[i]);
  }

  /* accounts: integer yen, the payer keeps the remainder */
  double demand[FIELDS];
  for (int f = 0; f < FIELDS; f++) demand[f] = 1 + 0.01 * ((month * 7 + f * 13) % 11 - 5);
  for (int i = 0; i < firms; i++) {
    double sales = floor(demand[field[i]] * staff[i] * 800000 * strength[i]);
    double change = sales - staff[i] * 700000.0;
    cash[i] += change;
    cash_total += change;
  }
  mix_double(trust_total); mix_double(cash_total); mix(meetings); mix(consents); mix(ties);
}

static double cpu(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + 1e-6 * (u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

int main(int argc, char **argv) {
  int repetitions = argc > 1 ? atoi(argv[1]) : 9;
  n = argc > 2 ? atoi(argv[2]) : 2000;
  int months = argc > 3 ? atoi(argv[3]) : 276;
  firms = n * 7 / 10;
  for (slots = 1 << 17; slots < n * 64; slots *= 2) continue;
  tie_capacity = slots / 2;
  key_hi = array(n, 4); key_lo = array(n, 4); town = array(n, 4); field = array(n, 4); staff = array(n, 4);
  strength = array(n, 8); cash = array(n, 8); profile = array((size_t)n * FIELDS, 4);
  attendee = array(n, 4); place = array(n, 4); sorted = array(n, 4); group = array(n, 4);
  first = array(n, 4); second = array(n, 4);
  slot = array(slots, 4); tie_hi = array(tie_capacity, 4); tie_lo = array(tie_capacity, 4); tie_at = array(tie_capacity, 4);
  trust = array(tie_capacity, 8);
  decay[0] = 1;
  for (int i = 1; i < DECAY; i++) decay[i] = decay[i - 1] * 0.97;

  double best = 1e9;
  for (int r = 0; r < repetitions; r++) {
    sum = 0x811c9dc5u; trust_total = cash_total = 0; meetings = consents = ties = 0;
    memset(slot, 0xff, (size_t)slots * 4);
    populate(2005, 7);
    double start = cpu();
    for (int month = 23979; month < 23979 + months; month++) step(month);
    double took = cpu() - start;
    if (took < best) best = took;
  }
  printf("{\"ms\":%.4f,\"nsPerOrganisationMonth\":%.3f,\"meetings\":%d,\"ties\":%d,\"checksum\":\"%08x\"}\n", best * 1e3,
         best * 1e9 / n / months, meetings, ties, sum);
  return 0;
}
