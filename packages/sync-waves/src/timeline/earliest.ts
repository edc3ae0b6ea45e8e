/** The earliest of some RFC 3339 times, as it was written; undefined when there is none. */
export function earliest(
  times: readonly (string | undefined)[],
): string | undefined {
  return times.reduce(
    (best, time) =>
      time !== undefined &&
      (best === undefined || Date.parse(time) < Date.parse(best))
        ? time
        : best,
    undefined,
  );
}
