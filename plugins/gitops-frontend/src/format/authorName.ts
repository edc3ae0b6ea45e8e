/** The name of a commit's author without the address: `Ana` of `Ana <ana@example.com>`. */
export function authorName(author: string): string {
  const name = author.replace(/<[^>]*>/g, '').trim();
  return name || author.replace(/[<>]/g, '').trim();
}
