/**
 * The value below which a share of the measurements lies, by the nearest-rank method, so that the answer is always
 * one of the values measured.
 *
 * @param values - measurements in any order, at least one
 * @param share - 0 to 1: 0.5 is the median, 0.95 the 95th percentile
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) {
    throw new Error(
      'There is no percentile of nothing: give at least one value.',
    );
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[Math.min(rank, sorted.length) - 1];
}
