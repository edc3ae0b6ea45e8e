/** The plural of a Kubernetes kind: `Deployments`, `Ingresses`, `NetworkPolicies`. */
export function pluralKind(kind: string): string {
  if (/(s|x|ch)$/.test(kind)) return `${kind}es`;
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  return `${kind}s`;
}
