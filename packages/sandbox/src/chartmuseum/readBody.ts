import { IncomingMessage } from 'node:http';

/** The whole body; undefined when it is larger than `limit` bytes. Rejects when the sender goes away. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= limit) {
      chunks.push(chunk as Buffer);
    }
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
