import { faultAskings, faultSteps } from './faultCases';
import { FaultMoment } from './FaultPlan';
import { FaultRow } from './FaultRow';
import { isMovedInGit } from './isMovedInGit';

const STEP_HEADS = [
  'killed at the step',
  'before its first line',
  'after the outside answered, before that is noted',
  'after its last line, before that is noted',
];

const REQUEST_HEADS = [
  'killed at the request',
  'while it is under way; the outside acts after the kill',
  'when it has been answered, before that is noted',
];

/** What became of the releases: by step, and by request. */
export function faultTables(rows: readonly FaultRow[]): string {
  return [
    table(STEP_HEADS, stepLines(rows)),
    table(REQUEST_HEADS, requestLines(rows)),
  ].join('\n\n');
}

function stepLines(rows: readonly FaultRow[]): readonly string[][] {
  return faultSteps.map(({ step, way, middle = 'remember' }) => {
    const found = rows.filter(
      row =>
        row.case.step === step &&
        row.case.way === way &&
        row.case.middle === middle,
    );
    const [{ title }] = found;
    return [
      isMovedInGit({ way }) ? `${title} (by ${way})` : title,
      cell(found, 'before'),
      cell(found, 'middle'),
      cell(found, 'after'),
    ];
  });
}

function requestLines(rows: readonly FaultRow[]): readonly string[][] {
  return faultAskings.map(({ title, way, request }) => {
    const found = rows.filter(
      row => row.case.way === way && row.case.middle === request,
    );
    return [title, cell(found, 'in flight'), cell(found, 'middle')];
  });
}

function cell(rows: readonly FaultRow[], moment: FaultMoment): string {
  const row = rows.find(each => each.case.moment === moment);
  return row?.outcome ?? 'asks nobody';
}

function table(
  heads: readonly string[],
  lines: readonly (readonly string[])[],
): string {
  return [heads, heads.map(() => '---'), ...lines]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
