import { Finding } from '../findings/Finding';

/** What is wrong with an application as a whole is found once for each of its environments: each finding once. */
export function uniqueFindings(
  findings: readonly Finding[],
): readonly Finding[] {
  return [
    ...new Map(
      findings.map(finding => [JSON.stringify(finding), finding]),
    ).values(),
  ];
}
