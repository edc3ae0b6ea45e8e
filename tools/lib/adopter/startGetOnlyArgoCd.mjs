import { randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';

const REFUSED = JSON.stringify({
  error: 'permission denied',
  code: 7,
  message: 'permission denied',
});

/**
 * An Argo CD in front of the sandbox's, for an account that can only get: with its token everything that reads goes
 * through, and everything else is refused as Argo CD refuses it, and counted.
 *
 * @param {{ readonly url: string, readonly token: string }} options the sandbox's
 */
export async function startGetOnlyArgoCd({ url, token }) {
  const target = new URL(url);
  const ownToken = randomBytes(24).toString('hex');
  const refused = [];

  const server = createServer((incoming, answer) => {
    const known = incoming.headers.authorization === `Bearer ${ownToken}`;
    if (!known || incoming.method !== 'GET') {
      refused.push(`${incoming.method} ${incoming.url}`);
      incoming.resume();
      answer.writeHead(known ? 403 : 401, {
        'content-type': 'application/json',
      });
      answer.end(REFUSED);
      return;
    }
    const forwarded = request(
      new URL(incoming.url, target.origin),
      { headers: { ...incoming.headers, authorization: `Bearer ${token}` } },
      received => {
        answer.writeHead(received.statusCode, received.headers);
        received.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.destroy());
    answer.on('close', () => forwarded.destroy());
    forwarded.end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}${target.pathname}`,
    token: ownToken,
    /** What was asked and refused, for example `POST /argocd/api/v1/applications/shop/sync`. */
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
