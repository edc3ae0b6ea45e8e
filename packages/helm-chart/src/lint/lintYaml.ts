import { isScalar, Scalar, visit } from 'yaml';
import { Chart } from '../chart/Chart';
import { ChartFinding } from './ChartFinding';
import { literalTemplates } from './literalTemplates';

const AMBIGUOUS = /^(y|n|yes|no|on|off)$/i;

/** Checks files that are YAML as they stand: that they parse, duplicate keys, and words that are read as booleans. */
export function lintYaml(chart: Chart): ChartFinding[] {
  return literalTemplates(chart).flatMap(({ path, documents, lineOf }) =>
    documents.flatMap(document => {
      const findings: ChartFinding[] = document.errors.map(error => ({
        rule: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml',
        level: 'error' as const,
        file: path,
        line: lineOf(error.pos[0]),
        message:
          error.code === 'DUPLICATE_KEY'
            ? 'A key stands here twice and only one of them would count; remove the other.'
            : `The file is not YAML: ${error.message.split('\n')[0].replace(/:$/, '')}.`,
      }));
      visit(document, {
        Scalar(_key, node) {
          if (
            isScalar(node) &&
            node.type === Scalar.PLAIN &&
            AMBIGUOUS.test(node.source ?? '')
          ) {
            findings.push({
              rule: 'ambiguous-scalar',
              level: 'warning',
              file: path,
              line: lineOf(node.range?.[0] ?? 0),
              message: `Helm and Kubernetes read ${node.source} as a boolean; write true or false, or put it in quotes.`,
            });
          }
        },
      });
      return findings;
    }),
  );
}
