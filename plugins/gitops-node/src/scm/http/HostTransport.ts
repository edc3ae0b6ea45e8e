import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import { rateLimitWait } from './rateLimitWait';

const READ_ATTEMPTS = 3;
const LIMIT_ATTEMPTS = 3;
const AGAIN = new Set([502, 503, 504]);

/** What is known of a Git host, and how patient its client is. */
export interface HostTransportOptions {
  /** `github.com`, for messages. */
  readonly host: string;
  /** Address of the API, for messages. */
  readonly apiUrl: string;
  /** Milliseconds for one request. @defaultValue 20000 */
  readonly timeoutMs?: number;
  /** Milliseconds before a read is asked again. @defaultValue 250 */
  readonly retryDelayMs?: number;
  /** The longest wait for a rate limit, in milliseconds; a longer one is an error that says until when. @defaultValue 20000 */
  readonly longestWaitMs?: number;
}

/** One request, all of it. */
export interface HostRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends requests to a Git host by Node's fetch: with a time limit, reads again after a bad gateway, and waits as a rate
 * limit asks, within bounds. Redirects are not followed: a renamed repository is told, and a POST never becomes a GET.
 */
export class HostTransport {
  readonly #options: HostTransportOptions;

  constructor(options: HostTransportOptions) {
    this.#options = options;
  }

  /** The host's answer, whatever its status. Rejects with ServiceUnavailableError when there is none. */
  async send(request: HostRequest): Promise<Response> {
    const { longestWaitMs = 20_000, retryDelayMs = 250 } = this.#options;
    const reads = request.method === 'GET' ? READ_ATTEMPTS : 1;
    let waited = 0;
    for (let attempt = 1, limited = 1; ;) {
      const answer = await this.#try(request, attempt < reads);
      if (answer) {
        // A limited request was not carried out, so that a write may be sent again too.
        const wait = rateLimitWait(answer, Date.now());
        if (wait === undefined) {
          if (attempt >= reads || !AGAIN.has(answer.status)) return answer;
        } else {
          await answer.body?.cancel();
          waited += wait;
          if (waited > longestWaitMs || limited === LIMIT_ATTEMPTS) {
            throw this.#limited(wait);
          }
          limited += 1;
          await sleep(wait);
          continue;
        }
        await answer.body?.cancel();
      }
      await sleep(retryDelayMs * attempt);
      attempt += 1;
    }
  }

  async #try(
    { url, ...request }: HostRequest,
    isRepeated: boolean,
  ): Promise<Response | undefined> {
    const { host, apiUrl, timeoutMs = 20_000 } = this.#options;
    try {
      return await fetch(url, {
        ...request,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      if (isRepeated) return undefined;
      throw new ServiceUnavailableError(
        `The Git host ${host} cannot be reached (${reasonOf(error, timeoutMs)}); check that it is running at ${apiUrl} and try again`,
      );
    }
  }

  #limited(wait: number): Error {
    const until = new Date(Date.now() + wait).toISOString();
    return new ServiceUnavailableError(
      `${this.#options.host} takes no more requests of Slipway's account until ${until.replace(/\.\d+Z$/, 'Z')}, because it made too many; try again then`,
    );
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const { cause } = error;
  if (cause instanceof Error) {
    return 'code' in cause ? String(cause.code) : cause.message;
  }
  return error.message;
}
