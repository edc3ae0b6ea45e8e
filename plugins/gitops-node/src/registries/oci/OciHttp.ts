import { setTimeout as delay } from 'node:timers/promises';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { readLimited } from '../readLimited';
import { OciAuthorizer } from './OciAuthorizer';

/** @internal */
export interface OciRequestOptions {
  /** `repository:charts/web:pull,push` */
  readonly scope: string;
  readonly accept?: string;
  readonly body?: Uint8Array;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** What came back, whatever the status. */
export interface OciResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The address that answered, after redirects. */
  readonly url: URL;
}

const LARGEST_ANSWER = 128 << 20;
const ATTEMPTS = 4;
const REDIRECTS = 5;
const LONGEST_WAIT_MS = 10_000;
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Sends requests to one registry: credentials, redirects, and another try where that helps. */
export class OciHttp {
  readonly #authorizer: OciAuthorizer;

  constructor(
    private readonly config: ChartRepositoryConfig,
    private readonly origin: string,
    private readonly timeoutMs: number,
  ) {
    this.#authorizer = new OciAuthorizer(config, origin, timeoutMs);
  }

  /** @param target - A path below `/v2/`, or an address that the registry gave. */
  async send(
    method: string,
    target: string | URL,
    options: OciRequestOptions,
  ): Promise<OciResponse> {
    const url =
      typeof target === 'string'
        ? new URL(`/v2/${target}`, this.origin)
        : target;
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS;
      let wait = 250 * 2 ** attempt * (0.5 + Math.random() / 2);
      try {
        const response = await this.#authorized(method, url, options);
        if (last || !TRANSIENT.has(response.status)) {
          return response;
        }
        const asked = Number(response.headers.get('retry-after'));
        wait = asked > 0 ? asked * 1000 : wait;
      } catch (error) {
        options.signal?.throwIfAborted();
        if (error instanceof ChartRegistryError) {
          throw error;
        }
        if (last || !isReset(error)) {
          throw this.#unreachable(error);
        }
      }
      await delay(Math.min(wait, LONGEST_WAIT_MS), undefined, {
        signal: options.signal,
      });
    }
  }

  async #authorized(
    method: string,
    url: URL,
    options: OciRequestOptions,
  ): Promise<OciResponse> {
    const own = url.origin === this.origin;
    let authorization = own
      ? await this.#authorizer.known(options.scope)
      : undefined;
    for (let tries = 0; ; tries++) {
      const response = await this.#follow(method, url, options, authorization);
      const next =
        response.status === 401 && own && tries < 2
          ? await this.#authorizer.answer(
              response.headers.get('www-authenticate'),
              options.scope,
              authorization,
            )
          : undefined;
      if (next === undefined || next === authorization) {
        return response;
      }
      authorization = next;
    }
  }

  // Redirects are followed here, since fetch cannot send bytes twice and credentials must not go to another host.
  async #follow(
    method: string,
    start: URL,
    { accept, body, contentType, signal }: OciRequestOptions,
    authorization: string | undefined,
  ): Promise<OciResponse> {
    let url = start;
    for (let hops = 0; ; hops++) {
      const timeout = AbortSignal.timeout(this.timeoutMs);
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          ...(accept && { accept }),
          ...(contentType && { 'content-type': contentType }),
          ...(authorization && url.origin === this.origin && { authorization }),
        },
        ...(body && { body: new Uint8Array(body) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const location = response.headers.get('location');
      const redirected =
        response.status >= 300 &&
        response.status < 400 &&
        response.status !== 304 &&
        location !== null;
      if (!redirected || hops === REDIRECTS) {
        const bytes = await readLimited(response, LARGEST_ANSWER);
        if (bytes === undefined) {
          throw this.#error('sent more than can be a chart');
        }
        return {
          status: response.status,
          headers: response.headers,
          bytes,
          url,
        };
      }
      await response.body?.cancel();
      url = new URL(location, url);
    }
  }

  #unreachable(error: unknown): ChartRegistryError {
    const timedOut =
      (error as { readonly name?: unknown }).name === 'TimeoutError';
    return this.#error(
      timedOut
        ? `did not answer within ${this.timeoutMs} ms`
        : `cannot be reached (${codeOf(error) ?? 'connection failed'})`,
    );
  }

  #error(what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind: 'unavailable',
      registry: this.config.name,
      message: `The registry "${this.config.name}" at ${this.origin} ${what}; check that it runs and that its address is right.`,
    });
  }
}

function isReset(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(
    codeOf(error) ?? '',
  );
}

// Only the code: a message of the network stack may quote an address with a token in it.
function codeOf(error: unknown): string | undefined {
  const cause = (error as { readonly cause?: unknown }).cause;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
