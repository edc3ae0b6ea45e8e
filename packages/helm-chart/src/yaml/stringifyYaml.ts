import { Document, isScalar, Scalar, visit } from 'yaml';

/**
 * Writes YAML that Helm, kubectl and Argo CD read back as it was meant. They read YAML 1.1, so strings such as `yes`,
 * `1_000` or `0o14` are quoted, and so are strings that end in blanks, which Helm would cut off. Long lines stay whole.
 *
 * @public
 */
export function stringifyYaml(value: unknown): string {
  const document = new Document(value, {
    version: '1.1',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string') {
        if (/^[-+]?0o/i.test(node.value) || /\s$/.test(node.value)) {
          node.type = Scalar.QUOTE_DOUBLE;
        }
      }
    },
  });
  return document.toString({ lineWidth: 0, directives: false });
}
