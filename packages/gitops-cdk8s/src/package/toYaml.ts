import { Document, isScalar, Scalar, visit } from 'yaml';
import { printYaml } from './printYaml';

/** An octal number for Go's reader of YAML, which Kubernetes, Helm and kustomize use, though YAML 1.1 has no such. */
const GO_OCTAL = /^[-+]?0o/i;

/**
 * One object as one YAML document, quoted as readers of YAML 1.1 need it, and those of Go. Same object, same bytes.
 *
 * @internal
 */
export function toYaml(object: unknown): string {
  return printYaml(object) ?? printByLibrary(object);
}

function printByLibrary(object: unknown): string {
  // Through JSON: shared references would become anchors, and undefined fields must not be there at all.
  const document = new Document(JSON.parse(JSON.stringify(object)), {
    version: '1.1',
  });
  visit(document, {
    Scalar(_key, node) {
      const { value } = node;
      if (isScalar(node) && typeof value === 'string' && GO_OCTAL.test(value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document.toString({ lineWidth: 0, directives: false });
}
