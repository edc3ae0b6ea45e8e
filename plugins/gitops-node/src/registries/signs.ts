/**
 * True when a provenance is about this archive: its signed text names the digest. Whose signature it is, is for those to
 * judge who have the keys.
 *
 * @param digest - `sha256:` of the archive
 */
export function signs(provenance: string, digest: string): boolean {
  return provenance.includes(digest);
}
