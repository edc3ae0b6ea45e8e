/**
 * The name that was probably meant: the one that takes the fewest changed letters, when that is no more than a third of
 * them, or one that begins with it. Undefined when none is near.
 *
 * @internal
 */
export function nearestName(
  name: string,
  known: readonly string[],
): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const near = known
    .map(candidate => ({
      candidate,
      changes: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, changes }) =>
        (changes <= limit && changes < name.length) ||
        (name.length > 2 && candidate.startsWith(name)),
    )
    .sort(
      (left, right) =>
        left.changes - right.changes ||
        (left.candidate < right.candidate ? -1 : 1),
    );
  return near[0]?.candidate;
}

/** Levenshtein's, row by row. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      next.push(
        Math.min(
          row[j] + 1,
          next[j - 1] + 1,
          row[j - 1] + Number(left[i - 1] !== right[j - 1]),
        ),
      );
    }
    row = next;
  }
  return row[right.length];
}
