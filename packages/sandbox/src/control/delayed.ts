import { RequestListener } from 'node:http';

/**
 * A server's handler that waits before it looks at a request.
 *
 * @param waitMs - milliseconds, asked anew for every request; none when left out
 */
export function delayed(
  handler: RequestListener,
  waitMs: () => number = () => 0,
): RequestListener {
  return (request, response) => {
    const wait = waitMs();
    if (wait > 0) setTimeout(() => handler(request, response), wait);
    else handler(request, response);
  };
}
