/**
 * Reads a body up to a size.
 *
 * @returns undefined when there is more than `limit` bytes
 */
export async function readLimited(
  response: Response,
  limit: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) {
      return Buffer.concat(chunks);
    }
    size += next.value.length;
    if (size > limit) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
}
