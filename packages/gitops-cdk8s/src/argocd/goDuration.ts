const UNITS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;
const PART = /(\d+(?:\.\d+)?)(ms|h|m|s)/g;
const WHOLE = /^(\d+(?:\.\d+)?(ms|h|m|s))+$/;

/**
 * A duration as Go reads it (`1h30m`), in milliseconds; undefined when it is none. Days have no unit in Go.
 *
 * @internal
 */
export function parseGoDuration(text: string): number | undefined {
  if (!WHOLE.test(text)) {
    return undefined;
  }
  return [...text.matchAll(PART)].reduce(
    (sum, [, amount, unit]) =>
      sum + Number(amount) * UNITS[unit as keyof typeof UNITS],
    0,
  );
}

/**
 * A duration as Go prints it: `6h` becomes `6h0m0s`, `90s` becomes `1m30s`. What a controller stores that way differs
 * for ever from Git when Git has the short form. Milliseconds below a second stay (`500ms`).
 *
 * @internal
 */
export function canonicalGoDuration(text: string): string | undefined {
  const milliseconds = parseGoDuration(text);
  if (milliseconds === undefined) {
    return undefined;
  }
  if (milliseconds > 0 && milliseconds < 1000) {
    return `${milliseconds}ms`;
  }
  const hours = Math.floor(milliseconds / UNITS.h);
  const minutes = Math.floor((milliseconds % UNITS.h) / UNITS.m);
  const seconds = (milliseconds % UNITS.m) / UNITS.s;
  if (hours > 0) {
    return `${hours}h${minutes}m${seconds}s`;
  }
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
