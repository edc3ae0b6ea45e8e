import { IncomingHttpHeaders } from 'node:http';

/** Something that goes wrong between a client and the server behind the proxy. */
export type ProxyFault =
  /** The proxy answers itself; the server hears nothing of it. */
  | {
      readonly type: 'answer';
      readonly status: number;
      /** A `location` is an origin: path and query of the request are put behind it. */
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /**
   * The connection is cut: while the request comes in, after the server has done what was asked but before it can say
   * so, or in the middle of its answer.
   */
  | {
      readonly type: 'reset';
      readonly at: 'request' | 'before-headers' | 'mid-body';
    }
  /** The headers and the first byte of the body come, and then nothing more. */
  | { readonly type: 'stall' }
  /** The body comes in ten pieces, so far apart. */
  | { readonly type: 'trickle'; readonly gapMs: number }
  /** One byte of the answer's body is another one; the headers are as they were. */
  | { readonly type: 'corrupt' };

/** A request as the rules of a proxy see it. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** When something goes wrong, and how often. */
export interface ProxyFaultRule {
  readonly fault: ProxyFault;
  readonly matches: (request: ProxiedRequest) => boolean;
  /**
   * After so many matching requests all is well again.
   *
   * @default 1
   */
  readonly times?: number;
}
