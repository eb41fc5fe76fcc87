/** Small symmetric systems of regressions: sums of products, independent columns, inverse. Columns of n values each. */

export type Columns = readonly ArrayLike<number>[];

/** A pivot below this share of its diagonal counts as 0: of columns as they are, and of columns with weights. */
const SAME = 1e-9;
const LOST = 1e-13;

/** X'WX, k x k, row-major. `weights`: one a row; all 1 unless given. */
export function products(columns: Columns, weights?: ArrayLike<number>): Float64Array {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  const out = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      const x = columns[a] as ArrayLike<number>;
      const y = columns[b] as ArrayLike<number>;
      let sum = 0;
      for (let i = 0; i < n; i++)
        sum += (x[i] as number) * (y[i] as number) * (weights === undefined ? 1 : (weights[i] as number));
      out[a * k + b] = sum;
      out[b * k + a] = sum;
    }
  return out;
}

/** X'v, k long. */
export function project(columns: Columns, v: ArrayLike<number>): Float64Array {
  return Float64Array.from(columns, (x) => {
    let sum = 0;
    for (let i = 0; i < v.length; i++) sum += (x[i] as number) * (v[i] as number);
    return sum;
  });
}

/** Xb, n long. */
export function combine(columns: Columns, b: ArrayLike<number>): Float64Array {
  const out = new Float64Array(columns[0]?.length ?? 0);
  for (let a = 0; a < columns.length; a++) {
    const x = columns[a] as ArrayLike<number>;
    const slope = b[a] as number;
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + slope * (x[i] as number);
  }
  return out;
}

/** Product of a symmetric k x k matrix and a vector. */
export function times(matrix: Float64Array, v: Float64Array): Float64Array {
  const k = v.length;
  const out = new Float64Array(k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) out[a] = (out[a] as number) + (matrix[a * k + b] as number) * (v[b] as number);
  return out;
}

/** Columns that no combination of those before them gives, in order: what a regression can tell apart. */
export function independent(columns: Columns): number[] {
  const kept: number[] = [];
  for (let a = 0; a < columns.length; a++) {
    const tried = [...kept, a].map((at) => columns[at] as ArrayLike<number>);
    if (cholesky(products(tried), tried.length, SAME) !== null) kept.push(a);
  }
  return kept;
}

/** Inverse of a symmetric positive definite matrix, k x k; null where it is not, to thirteen digits. */
export function invert(matrix: Float64Array, k: number): Float64Array | null {
  const lower = cholesky(matrix, k, LOST);
  if (lower === null) return null;
  const out = new Float64Array(k * k);
  const x = new Float64Array(k);
  for (let column = 0; column < k; column++) {
    for (let a = 0; a < k; a++) {
      let sum = a === column ? 1 : 0;
      for (let b = 0; b < a; b++) sum -= (lower[a * k + b] as number) * (x[b] as number);
      x[a] = sum / (lower[a * k + a] as number);
    }
    for (let a = k - 1; a >= 0; a--) {
      let sum = x[a] as number;
      for (let b = a + 1; b < k; b++) sum -= (lower[b * k + a] as number) * (x[b] as number);
      x[a] = sum / (lower[a * k + a] as number);
    }
    for (let a = 0; a < k; a++) out[a * k + column] = x[a] as number;
  }
  return out;
}

function cholesky(matrix: Float64Array, k: number, least: number): Float64Array | null {
  const lower = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * k + b] as number;
      for (let c = 0; c < b; c++) sum -= (lower[a * k + c] as number) * (lower[b * k + c] as number);
      if (a !== b) lower[a * k + b] = sum / (lower[b * k + b] as number);
      else if (sum > least * (matrix[a * k + a] as number)) lower[a * k + a] = Math.sqrt(sum);
      else return null;
    }
  return lower;
}
