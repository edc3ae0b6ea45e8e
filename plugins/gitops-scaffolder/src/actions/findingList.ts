import { Finding } from '@slipway/cdk8s';
import { escapeMarkdown } from './escapeMarkdown';

/** Findings as a Markdown list, for the description of a pull request. */
export function findingList(findings: readonly Finding[]): string {
  return findings.length === 0
    ? 'None.'
    : findings
        .map(
          ({ fix, level, message, path, rule }) =>
            `- **${level}** \`${rule}\`: ${escapeMarkdown(message)} ${escapeMarkdown(fix)}${path ? ` (\`${path}\`)` : ''}`,
        )
        .join('\n');
}
