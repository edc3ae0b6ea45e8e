/**
 * An Application's destination. Argo CD refuses one that has both a name and a server, so it is one text here.
 *
 * @param cluster - the cluster's name in Argo CD, or its API server's address
 * @internal
 */
export function destinationFields(
  cluster: string,
  namespace: string,
): Readonly<Record<string, string>> {
  return /^https?:\/\//.test(cluster)
    ? { server: cluster, namespace }
    : { name: cluster, namespace };
}
