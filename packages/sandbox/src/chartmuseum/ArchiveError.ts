/** An upload that is no chart; `message` is what ChartMuseum answers. */
export class ArchiveError extends Error {
  readonly name = 'ArchiveError';
}
