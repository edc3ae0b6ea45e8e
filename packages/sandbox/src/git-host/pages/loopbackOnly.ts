import { RequestHandler } from 'express';

const LOOPBACK_HOST = /^(localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/** Lets only this machine in: the pages ask nobody to sign in, so a foreign host name (DNS rebinding) is refused too. */
export const loopbackOnly: RequestHandler = (req, res, next) => {
  const address = req.socket.remoteAddress ?? '';
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(address);
  if (isLocal && LOOPBACK_HOST.test(req.headers.host ?? '')) {
    next();
    return;
  }
  res
    .status(403)
    .type('text/plain')
    .send('The sandbox answers on this machine only: open it as localhost.\n');
};
