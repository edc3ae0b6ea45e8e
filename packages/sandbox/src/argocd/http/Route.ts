import { Caller } from '../access/Caller';
import { IncomingMessage, ServerResponse } from 'node:http';

/** One request that a route answers. */
export interface RouteRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; `{}` when there is none. */
  readonly body: unknown;
  /** Who asks. An anonymous request, which only public routes get, may do nothing. */
  readonly caller: Caller;
}

/** One address of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/v1/applications/:name`; a last `**` takes any number of segments. */
  readonly path: string;
  /** True when no token is needed. */
  readonly public?: boolean;
  /** True when errors take the form of streams. */
  readonly stream?: boolean;
  /** The answer's JSON, or undefined when the handler writes the answer itself. */
  handle(request: RouteRequest): unknown | Promise<unknown>;
}
