import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares the header literally, as ChartMuseum does: `basic` in lower case is refused. */
export function isAuthorized(
  header: string | undefined,
  auth: { readonly username: string; readonly password: string } | undefined,
): boolean {
  if (!auth) {
    return true;
  }
  const wanted = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
  return timingSafeEqual(digest(header ?? ''), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
