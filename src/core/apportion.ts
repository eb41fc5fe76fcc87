/**
 * A whole number divided in proportion to whole weights, so that the parts sum to it: the largest remainders take what
 * rounding down leaves, the first of equal ones before the others. Products stay exact below 2^53.
 *
 * @param weights whole, not negative; where all are 0 the parts are as equal as they can be
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0)
    return weights.length === 0
      ? []
      : apportion(
          total,
          weights.map(() => 1),
        );
  const remainders = weights.map((weight) => remainderOf(total, weight, sum));
  const parts = weights.map((weight, i) => (total * weight - (remainders[i] as number)) / sum);
  const order = weights.map((_, i) => i).sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  const left = total - parts.reduce((all, part) => all + part, 0);
  for (const i of order.slice(0, left)) parts[i] = (parts[i] as number) + 1;
  return parts;
}

function remainderOf(total: number, weight: number, sum: number): number {
  return (total * weight) % sum;
}
