/** What Helm can load again. `helm package` itself would write more. */
export const limits = {
  /** Bytes of one file. */
  file: 5 << 20,
  /** Bytes of all files together. */
  unpacked: 100 << 20,
  /** Files in one archive; Helm has no such limit, a reader needs one. */
  files: 50_000,
  /** Characters of a tag in an OCI registry, and so of a version. */
  tag: 128,
} as const;
