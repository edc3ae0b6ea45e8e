/** A field's name as a title: `readOnlyRootFilesystem` becomes `Read only root filesystem`, and a unit stands in brackets. */
export function titleOf(name: string): string {
  const words = name
    .replace(/(?<=.)Seconds$/, '(seconds)')
    .replace(/([a-z0-9])([A-Z(])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map(word => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
