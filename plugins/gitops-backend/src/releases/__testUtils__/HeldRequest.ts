import { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const TARGET = 'x-held-target';
const RELEASE = 'x-held-release';
const SENDER = 'x-held-sender';

/** A request that is under way for a release. */
export interface HeldRequest {
  /** The Argo CD Application. */
  readonly release: string;
  /** Id of the process that sent it. */
  readonly sender: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
}

/** The headers that tell the proxy whose request it is and where it goes. */
export function heldHeaders(
  headers: RequestInit['headers'],
  { release, target }: { readonly release: string; readonly target: URL },
): Headers {
  const all = new Headers(headers);
  all.set(TARGET, target.origin);
  all.set(RELEASE, release);
  all.set(SENDER, String(process.pid));
  return all;
}

/** What {@link heldHeaders} told, and the headers for the server behind. */
export function readHeldRequest({
  method = 'GET',
  url = '/',
  headers,
}: IncomingMessage): {
  readonly held: HeldRequest;
  readonly target: URL;
  readonly headers: IncomingHttpHeaders;
} {
  const {
    [TARGET]: target,
    [RELEASE]: release,
    [SENDER]: sender,
    connection: _connection,
    ...rest
  } = headers;
  const origin = new URL(String(target));
  return {
    held: {
      release: String(release),
      sender: Number(sender),
      method,
      path: url,
    },
    target: origin,
    headers: { ...rest, host: origin.host },
  };
}
