import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';
import { createCredentialsProvider } from '../credentials/createCredentialsProvider';
import { describeNoAnswer } from '../http/describeNoAnswer';
import { NoAnswerError } from '../http/NoAnswerError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { RegistryClient } from '../http/RegistryClient';
import { RegistryRequest } from '../http/RegistryRequest';
import { RegistryOptions } from '../RegistryOptions';
import { OciAuthorizer } from './OciAuthorizer';

/** What a request to a registry needs beside its address. */
export interface OciRequestOptions {
  /** `repository:charts/web:pull,push` */
  readonly scope: string;
  readonly accept?: string;
  readonly body?: Uint8Array;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  /** False when the caller begins anew itself; the first missing answer is a `NoAnswerError` then. */
  readonly retry?: boolean;
}

const LOGINS = 2;

/** Sends requests to one registry, with the credentials that it asks for. */
export class OciHttp {
  readonly client: RegistryClient;
  readonly #authorizer: OciAuthorizer;

  constructor(
    private readonly config: ChartRepositoryConfig,
    private readonly origin: string,
    options: RegistryOptions,
  ) {
    this.client = new RegistryClient(config, options);
    this.#authorizer = new OciAuthorizer(
      config,
      origin,
      this.client,
      options.credentials ?? createCredentialsProvider(config),
    );
  }

  /** @param target - A path below `/v2/`, or an address that the registry gave. */
  async send(
    method: RegistryRequest['method'],
    target: string | URL,
    options: OciRequestOptions,
  ): Promise<RegistryAnswer> {
    const url =
      typeof target === 'string'
        ? new URL(`/v2/${target}`, this.origin)
        : target;
    try {
      return await this.#authorized(method, url, options);
    } catch (error) {
      if (error instanceof NoAnswerError && options.retry !== false) {
        throw this.unreachable(error);
      }
      throw error;
    }
  }

  unreachable(error: NoAnswerError): ChartRegistryError {
    return new ChartRegistryError({
      kind: 'unavailable',
      registry: this.config.name,
      message: `The registry "${this.config.name}" at ${this.origin} ${describeNoAnswer(error, this.client.timeoutMs)}`,
    });
  }

  async #authorized(
    method: RegistryRequest['method'],
    url: URL,
    options: OciRequestOptions,
  ): Promise<RegistryAnswer> {
    const { scope, accept, contentType, body, signal, retry } = options;
    const own = url.origin === this.origin;
    let authorization = own ? await this.#authorizer.known(scope) : undefined;
    for (let logins = 0; ; logins++) {
      const answer = await this.client.send({
        method,
        url,
        headers: {
          ...(accept && { accept }),
          ...(contentType && { 'content-type': contentType }),
        },
        authorization,
        body,
        signal,
        retry,
      });
      const next =
        answer.status === 401 && own && logins < LOGINS
          ? await this.#authorizer.answer(
              answer.headers.get('www-authenticate'),
              scope,
              authorization,
            )
          : undefined;
      if (next === undefined || next === authorization) {
        return answer;
      }
      authorization = next;
    }
  }
}
