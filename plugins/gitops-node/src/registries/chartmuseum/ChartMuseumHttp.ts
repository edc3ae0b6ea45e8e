import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { RequestOptions } from '../ChartRegistry';
import { readLimited } from '../readLimited';

/** What came back, whatever the status. */
export interface ChartMuseumAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const LARGEST_ANSWER = 128 << 20;

/** Sends requests to one ChartMuseum with its credentials, which are in no message. */
export class ChartMuseumHttp {
  /** The address without credentials and trailing slash. */
  readonly url: string;
  readonly #authorization: string | undefined;

  constructor(
    private readonly config: ChartRepositoryConfig,
    private readonly timeoutMs: number,
  ) {
    const url = new URL(config.url);
    const username = config.username ?? decodeURIComponent(url.username);
    const password = config.password ?? decodeURIComponent(url.password);
    url.username = '';
    url.password = '';
    this.url = url.href.replace(/\/+$/, '');
    if (config.token) {
      this.#authorization = `Bearer ${config.token}`;
    } else if (username) {
      this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    }
  }

  /** @param parts - Path parts below the address; each is encoded. */
  async send(
    method: 'GET' | 'POST' | 'DELETE',
    parts: readonly string[],
    options: RequestOptions & { readonly body?: Uint8Array } = {},
  ): Promise<ChartMuseumAnswer> {
    const { body, signal } = options;
    for (const part of parts) {
      this.#check(part);
    }
    const timeout = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await fetch(
        [this.url, ...parts.map(encodeURIComponent)].join('/'),
        {
          method,
          headers: {
            ...(this.#authorization && { authorization: this.#authorization }),
            ...(body && { 'content-type': 'application/gzip' }),
          },
          ...(body && { body: new Uint8Array(body) }),
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        },
      );
      const bytes = await readLimited(response, LARGEST_ANSWER);
      if (bytes === undefined) {
        throw this.#unavailable('sent more than can be a chart');
      }
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        bytes,
      };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ChartRegistryError) {
        throw error;
      }
      throw this.#unavailable(
        timeout.aborted
          ? `did not answer within ${this.timeoutMs} ms`
          : `cannot be reached (${reasonOf(error)})`,
      );
    }
  }

  // Encoding leaves dots alone, and an address with `..` in it is another address.
  #check(part: string): void {
    if (part === '' || /^\.{1,2}$|[/\\\p{Cc}]/u.test(part)) {
      throw new ChartRegistryError({
        kind: 'invalid',
        registry: this.config.name,
        message: `"${part}" cannot be the name or version of a chart; use letters, digits, dots and dashes.`,
      });
    }
  }

  #unavailable(what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind: 'unavailable',
      registry: this.config.name,
      message: `The chart repository "${this.config.name}" at ${this.url} ${what}; check that it runs and that its address is right.`,
    });
  }
}

// Only the code: a message of the network stack may quote the address with its credentials.
function reasonOf(error: unknown): string {
  const cause = (error as { readonly cause?: unknown }).cause;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'connection failed';
}
