import { Dispatcher } from 'undici';
import { NoAnswerError } from './NoAnswerError';
import { RegistryAnswer } from './RegistryAnswer';
import { RegistryRequest } from './RegistryRequest';

const LARGEST_ANSWER = 128 << 20;
const REDIRECTS = 5;
// A body that goes out gives no sign of progress, so it gets time by its size, at this many bytes a second.
const SLOWEST_UPLOAD = 64 << 10;

/**
 * One request with its redirects. These are followed here, since fetch cannot send bytes twice, and credentials must not
 * go to another origin. The time runs anew with every part of the answer that comes.
 *
 * @throws NoAnswerError
 */
export async function exchange(
  request: RegistryRequest,
  options: { readonly dispatcher?: Dispatcher; readonly timeoutMs: number },
): Promise<RegistryAnswer> {
  const { authorization, signal } = request;
  let { method, url, body } = request;
  for (let hops = 0; ; hops++) {
    const upload = ((body?.length ?? 0) / SLOWEST_UPLOAD) * 1000;
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), options.timeoutMs + upload);
    try {
      const init: RequestInit & { dispatcher?: Dispatcher } = {
        method,
        redirect: 'manual',
        headers: {
          ...request.headers,
          ...(authorization &&
            url.origin === request.url.origin && { authorization }),
        },
        // A copy, because fetch may detach what it is given.
        ...(body && { body: new Uint8Array(body) }),
        signal: signal
          ? AbortSignal.any([signal, timeout.signal])
          : timeout.signal,
        ...(options.dispatcher && { dispatcher: options.dispatcher }),
      };
      const response = await fetch(url, init);
      timer.refresh();
      const next = redirectOf(response, url);
      if (!next || request.redirects === false || hops === REDIRECTS) {
        const bytes = await readBody(response, timer);
        return {
          status: response.status,
          headers: response.headers,
          bytes,
          url,
        };
      }
      await response.body?.cancel();
      if (url.protocol === 'https:' && next.protocol !== 'https:') {
        throw new NoAnswerError('INSECURE_REDIRECT');
      }
      if (response.status === 303) {
        method = 'GET';
        body = undefined;
      }
      url = next;
    } catch (error) {
      if (error instanceof NoAnswerError) {
        throw error;
      }
      throw new NoAnswerError(
        timeout.signal.aborted ? 'TIMEOUT' : (codeOf(error) ?? 'FAILED'),
      );
    } finally {
      clearTimeout(timer);
    }
  }
}

function redirectOf(response: Response, url: URL): URL | undefined {
  const location = response.headers.get('location');
  const redirects = [301, 302, 303, 307, 308].includes(response.status);
  return redirects && location !== null && URL.canParse(location, url.href)
    ? new URL(location, url)
    : undefined;
}

async function readBody(
  response: Response,
  timer: NodeJS.Timeout,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) {
      return Buffer.concat(chunks);
    }
    timer.refresh();
    size += next.value.length;
    if (size > LARGEST_ANSWER) {
      await reader?.cancel();
      throw new NoAnswerError('TOO_LARGE');
    }
    chunks.push(next.value);
  }
}

// Only the code: a message of the network stack may quote an address with a token in it.
function codeOf(error: unknown): string | undefined {
  const { cause } = error as { readonly cause?: unknown };
  const { code } = (cause ?? error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
