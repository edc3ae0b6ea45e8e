import { ChartFinding } from '@slipway/helm-chart';

/** What a linter's findings come to: the first error with how many more there are, and the warnings. */
export function lintVerdict(findings: readonly ChartFinding[]): {
  readonly error?: string;
  readonly warnings: readonly string[];
} {
  const [first, ...more] = findings.filter(({ level }) => level === 'error');
  return {
    error:
      first &&
      `${placed(first)}${more.length ? ` There are ${more.length} more errors.` : ''}`,
    warnings: findings.filter(({ level }) => level === 'warning').map(placed),
  };
}

function placed({ file, line, message }: ChartFinding): string {
  return `${[file, line].filter(Boolean).join(':')}: ${message}`;
}
