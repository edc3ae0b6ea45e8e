/** A time as Kubernetes writes it: RFC 3339 in UTC with second precision. */
export function rfc3339(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
