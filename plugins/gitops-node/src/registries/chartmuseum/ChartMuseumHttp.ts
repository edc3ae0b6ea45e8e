import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { RequestOptions } from '../ChartRegistry';
import { createCredentialsProvider } from '../credentials/createCredentialsProvider';
import { CredentialsReader } from '../credentials/CredentialsReader';
import { describeNoAnswer } from '../http/describeNoAnswer';
import { NoAnswerError } from '../http/NoAnswerError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { RegistryClient } from '../http/RegistryClient';
import { RegistryRequest } from '../http/RegistryRequest';
import { RegistryOptions } from '../RegistryOptions';
import { museumAddress } from './museumAddress';

/** Sends requests to one ChartMuseum with its credentials, which are in no message. */
export class ChartMuseumHttp {
  /** The address without credentials and trailing slash. */
  readonly url: string;
  readonly #api: string;
  readonly #client: RegistryClient;
  readonly #credentials: CredentialsReader;

  constructor(
    private readonly config: ChartRepositoryConfig,
    options: RegistryOptions,
  ) {
    const { shown, api } = museumAddress(config);
    this.url = shown;
    this.#api = api;
    this.#client = new RegistryClient(config, options);
    this.#credentials = new CredentialsReader(
      config.name,
      options.credentials ?? createCredentialsProvider(config),
      this.#client,
    );
  }

  /** Milliseconds until a listing is looked at again; undefined when it was often enough. */
  delay(attempt: number): number | undefined {
    return this.#client.delay({ attempt, retryAfter: null, waitedMs: 0 });
  }

  /** An archive or its provenance; `file` is encoded. */
  archive(file: string, options: RequestOptions = {}): Promise<RegistryAnswer> {
    return this.#send('GET', this.#path(this.url, ['charts', file]), options);
  }

  /** @param parts - Path parts below `/api`; each is encoded. */
  api(
    method: RegistryRequest['method'],
    parts: readonly string[],
    options: RequestOptions & {
      readonly body?: Uint8Array;
      readonly contentType?: string;
      readonly force?: boolean;
    } = {},
  ): Promise<RegistryAnswer> {
    const url = this.#path(this.#api, parts);
    if (options.force) {
      url.search = '?force';
    }
    return this.#send(method, url, options);
  }

  async #send(
    method: RegistryRequest['method'],
    url: URL,
    options: RequestOptions & {
      readonly body?: Uint8Array;
      readonly contentType?: string;
    },
  ): Promise<RegistryAnswer> {
    const { body, contentType, signal } = options;
    const send = (authorization: string | undefined) =>
      this.#client
        .send({
          method,
          url,
          headers: contentType ? { 'content-type': contentType } : {},
          authorization,
          body,
          signal,
        })
        .catch((error: unknown) => {
          throw error instanceof NoAnswerError
            ? this.#error(
                'unavailable',
                `The chart repository "${this.config.name}" at ${this.url} ${describeNoAnswer(error, this.#client.timeoutMs)}`,
              )
            : error;
        });
    const { authorization } = await this.#credentials.read();
    const answer = await send(authorization);
    if (answer.status !== 401) {
      return answer;
    }
    // Credentials may have been changed since they were read.
    const fresh = await this.#credentials.read({ refresh: true });
    return fresh.authorization === authorization
      ? answer
      : send(fresh.authorization);
  }

  #path(base: string, parts: readonly string[]): URL {
    for (const part of parts) {
      // Encoding leaves dots alone, and an address with `..` in it is another address.
      if (part === '' || /^\.{1,2}$|[/\\\p{Cc}]/u.test(part)) {
        throw this.#error(
          'invalid',
          `"${part}" cannot be the name or version of a chart; use letters, digits, dots and dashes.`,
        );
      }
    }
    return new URL([base, ...parts.map(encodeURIComponent)].join('/'));
  }

  #error(
    kind: ChartRegistryError['kind'],
    message: string,
  ): ChartRegistryError {
    return new ChartRegistryError({
      kind,
      registry: this.config.name,
      message,
    });
  }
}
