import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { GitlabCredentialsProvider } from '@backstage/integration';
import { z } from 'zod';
import { HostRefusal } from '../http/HostRefusal';
import { HostTransport } from '../http/HostTransport';
import { RepositoryRef } from '../ScmHost';
import { gitlabError } from './gitlabError';
import { gitlabRefusal } from './gitlabRefusal';

const PAGE = 100;

/**
 * What is known of a GitLab and of the account that is used there.
 *
 * @public
 */
export interface GitlabHostOptions {
  /** `gitlab.com`, for messages. */
  readonly host: string;
  /** Address that pages begin with, without a trailing slash: `https://gitlab.com`, `https://example.com/gitlab`. */
  readonly baseUrl: string;
  /** Address of the API without a trailing slash. @defaultValue `/api/v4` below `baseUrl` */
  readonly apiBaseUrl?: string;
  /** Asked before each request. */
  readonly credentials: GitlabCredentialsProvider;
  /** Milliseconds for one request. @defaultValue 20000 */
  readonly timeoutMs?: number;
  /** Milliseconds before a read is asked again. @defaultValue 250 */
  readonly retryDelayMs?: number;
  /** The longest wait for a rate limit, in milliseconds; a longer one is an error that says until when. @defaultValue 20000 */
  readonly longestWaitMs?: number;
}

/** One request about a project. */
export interface GitlabRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly repository: RepositoryRef;
  /** Path parts below the project, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<
    Record<string, string | number | readonly string[] | undefined>
  >;
  readonly body?: object;
  /** What is asked for, for messages: `project acme/gitops`. */
  readonly subject: string;
}

/** GitLab's REST API about projects, over a transport that is patient. */
export class GitlabApi {
  readonly host: string;
  readonly webUrl: string;
  readonly #apiUrl: string;
  readonly #credentials: GitlabCredentialsProvider;
  readonly #transport: HostTransport;

  constructor(options: GitlabHostOptions) {
    this.host = options.host;
    this.webUrl = options.baseUrl;
    this.#apiUrl = options.apiBaseUrl ?? `${options.baseUrl}/api/v4`;
    this.#credentials = options.credentials;
    this.#transport = new HostTransport({ ...options, apiUrl: this.#apiUrl });
  }

  /** JSON of a request that has to succeed. */
  async json<T>(schema: z.ZodType<T>, request: GitlabRequest): Promise<T> {
    try {
      return await this.attempt(schema, request);
    } catch (error) {
      throw this.translate(error, request.subject);
    }
  }

  /** JSON, or undefined when the answer is one of these: 404 when not told otherwise. */
  async find<T>(
    schema: z.ZodType<T>,
    request: GitlabRequest,
    absent: readonly number[] = [404],
  ): Promise<T | undefined> {
    try {
      return await this.attempt(schema, request);
    } catch (error) {
      if (error instanceof HostRefusal && absent.includes(error.status)) {
        return undefined;
      }
      throw this.translate(error, request.subject);
    }
  }

  /** JSON; a refusal is thrown as it is, for callers who know better what it means. */
  async attempt<T>(schema: z.ZodType<T>, request: GitlabRequest): Promise<T> {
    return this.#parse(schema, await (await this.#send(request)).text());
  }

  /** The bytes of a file; undefined when the answer is 404. */
  async bytes(request: GitlabRequest): Promise<Buffer | undefined> {
    try {
      return Buffer.from(await (await this.#send(request)).arrayBuffer());
    } catch (error) {
      if (error instanceof HostRefusal && error.status === 404) {
        return undefined;
      }
      throw this.translate(error, request.subject);
    }
  }

  /** All items of a list, page by page, up to a limit. A refusal is thrown as it is. */
  async list<T>(
    schema: z.ZodType<T>,
    request: GitlabRequest,
    limit: number = Infinity,
  ): Promise<T[]> {
    const items: T[] = [];
    const size = Math.min(PAGE, limit);
    for (let page = 1; items.length < limit; page++) {
      const answer = await this.#send({
        ...request,
        query: { ...request.query, per_page: size, page },
      });
      const got = this.#parse(z.array(schema), await answer.text());
      items.push(...got);
      if (got.length < size) break;
    }
    return items.slice(0, limit);
  }

  translate(error: unknown, subject: string): Error {
    return gitlabError(error, { host: this.host, subject });
  }

  /** Whether there is an account at all; without one, GitLab shows what is public. */
  async hasAccount(repository: RepositoryRef): Promise<boolean> {
    return Object.keys(await this.#headers(repository)).length > 0;
  }

  #parse<T>(schema: z.ZodType<T>, text: string): T {
    let value: unknown;
    try {
      value = text.trim() === '' ? undefined : JSON.parse(text);
    } catch {
      value = text;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new ServiceUnavailableError(
      `${this.host} gave an answer that is not GitLab's; check baseUrl and apiBaseUrl of '${this.host}' in integrations.gitlab`,
    );
  }

  async #headers(
    repository: RepositoryRef,
  ): Promise<Readonly<Record<string, string>>> {
    const url = [this.webUrl, repository.owner, repository.name].join('/');
    const { headers } = await this.#credentials.getCredentials({ url });
    return { ...headers };
  }

  async #send(request: GitlabRequest): Promise<Response> {
    const { repository, method = 'GET', body } = request;
    const project = `${repository.owner}/${repository.name}`;
    const path = [project, ...request.path].map(encodeURIComponent).join('/');
    const url = new URL(`${this.#apiUrl}/projects/${path}`);
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value === undefined) continue;
      for (const one of Array.isArray(value) ? value : [value]) {
        url.searchParams.append(key, String(one));
      }
    }
    const answer = await this.#transport.send({
      method,
      url: url.toString(),
      headers: {
        accept: 'application/json',
        'user-agent': 'slipway',
        ...(await this.#headers(repository)),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    if (answer.status >= 300 && answer.status < 400) {
      await answer.body?.cancel();
      throw new NotFoundError(
        `Project ${project} on ${this.host} has moved; change its address in the configuration, and check baseUrl of '${this.host}' in integrations.gitlab if it has not`,
      );
    }
    throw gitlabRefusal(answer.status, await answer.text());
  }
}
