import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { ArgoCdInstanceConfig } from '../config/GitopsConfig';
import { ArgoCdError } from './ArgoCdError';
import {
  translateArgoCdAnswer,
  translateArgoCdFailure,
} from './translateArgoCdAnswer';

const MAX_CONNECTIONS = 8;
const GET_ATTEMPTS = 3;
const RETRY_STATUS = new Set([408, 429, 502, 503, 504]);

/** One request to an instance. */
export interface ArgoCdHttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path parts below `/api/v1`, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  readonly body?: object;
  /** What is asked for, for messages: `application shop-dev`. */
  readonly subject: string;
  readonly signal?: AbortSignal;
  /** @defaultValue the instance's timeout */
  readonly timeoutMs?: number;
}

/**
 * HTTP to one Argo CD instance: its certificate, its credentials, timeouts, retries of reads, and errors in our words.
 */
export class ArgoCdHttp {
  readonly #instance: ArgoCdInstanceConfig;
  readonly #retryDelayMs: number;
  #agents?: Promise<{ readonly calls: Agent; readonly streams: Agent }>;
  #session?: Promise<string>;

  constructor(options: {
    readonly instance: ArgoCdInstanceConfig;
    readonly retryDelayMs?: number;
  }) {
    this.#instance = options.instance;
    this.#retryDelayMs = options.retryDelayMs ?? 250;
  }

  /** Asks and reads the JSON of the answer. Only reads are repeated when Argo CD is not there. */
  async json<T>(request: ArgoCdHttpRequest): Promise<T> {
    const attempts = request.method === 'GET' ? GET_ATTEMPTS : 1;
    for (let attempt = 1; ; attempt++) {
      const timeoutMs = request.timeoutMs ?? this.#instance.timeoutMs;
      try {
        const response = await this.#authorized(request, timeoutMs);
        const body = await response.text();
        if (response.ok) return this.#parse<T>(body, request.subject);
        if (attempt < attempts && RETRY_STATUS.has(response.status)) {
          await this.#pause(attempt, request.signal);
          continue;
        }
        throw this.#refusal(response.status, body, request.subject);
      } catch (error) {
        request.signal?.throwIfAborted();
        const failure = this.#failure(error, timeoutMs);
        if (attempt >= attempts || !isTransient(error)) throw failure;
        await this.#pause(attempt, request.signal);
      }
    }
  }

