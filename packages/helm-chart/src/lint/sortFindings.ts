import { ChartFinding } from './ChartFinding';

const LEVELS = ['error', 'warning', 'info'];

/** Errors first, then by file and line. */
export function sortFindings(
  findings: readonly ChartFinding[],
): readonly ChartFinding[] {
  return [...findings].sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}
