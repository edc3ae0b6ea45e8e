/** GitHub's global id of an object. What is in it is nobody's business but GitHub's. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
