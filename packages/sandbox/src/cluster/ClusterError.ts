/** A refusal in the API server's words: unknown kind, namespace not found, invalid or immutable field. */
export class ClusterError extends Error {
  readonly name = 'ClusterError';
}
