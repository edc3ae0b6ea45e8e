import { RequestListener } from 'node:http';
import { Clock } from '../../Clock';
import { ArgoCdMode } from '../ArgoCd';

const SLOW = 5000;

/** Puts the chosen trouble before a handler. */
export function withMode(
  handler: RequestListener,
  mode: () => ArgoCdMode,
  clock: Clock,
): RequestListener {
  return (request, response) => {
    switch (mode()) {
      case 'down':
        request.socket.destroy();
        return;
      case 'unauthorized': {
        const message = 'invalid session: token is revoked, please re-login';
        response
          .writeHead(401, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: message, code: 16, message }));
        return;
      }
      case 'slow':
        clock.after(SLOW, () => {
          if (!response.destroyed) handler(request, response);
        });
        return;
      default:
        handler(request, response);
    }
  };
}
