import { createHmac, randomBytes } from 'node:crypto';
import { Request, Response } from 'express';
import { secrets } from '../access/secrets';

const COOKIE = 'slipway_git_host';

/** Forms of the pages carry a token that belongs to the browser's own cookie, so no other site can send them. */
export class Csrf {
  private readonly key = randomBytes(32);

  /** The token for forms on this answer; gives the browser its cookie when it has none. */
  token(req: Request, res: Response): string {
    let session = this.session(req);
    if (!session) {
      session = randomBytes(16).toString('hex');
      res.cookie(COOKIE, session, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
      });
    }
    return this.sign(session);
  }

  isValid(req: Request, token: unknown): boolean {
    const session = this.session(req);
    return (
      session !== undefined &&
      typeof token === 'string' &&
      secrets.equal(token, this.sign(session))
    );
  }

  private session(req: Request): string | undefined {
    const pattern = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{32})(?:;|$)`);
    return pattern.exec(req.headers.cookie ?? '')?.[1];
  }

  private sign(session: string): string {
    return createHmac('sha256', this.key).update(session).digest('hex');
  }
}
