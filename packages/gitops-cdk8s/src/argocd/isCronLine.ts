const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;
const NAMES = [
  [],
  [],
  [],
  [
    'JAN',
    'FEB',
    'MAR',
    'APR',
    'MAY',
    'JUN',
    'JUL',
    'AUG',
    'SEP',
    'OCT',
    'NOV',
    'DEC',
  ],
  ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
] as const;
const SHORTHANDS = [
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
];

/**
 * Whether Argo CD's reader of cron lines (five fields, names of months and days, steps, the shorthands) takes a text.
 *
 * @internal
 */
export function isCronLine(text: string): boolean {
  if (SHORTHANDS.includes(text)) {
    return true;
  }
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === RANGES.length &&
    fields.every((field, index) =>
      field.split(',').every(part => isPart(part, index)),
    )
  );
}

function isPart(part: string, field: number): boolean {
  const [range, step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) {
    return false;
  }
  if (range === '*' || range === '?') {
    return true;
  }
  const [from, to, ...rest] = range.split('-');
  const first = valueOf(from, field);
  const last = to === undefined ? first : valueOf(to, field);
  return (
    rest.length === 0 &&
    first !== undefined &&
    last !== undefined &&
    first <= last
  );
}

function valueOf(text: string, field: number): number | undefined {
  const names: readonly string[] = NAMES[field];
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) {
    return named + RANGES[field][0];
  }
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const [minimum, maximum] = RANGES[field];
  return value >= minimum && value <= maximum ? value : undefined;
}
