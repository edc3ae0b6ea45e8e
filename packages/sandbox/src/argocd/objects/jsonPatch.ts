import { jsonMergePatch } from '../../cluster/jsonMergePatch';

interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

function change(
  node: unknown,
  path: readonly string[],
  { op, value }: PatchOperation,
): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(node)) {
    const index = head === '-' ? node.length : Number(head);
    if (rest.length > 0) {
      return node.map((item, i) =>
        i === index ? change(item, rest, { op, path: '', value }) : item,
      );
    }
    if (op === 'add') return node.toSpliced(index, 0, value);
    return op === 'remove' ? node.toSpliced(index, 1) : node.with(index, value);
  }
  const record = (node ?? {}) as Record<string, unknown>;
  if (rest.length > 0) {
    if (!(head in record)) {
      throw new Error(
        `doc is missing path: "/${path.join('/')}": missing value`,
      );
    }
    return {
      ...record,
      [head]: change(record[head], rest, { op, path: '', value }),
    };
  }
  if (op !== 'add' && !(head in record)) {
    throw new Error(`Unable to ${op} nonexistent key: ${head}: missing value`);
  }
  const { [head]: _, ...others } = record;
  return op === 'remove' ? others : { ...others, [head]: value };
}

/** Patches as the API takes them: RFC 6902 (`add`, `remove`, `replace`, `test` aside) and RFC 7386. */
export const jsonPatch = {
  json: (object: unknown, operations: readonly PatchOperation[]): unknown =>
    operations.reduce(
      (node, operation) =>
        change(
          node,
          operation.path
            .split('/')
            .slice(1)
            .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')),
          operation,
        ),
      object,
    ),
  merge: (object: unknown, patch: unknown): unknown =>
    jsonMergePatch(object, patch),
};
