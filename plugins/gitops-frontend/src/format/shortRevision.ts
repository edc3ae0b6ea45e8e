/** Seven characters of a commit; a chart version stays whole. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}
