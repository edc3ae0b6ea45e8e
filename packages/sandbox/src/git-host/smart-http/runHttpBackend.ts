import { spawn } from 'node:child_process';
import { Request, Response } from 'express';
import { Git } from '../git/Git';

/** Input of {@link runHttpBackend}. */
export interface HttpBackendOptions {
  /** The bare repository. */
  readonly root: string;
  /** `info/refs`, `git-upload-pack` or `git-receive-pack`. */
  readonly service: string;
  readonly login: string | undefined;
  /** More variables for git and its hooks. */
  readonly env?: Readonly<Record<string, string>>;
  /** Done when git has ended and before the client hears the end: what a push brings about is there when it returns. */
  readonly beforeEnd?: () => Promise<void>;
}

/** Passes one request to `git http-backend` (CGI) and its answer back. Resolves when the answer is out. */
export function runHttpBackend(
  req: Request,
  res: Response,
  options: HttpBackendOptions,
): Promise<void> {
  const header = (name: string) => String(req.headers[name] ?? '');
  const env: Record<string, string> = {
    ...Git.environment(),
    ...options.env,
    GIT_PROJECT_ROOT: options.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${options.service}`,
    REQUEST_METHOD: req.method,
    QUERY_STRING: req.originalUrl.split('?')[1] ?? '',
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_ADDR: req.socket.remoteAddress ?? '',
    ...(options.login && { REMOTE_USER: options.login }),
  };
  const length = req.headers['content-length'];
  if (length !== undefined) env.CONTENT_LENGTH = length;

  return new Promise((resolve, reject) => {
    const child = spawn(
      'git',
      ['-c', 'http.receivepack=true', 'http-backend'],
      { env, cwd: options.root, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    let head: Buffer | undefined = Buffer.alloc(0);
    child.on('error', reject);
    // The backend may end without reading all of the request, and the client may go away.
    child.stdin.on('error', () => undefined);
    res.on('close', () => child.kill());
    req.pipe(child.stdin);
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        if (!res.write(chunk)) {
          child.stdout.pause();
          res.once('drain', () => child.stdout.resume());
        }
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      writeHead(res, head.subarray(0, end).toString('latin1'));
      res.write(head.subarray(end + 4));
      head = undefined;
    });
    child.on('close', () => {
      const finish = () => {
        if (!res.headersSent) res.status(500);
        res.end();
      };
      const before = options.beforeEnd?.() ?? Promise.resolve();
      before.finally(finish).then(resolve, reject);
    });
  });
}

function writeHead(res: Response, head: string): void {
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') res.status(Number.parseInt(value, 10));
    else if (name) res.setHeader(name, value);
  }
}
