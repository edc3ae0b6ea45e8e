/** Seconds from one moment (RFC 3339) to another, or to `now` (ms) while it is not over. */
export function secondsBetween(
  from: string,
  to: string | undefined,
  now: number,
): number {
  const end = to ? new Date(to).getTime() : now;
  return Math.max(0, (end - new Date(from).getTime()) / 1000);
}
