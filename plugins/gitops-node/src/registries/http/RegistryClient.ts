import { setTimeout as delay } from 'node:timers/promises';
import { Dispatcher } from 'undici';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { createDispatcher } from './createDispatcher';
import { exchange } from './exchange';
import { NoAnswerError } from './NoAnswerError';
import { RegistryAnswer } from './RegistryAnswer';
import { RegistryLogger } from './RegistryLogger';
import { RegistryRequest } from './RegistryRequest';
import { readRetryAfter, retryDelay, RetryOptions } from './RetryPolicy';
import { SecretFilter } from './SecretFilter';

const DEFAULT_TIMEOUT_MS = 30_000;
const LOGGED_CHARACTERS = 500;

/**
 * Sends requests to one registry: over connections that trust its authorities, with timeouts, redirects, and another try
 * where that helps. What a registry says of a failure goes into the log, without secrets, and nowhere else.
 */
export class RegistryClient {
  readonly timeoutMs: number;
  readonly secrets = new SecretFilter();
  readonly #retries: RetryOptions;
  readonly #logger: RegistryLogger | undefined;
  #dispatcher?: Promise<Dispatcher | undefined>;

  constructor(
    private readonly config: ChartRepositoryConfig,
    options: {
      readonly timeoutMs?: number;
      readonly retries?: RetryOptions;
      readonly logger?: RegistryLogger;
    },
  ) {
    this.timeoutMs =
      options.timeoutMs ?? config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#retries = options.retries ?? {};
    this.#logger = options.logger;
    this.secrets.add(config.password, config.token);
  }

  /**
   * Resolves with the answer, whatever its status.
   *
   * @throws NoAnswerError when there is none after all tries; whatever the signal was aborted with
   */
  async send(request: RegistryRequest): Promise<RegistryAnswer> {
    let waitedMs = 0;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#once(request);
      const answer = outcome instanceof NoAnswerError ? undefined : outcome;
      if (answer && answer.status < 400) {
        if (answer.headers.has('warning')) {
          this.#log(request, answer);
        }
        return answer;
      }
      this.#log(request, outcome);
      const wait =
        request.retry === false
          ? undefined
          : this.delay({
              attempt,
              status: answer?.status,
              retryAfter: answer?.headers.get('retry-after') ?? null,
              waitedMs,
            });
      // More than can be a chart stays more than can be a chart.
      const final = outcome instanceof NoAnswerError && outcome.isFinal;
      if (wait === undefined || final) {
        if (answer) {
          return answer;
        }
        throw outcome;
      }
      waitedMs += wait;
      await delay(wait, undefined, { signal: request.signal });
    }
  }

  /** Milliseconds until another try; undefined when there is to be none. */
  delay(failed: {
    readonly attempt: number;
    readonly status?: number;
    readonly retryAfter: string | null;
    readonly waitedMs: number;
  }): number | undefined {
    return retryDelay(
      {
        ...failed,
        retryAfterMs: readRetryAfter(failed.retryAfter, Date.now()),
        random: Math.random(),
      },
      this.#retries,
    );
  }

  async #once(
    request: RegistryRequest,
  ): Promise<RegistryAnswer | NoAnswerError> {
    this.#dispatcher ??= createDispatcher(this.config).catch(error => {
      this.#dispatcher = undefined;
      throw error;
    });
    const dispatcher = await this.#dispatcher;
    request.signal?.throwIfAborted();
    try {
      return await exchange(request, {
        dispatcher,
        timeoutMs: this.timeoutMs,
      });
    } catch (error) {
      request.signal?.throwIfAborted();
      if (error instanceof NoAnswerError) {
        return error;
      }
      throw error;
    }
  }

  #log(
    { method, url }: RegistryRequest,
    outcome: RegistryAnswer | NoAnswerError,
  ): void {
    // A 401 begins every login, and a 404 is how a free version is found.
    const expected =
      !(outcome instanceof NoAnswerError) &&
      (outcome.status === 401 || outcome.status === 404);
    const said =
      outcome instanceof NoAnswerError ? outcome.message : describe(outcome);
    const line = this.secrets.clean(
      `Chart repository ${this.config.name}: ${method} ${url.origin}${url.pathname}: ${said}`,
    );
    if (expected) {
      this.#logger?.debug(line);
    } else {
      this.#logger?.warn(line);
    }
  }
}

function describe({ status, headers, bytes }: RegistryAnswer): string {
  const id = headers.get('x-request-id');
  const warning = headers.get('warning');
  const isRefusal = status >= 400;
  const text = bytes
    .subarray(0, isRefusal ? bytes.length : 0)
    .subarray(0, 4 * LOGGED_CHARACTERS)
    .toString('utf8')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LOGGED_CHARACTERS);
  return [
    `status ${status}`,
    id && `request ${id.slice(0, 100)}`,
    warning && `warning ${warning.slice(0, 200)}`,
    text,
  ]
    .filter(Boolean)
    .join(', ');
}
