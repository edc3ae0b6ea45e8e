import { InputError } from '@backstage/errors';
import { RepositoryRef } from './ScmHost';

const isName = (text: string) => /^[A-Za-z0-9_][\w.-]*$/.test(text);
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

/** Those of GitLab; it gives no project such a name. */
const NESTED_PAGE = new Set(['-', 'tree', 'blob', 'raw', 'commits']);

/**
 * How a Git host's addresses are made.
 *
 * @public
 */
export interface RepositoryUrlOptions {
  /**
   * True where groups lie in groups, as on GitLab: all but the last part is the owner.
   * @defaultValue false
   */
  readonly nested?: boolean;
  /**
   * Path that all pages of a nested host begin with.
   * @defaultValue none
   */
  readonly basePath?: string;
}

function refuse(url: string): InputError {
  return new InputError(
    `'${url}' names no repository; write it as https://host/owner/name`,
  );
}

function parts(
  url: URL,
  { nested = false, basePath = '' }: RepositoryUrlOptions,
): readonly (string | undefined)[] {
  const base = `${basePath.replace(/\/+$/, '')}/`;
  const path =
    nested && url.pathname.startsWith(base)
      ? url.pathname.slice(base.length)
      : url.pathname;
  const all = path.split('/').filter(part => part !== '');
  const pages = nested ? NESTED_PAGE : PAGE;
  // Owner and name come first, so a repository that is called «src» is still found.
  const page = all.findIndex((part, index) => index >= 2 && pages.has(part));
  const own = page < 0 ? all : all.slice(0, page);
  if (!nested) return own.slice(-2).map(decodeURIComponent);
  return [own.slice(0, -1), own.slice(-1)].map(some =>
    some.map(decodeURIComponent).join('/'),
  );
}

/**
 * Reads host, owner and name from a repository's address: `https://host/owner/name` with or without `.git`, a page
 * below it, or the scaffolder's `host?owner=…&repo=…`. Throws an `InputError` that names the address.
 *
 * @param options - how the host makes its addresses; {@link createRepositoryOpener} knows it of the hosts in `integrations`
 *
 * @public
 */
export function parseRepositoryUrl(
  url: string,
  options: RepositoryUrlOptions = {},
): RepositoryRef {
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
      : parts(parsed, options);
  } catch {
    throw refuse(url);
  }
  name = name?.replace(/\.git$/, '');
  const owners = options.nested ? owner?.split('/') : owner && [owner];
  if (!owner || !name || !owners || ![...owners, name].every(isName)) {
    throw refuse(url);
  }
  return { host: parsed.host, owner, name };
}
