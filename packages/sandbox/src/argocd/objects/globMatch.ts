/** Whether a text fits a pattern in which `*` stands for anything, slashes included, as in an AppProject. */
export function globMatch(pattern: string, text: string): boolean {
  const escaped = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${escaped}$`, 's').test(text);
}