  /** Opens a stream of server-sent events. Settles only when its first byte arrives. */
  async stream(
    request: Omit<ArgoCdHttpRequest, 'method' | 'body' | 'timeoutMs'> & {
      readonly signal: AbortSignal;
    },
  ): Promise<ReadableStream<Uint8Array>> {
    try {
      const response = await this.#authorized({ ...request, method: 'GET' });
      if (response.ok && response.body) return response.body;
      throw this.#refusal(
        response.status,
        await response.text(),
        request.subject,
      );
    } catch (error) {
      request.signal.throwIfAborted();
      throw this.#failure(error, this.#instance.timeoutMs);
    }
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    const agents = await this.#agents;
    await Promise.all([agents?.calls.destroy(), agents?.streams.destroy()]);
  }

  async #authorized(
    request: ArgoCdHttpRequest,
    timeoutMs?: number,
  ): Promise<Response> {
    const session = this.#token();
    const response = await this.#send(request, await session, timeoutMs);
    if (response.status !== 401 || this.#instance.auth.type === 'token') {
      return response;
    }
    await response.body?.cancel();
    // Another call may have logged in again meanwhile: two refusals at once are one login.
    if (this.#session === session) this.#session = undefined;
    return this.#send(request, await this.#token(), timeoutMs);
  }

  async #send(
    request: ArgoCdHttpRequest,
    token: string | undefined,
    timeoutMs?: number,
  ): Promise<Response> {
    const { calls, streams } = await this.#dispatchers();
    const signals = [
      ...(timeoutMs ? [AbortSignal.timeout(timeoutMs)] : []),
      ...(request.signal ? [request.signal] : []),
    ];
    const init: RequestInit & { dispatcher: Agent } = {
      method: request.method,
      headers: {
        Accept: timeoutMs ? 'application/json' : 'text/event-stream',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(request.method !== 'GET' && { 'Content-Type': 'application/json' }),
      },
      body: request.body && JSON.stringify(request.body),
      // A redirect would drop our credentials; the address in the configuration has to be the right one.
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      dispatcher: timeoutMs ? calls : streams,
    };
    return fetch(this.#url(request), init);
  }

  #url({ path, query = {} }: ArgoCdHttpRequest): string {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value === undefined || value === '') continue;
      for (const part of [value].flat()) search.append(key, String(part));
    }
    const encoded = path.map(encodeURIComponent).join('/');
    const suffix = search.size ? `?${search}` : '';
    return `${this.#instance.url}/api/v1/${encoded}${suffix}`;
  }

  #token(): Promise<string> {
    const { auth } = this.#instance;
    if (auth.type === 'token') return Promise.resolve(auth.token);
    if (!this.#session) {
      const login = this.#login(auth.username, auth.password);
      this.#session = login;
      login.catch(() => {
        if (this.#session === login) this.#session = undefined;
      });
    }
    return this.#session;
  }

  async #login(username: string, password: string): Promise<string> {
    const { timeoutMs, name } = this.#instance;
    const response = await this.#send(
      {
        method: 'POST',
        path: ['session'],
        body: { username, password },
        subject: 'the login',
      },
      undefined,
      timeoutMs,
    );
    const body = await response.text();
    if (!response.ok) throw this.#refusal(response.status, body, 'the login');
    const { token } = this.#parse<{ token?: string }>(body, 'the login');
    if (token) return token;
    throw new ArgoCdError({
      kind: 'unavailable',
      instance: name,
      message: `Argo CD '${name}' answered the login without a token. Check the url of this instance.`,
    });
  }

  #dispatchers() {
    this.#agents ??= this.#createAgents();
    return this.#agents;
  }

  async #createAgents() {
    const { caFile, insecureSkipVerify, name } = this.#instance;
    let ca: string | undefined;
    try {
      ca = caFile ? await readFile(caFile, 'utf8') : undefined;
    } catch {
      this.#agents = undefined;
      throw new ArgoCdError({
        kind: 'unavailable',
        instance: name,
        message: `The caFile '${caFile}' of Argo CD '${name}' cannot be read. Check its path and its rights.`,
      });
    }
    const connect = { ca, rejectUnauthorized: !insecureSkipVerify };
    return {
      calls: new Agent({ connect, connections: MAX_CONNECTIONS }),
      // Argo CD sends not even headers before the first event, and a comment every 15 s after it.
      streams: new Agent({ connect, headersTimeout: 0, bodyTimeout: 60_000 }),
    };
  }

  #parse<T>(body: string, subject: string): T {
    try {
      return JSON.parse(body) as T;
    } catch {
      const { name } = this.#instance;
      throw new ArgoCdError({
        kind: 'unavailable',
        instance: name,
        message: `Argo CD '${name}' answered something that is no JSON on ${subject}. Check the url of this instance: a proxy or a login page may stand before it.`,
      });
    }
  }

  #refusal(status: number, body: string, subject: string): ArgoCdError {
    const instance = this.#instance.name;
    return translateArgoCdAnswer({ instance, status, body, subject });
  }

  #failure(error: unknown, timeoutMs: number): ArgoCdError {
    if (error instanceof ArgoCdError) return error;
    const instance = this.#instance.name;
    return translateArgoCdFailure({ instance, error, timeoutMs });
  }

  #pause(attempt: number, signal?: AbortSignal): Promise<void> {
    const delay = this.#retryDelayMs * 2 ** (attempt - 1);
    return sleep(delay * (0.5 + Math.random()), undefined, { signal });
  }
}

/** Only what never got an answer; an answer that was judged already is final, and a slow one would be slow again. */
function isTransient(error: unknown): boolean {
  return (
    !(error instanceof ArgoCdError) &&
    (error as { name?: unknown })?.name !== 'TimeoutError'
  );
}
