/** How Gitea writes times. */
export const dates = {
  /** A date without its milliseconds. */
  iso: (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z'),
  /** What stands for «never». */
  never: '1970-01-01T00:00:00Z',
};
