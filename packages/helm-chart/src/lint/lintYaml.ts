import { isScalar, Scalar, visit } from 'yaml';
import { Findings } from './Findings';
import { LiteralFile } from './literalTemplates';

const BOOLEAN = /^(y|n|yes|no|on|off)$/i;
// Octal and grouped numbers, which readers of YAML 1.2 take for text.
const NUMBER = /^[-+]?(0o[0-7]+|\d+(_\d+)+)$/;

/** Checks files that are YAML as they stand: that they parse, duplicate keys, and words that are read as something else. */
export function lintYaml(
  literal: readonly LiteralFile[],
  findings: Findings,
): void {
  for (const { path: file, documents, lineOf } of literal) {
    for (const document of documents) {
      for (const error of document.errors) {
        const duplicate = error.code === 'DUPLICATE_KEY';
        findings.add(
          duplicate ? 'duplicate-key' : 'yaml',
          { file, line: lineOf(error.pos[0]) },
          duplicate
            ? 'A key stands here twice and only one of them would count; remove the other.'
            : `The file is not YAML: ${error.message.split('\n')[0].replace(/:$/, '')}.`,
        );
      }
      visit(document, {
        Scalar(_key, node) {
          const line = lineOf(node.range?.[0] ?? 0);
          const { type, source = '' } = node;
          if (!isScalar(node) || type !== Scalar.PLAIN) {
            return;
          }
          if (BOOLEAN.test(source)) {
            findings.add(
              'ambiguous-scalar',
              { file, line },
              `Helm and Kubernetes read ${source} as a boolean; write true or false, or put it in quotes.`,
            );
          } else if (NUMBER.test(source)) {
            findings.add(
              'ambiguous-scalar',
              { file, line },
              `Helm reads ${source} as a number and others as text; put it in quotes, or write the number plainly.`,
            );
          }
        },
      });
    }
  }
}
