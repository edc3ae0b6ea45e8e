import { InputError } from '@backstage/errors';
import { RepositoryRef } from './ScmHost';

const NAME = /^[A-Za-z0-9_][\w.-]*$/;
/** Path parts after which a page of the repository begins, on one host or another. */
const PAGE = new Set([
  '-',
  'src',
  'raw',
  'tree',
  'blob',
  'pulls',
  'pull',
  'commit',
  'commits',
]);

function refuse(url: string): InputError {
  return new InputError(
    `'${url}' names no repository; write it as https://host/owner/name`,
  );
}

function parts(url: URL): readonly string[] {
  const all = url.pathname.split('/').filter(part => part !== '');
  // Owner and name come first, so a repository that is called «src» is still found.
  const page = all.findIndex((part, index) => index >= 2 && PAGE.has(part));
  return (page < 0 ? all : all.slice(0, page)).slice(-2);
}

/**
 * Reads host, owner and name from a repository's address: `https://host/owner/name` with or without `.git`, a page
 * below it, or the scaffolder's `host?owner=…&repo=…`. Throws an `InputError` that names the address.
 *
 * @public
 */
export function parseRepositoryUrl(url: string): RepositoryRef {
  const text = url.includes('://') ? url : `https://${url}`;
  if (!URL.canParse(text)) throw refuse(url);
  const parsed = new URL(text);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    throw refuse(url);
  }
  if (parsed.username || parsed.password) {
    throw new InputError(
      `The address of the repository on '${parsed.host}' holds credentials; put them into integrations and leave them out of the address`,
    );
  }
  let owner: string | undefined;
  let name: string | undefined;
  try {
    [owner, name] = parsed.searchParams.has('repo')
      ? [
          parsed.searchParams.get('owner') ?? undefined,
          parsed.searchParams.get('repo') ?? undefined,
        ]
      : parts(parsed).map(decodeURIComponent);
  } catch {
    throw refuse(url);
  }
  name = name?.replace(/\.git$/, '');
  if (!owner || !name || !NAME.test(owner) || !NAME.test(name)) {
    throw refuse(url);
  }
  return { host: parsed.host, owner, name };
}
