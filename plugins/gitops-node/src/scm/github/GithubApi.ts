import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { GithubCredentialsProvider } from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import { HostRefusal } from '../http/HostRefusal';
import { HostTransport, HostTransportOptions } from '../http/HostTransport';
import { RepositoryRef } from '../ScmHost';
import { githubCredentialsError } from './githubCredentialsError';
import { githubError } from './githubError';
import { isSecondaryLimit } from './isSecondaryLimit';
import { refusalText } from './refusalText';

/**
 * What is known of a GitHub and of the account that is used there.
 *
 * @public
 */
export interface GithubHostOptions {
  /** `github.com`, for messages. */
  readonly host: string;
  /** Address of the API without a trailing slash: `https://api.github.com`, `https://github.example.com/api/v3`. */
  readonly apiBaseUrl: string;
  /** Address that pages begin with, without a trailing slash. @defaultValue `https://` and the host */
  readonly webUrl?: string;
  /** Asked before each request, so that a GitHub App's token is a fresh one. */
  readonly credentials: GithubCredentialsProvider;
  /** Milliseconds for one request. @defaultValue 20000 */
  readonly timeoutMs?: number;
  /** Milliseconds before a read is asked again. @defaultValue 250 */
  readonly retryDelayMs?: number;
  /** The longest wait for a rate limit, in milliseconds; a longer one is an error that says until when. @defaultValue 20000 */
  readonly longestWaitMs?: number;
}

/** The answer of a call. */
interface Answer<T> {
  readonly data: T;
}

type Rest = Octokit['rest'];

/** GitHub's REST API by Octokit's typed calls, over a transport that is patient and translates what went wrong. */
export class GithubApi {
  readonly host: string;
  readonly webUrl: string;
  readonly #options: GithubHostOptions;
  readonly #transport: HostTransport;
  readonly #octokit: Octokit;

  constructor(options: GithubHostOptions) {
    this.#options = options;
    this.host = options.host;
    this.webUrl = options.webUrl ?? `https://${options.host}`;
    const transport: HostTransportOptions = {
      ...options,
      apiUrl: options.apiBaseUrl,
    };
    this.#transport = new HostTransport(transport);
    this.#octokit = new Octokit({
      baseUrl: options.apiBaseUrl,
      userAgent: 'slipway',
    });
    // Takes the place of Octokit's own fetch, which follows redirects and turns every failure into a status 500.
    this.#octokit.hook.wrap('request', (_request, endpoint) => {
      const { owner, repo } = endpoint as { owner?: unknown; repo?: unknown };
      const parsed = this.#octokit.request.endpoint.parse(endpoint);
      return this.#send(parsed, `${this.webUrl}/${owner}/${repo}`);
    });
  }

  /** The data of a call that has to succeed. `subject` is what it is about, for messages. */
  async call<T>(
    subject: string,
    call: (rest: Rest) => Promise<Answer<T>>,
  ): Promise<T> {
    try {
      return (await call(this.#octokit.rest)).data;
    } catch (error) {
      throw this.translate(error, subject);
    }
  }

  /** The data, or undefined when the answer is one of these: 404 when not told otherwise. */
  async find<T>(
    subject: string,
    call: (rest: Rest) => Promise<Answer<T>>,
    absent: readonly number[] = [404],
  ): Promise<T | undefined> {
    try {
      return await this.attempt(call);
    } catch (error) {
      if (error instanceof HostRefusal && absent.includes(error.status)) {
        return undefined;
      }
      throw this.translate(error, subject);
    }
  }

  /** The data; a refusal is thrown as it is, for callers who know better what it means. */
  async attempt<T>(call: (rest: Rest) => Promise<Answer<T>>): Promise<T> {
    return (await call(this.#octokit.rest)).data;
  }

  /** Whether there is an account at all for a repository; without one, GitHub shows what is public. */
  async hasAccount({ owner, name }: RepositoryRef): Promise<boolean> {
    const found = await this.#credentials(`${this.webUrl}/${owner}/${name}`);
    return Object.keys(found).length > 0;
  }

  translate(error: unknown, subject: string): Error {
    return githubError(error, { host: this.host, subject });
  }

  async #send(
    request: {
      readonly method: string;
      readonly url: string;
      readonly headers: object;
      readonly body?: unknown;
    },
    repositoryUrl: string,
  ) {
    const headers: Record<string, string> = {
      'x-github-api-version': '2022-11-28',
      ...(await this.#credentials(repositoryUrl)),
    };
    for (const [key, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers[key] = String(value);
    }
    const { method, url, body } = request;
    const answer = await this.#transport.send({
      method,
      url,
      headers,
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw await this.#refusal(answer, headers);
    return {
      status: answer.status,
      url,
      headers: Object.fromEntries(answer.headers),
      data: await this.#read(answer),
    };
  }

  async #read(answer: Response): Promise<unknown> {
    const text = await answer.text();
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new ServiceUnavailableError(
        `${this.host} gave an answer that is not GitHub's; check apiBaseUrl of '${this.host}' in integrations.github`,
      );
    }
  }

  async #credentials(url: string): Promise<Record<string, string>> {
    try {
      const { headers } = await this.#options.credentials.getCredentials({
        url,
      });
      return { ...headers };
    } catch (error) {
      throw githubCredentialsError(error, { host: this.host, url });
    }
  }

  async #refusal(
    answer: Response,
    headers: Record<string, string>,
  ): Promise<Error> {
    if (answer.status >= 300 && answer.status < 400) {
      return this.#moved(answer.headers.get('location'), headers);
    }
    const said = await answer.text();
    if (answer.status === 403 && isSecondaryLimit(said)) {
      return new ServiceUnavailableError(
        `${this.host} takes no more requests of Slipway's account for a moment, because it made too many at once; try again in a minute`,
      );
    }
    return new HostRefusal(
      answer.status,
      refusalText(said),
      Object.fromEntries(answer.headers),
    );
  }

  /** A renamed repository leads to its number; the new name is asked for, so that the sentence can tell it. */
  async #moved(
    location: string | null,
    headers: Record<string, string>,
  ): Promise<Error> {
    const api = this.#options.apiBaseUrl;
    const byNumber = location
      ? /^(.*\/repositories\/\d+)(?:[/?]|$)/.exec(location)?.[1]
      : undefined;
    // Credentials go nowhere else.
    if (byNumber && new URL(byNumber, api).origin === new URL(api).origin) {
      const answer = await this.#transport.send({
        method: 'GET',
        url: new URL(byNumber, api).toString(),
        headers,
      });
      const found: unknown = answer.ok ? await this.#read(answer) : undefined;
      if (found && typeof found === 'object' && 'full_name' in found) {
        return new NotFoundError(
          `The repository on ${this.host} is now called ${found.full_name}; change its address in the configuration`,
        );
      }
    }
    return new ServiceUnavailableError(
      `${this.host} answered with a redirect; check apiBaseUrl of '${this.host}' in integrations.github, and whether the repository was renamed`,
    );
  }
}
