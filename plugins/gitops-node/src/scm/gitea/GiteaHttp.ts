import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod';
import { HostCredentialsError } from '../http/HostCredentialsError';
import { HostTransport } from '../http/HostTransport';
import { giteaAnswers } from './giteaAnswers';
import { GiteaRefusal } from './GiteaRefusal';

const PAGE_SIZE = 50;

/**
 * What is known of a Gitea host and of the account that is used there.
 *
 * @public
 */
export interface GiteaHttpOptions {
  /** `localhost:7710`, for messages. */
  readonly host: string;
  /** Without a trailing slash and without `/api/v1`. */
  readonly baseUrl: string;
  readonly username?: string;
  /** A password when there is a username, else a token. */
  readonly password?: string;
  /** Milliseconds for one request. @defaultValue 20000 */
  readonly timeoutMs?: number;
  /** Milliseconds before a read is asked again. @defaultValue 250 */
  readonly retryDelayMs?: number;
}

/** One request. */
export interface GiteaRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path parts below `/api/v1`, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  /** What is asked for, for messages: `repository platform/gitops`. */
  readonly subject: string;
}

/** HTTP to one Gitea or Forgejo: credentials, timeouts, paging, retries of reads, and errors in our words. */
export class GiteaHttp {
  readonly #options: GiteaHttpOptions;
  readonly #transport: HostTransport;

  constructor(options: GiteaHttpOptions) {
    this.#options = options;
    this.#transport = new HostTransport({
      ...options,
      apiUrl: options.baseUrl,
    });
  }

  get host(): string {
    return this.#options.host;
  }

  get baseUrl(): string {
    return this.#options.baseUrl;
  }

  /** JSON of a request that has to succeed. */
  async json<T>(schema: z.ZodType<T>, request: GiteaRequest): Promise<T> {
    try {
      return await this.tryJson(schema, request);
    } catch (error) {
      throw this.translate(error, request.subject);
    }
  }

  /** JSON, or undefined when the answer is 404. */
  async find<T>(
    schema: z.ZodType<T>,
    request: GiteaRequest,
  ): Promise<T | undefined> {
    try {
      return await this.tryJson(schema, request);
    } catch (error) {
      if (error instanceof GiteaRefusal && error.status === 404) {
        return undefined;
      }
      throw this.translate(error, request.subject);
    }
  }

  /** JSON; a refusal is thrown as it is, for callers who know better what it means. */
  async tryJson<T>(schema: z.ZodType<T>, request: GiteaRequest): Promise<T> {
    const answer = await this.#send(request);
    const text = await answer.text();
    let value: unknown;
    try {
      value = text.trim() === '' ? undefined : JSON.parse(text);
    } catch {
      value = text;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      throw new ServiceUnavailableError(
        `${this.host} gave an answer about ${request.subject} that is not Gitea's; check integrations.gitea[].baseUrl`,
      );
    }
    return parsed.data;
  }

  /** The bytes of a file; undefined when the answer is 404. */
  async bytes(request: GiteaRequest): Promise<Buffer | undefined> {
    try {
      return Buffer.from(await (await this.#send(request)).arrayBuffer());
    } catch (error) {
      if (error instanceof GiteaRefusal && error.status === 404) {
        return undefined;
      }
      throw this.translate(error, request.subject);
    }
  }

  /** All items of a list, page by page, up to a limit. An empty list may be the body `null`. */
  async list<T>(
    schema: z.ZodType<T>,
    request: GiteaRequest,
    limit: number = Infinity,
  ): Promise<T[]> {
    const items: T[] = [];
    const size = Math.min(PAGE_SIZE, limit);
    for (let page = 1; items.length < limit; page++) {
      const got = await this.tryJson(z.array(schema).nullable(), {
        ...request,
        query: { ...request.query, limit: size, page },
      });
      items.push(...(got ?? []));
      if (!got || got.length < size) break;
    }
    return items.slice(0, limit);
  }

  /** A sentence for a refusal, with the error type that callers expect. Other errors stay what they are. */
  translate(error: unknown, subject: string): Error {
    if (!(error instanceof GiteaRefusal)) {
      return error instanceof Error ? error : new Error(String(error));
    }
    const { host } = this;
    const said = error.message ? ` (${error.message})` : '';
    switch (error.status) {
      case 401:
        return new HostCredentialsError(
          `${host} does not take Slipway's credentials; check username and password of '${host}' in integrations.gitea`,
        );
      case 403:
        return new NotAllowedError(
          `Slipway's account ${this.#account()}on ${host} may not do this with ${subject}${said}; give it write access there`,
        );
      case 404:
        return new NotFoundError(
          `${host} has no ${subject}; check the name, and that Slipway's account ${this.#account()}may see it`,
        );
      case 409:
        return new ConflictError(`${host} refused ${subject}${said}`);
      case 400:
      case 422:
        return new InputError(`${host} refused ${subject}${said}`);
      case 423:
        return new NotAllowedError(
          `${subject} on ${host} is archived; unarchive it and try again`,
        );
      default:
        return new ServiceUnavailableError(
          `${host} answered ${error.status} about ${subject}${said}; try again, and look at its log if it stays so`,
        );
    }
  }

  #account(): string {
    return this.#options.username ? `'${this.#options.username}' ` : '';
  }

  async #send(request: GiteaRequest): Promise<Response> {
    const { baseUrl } = this.#options;
    const url = new URL(
      `${baseUrl}/api/v1/${request.path.map(encodeURIComponent).join('/')}`,
    );
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const answer = await this.#transport.send({
      method: request.method ?? 'GET',
      url: url.href,
      headers: this.#headers(request),
      ...(request.body && { body: JSON.stringify(request.body) }),
    });
    if (answer.ok) return answer;
    throw await this.#refusal(answer, request.subject);
  }

  #headers({ body }: GiteaRequest): Record<string, string> {
    const { username, password } = this.#options;
    const basic = () =>
      `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    return {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(password && {
        authorization: username ? basic() : `token ${password}`,
      }),
    };
  }

  async #refusal(answer: Response, subject: string): Promise<Error> {
    const text = await answer.text();
    if (answer.status >= 300 && answer.status < 400) {
      const to = answer.headers.get('location') ?? '';
      const [, name] = /\/repos\/([^/]+\/[^/?]+)/.exec(to) ?? [];
      return new NotFoundError(
        name
          ? `${subject} on ${this.host} is now called ${name}; change its address in the configuration`
          : `${this.host} answered about ${subject} with a redirect; check integrations.gitea[].baseUrl`,
      );
    }
    let message = '';
    try {
      message = giteaAnswers.message.parse(JSON.parse(text)).message;
    } catch {
      // Some refusals have no body, or one that is no JSON; the status says enough.
    }
    return new GiteaRefusal(answer.status, message);
  }
}
