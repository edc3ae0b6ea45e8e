import { IncomingMessage } from 'node:http';
import { ArgoError } from './ArgoError';

const LARGEST = 8 * 1024 * 1024;

/** The JSON of a request, `{}` for an empty body; 400 with Go's text for anything that is no JSON. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) {
      throw new ArgoError(8, 'grpc: received message larger than max');
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const whole = /[}\]"\w]\s*$/.test(text);
    throw ArgoError.invalidArgument(
      whole
        ? `invalid character '${text.trim()[0]}' looking for beginning of value`
        : 'unexpected EOF',
    );
  }
}
