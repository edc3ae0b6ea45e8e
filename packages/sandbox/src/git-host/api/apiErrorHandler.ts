import { ErrorRequestHandler, Request } from 'express';
import { HostError } from '../HostError';
import { ApiContext } from './ApiContext';

/** Answers errors as Gitea does: `{message, url}` and, for most 404, `errors`. Our own mistakes are logged. */
export function apiErrorHandler(api: ApiContext): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof HostError) {
      const { status, message, errors } = error;
      api.json(res, status, {
        // The text of a 500 is for administrators only.
        message: status === 500 && !isAdmin(api, req) ? '' : message,
        url: `${api.host.url}/api/swagger`,
        ...(errors && { errors }),
      });
      return;
    }
    const status = typeof error.status === 'number' ? error.status : 500;
    if (status >= 500)
      api.host.logger.error(
        `Git host: ${req.method} ${req.path} failed: ${error}`,
      );
    api.json(res, status, {
      message:
        status >= 500
          ? 'the sandbox failed; its log says why'
          : String(error.message),
      url: `${api.host.url}/api/swagger`,
    });
  };
}

function isAdmin(api: ApiContext, req: Request): boolean {
  return api.identify(req).user?.admin ?? false;
}
