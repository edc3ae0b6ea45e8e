import { InputError } from '@backstage/errors';

/** Query parameters that pages of a Git host add and that choose nothing. */
const IGNORED: Readonly<Record<string, readonly string[]>> = {
  azure: ['_a', 'fullScreen'],
  gitlab: ['ref_type'],
};

/** The query parameters by which a Git host names a folder, or its branch. */
const NAMED: Readonly<
  Record<string, { readonly path?: string; readonly ref: string }>
> = {
  azure: { path: 'path', ref: 'version' },
  bitbucketServer: { ref: 'at' },
};

/** The address of a folder on a Git host in the form in which two of them are compared. */
export interface SourceAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The parts of the path, decoded; those that the query names come last. */
  readonly parts: readonly string[];
  /** The branch or tag, where the query names one: `GBmain` on Azure DevOps, `main` on Bitbucket Server. */
  readonly ref?: string;
  /** The address to read: with the parameters that were judged, and no others. */
  readonly href: string;
}

/**
 * Takes an address, or a pattern of addresses, apart as the reader of that kind of host does. Azure DevOps names folder and branch in the query,
 * Bitbucket Server the branch; any parameter that this does not know is refused, because nobody judged it.
 *
 * @param type - kind of the integration that reads the host: `azure`, `bitbucketServer`, `gitlab` and so on
 * @throws InputError with one sentence.
 */
export function sourceAddress(
  text: string,
  type: string | undefined,
): SourceAddress {
  const url = new URL(text);
  const named = type ? NAMED[type] : undefined;
  const values = readQuery(url, [
    ...(named ? Object.values(named) : []),
    ...((type && IGNORED[type]) || []),
  ]);
  const path = named?.path && values.get(named.path);
  const ref = named && values.get(named.ref)?.replace(/^refs\/heads\//, '');
  const more = path ? partsOfQuery(path) : [];
  url.hash = '';
  url.search = '';
  if (named?.path && more.length) {
    url.searchParams.set(named.path, `/${more.join('/')}`);
  }
  if (named && ref) url.searchParams.set(named.ref, ref);
  return {
    origin: url.origin,
    parts: [...partsOfPath(url), ...more],
    href: url.href,
    ...(ref && { ref }),
  };
}

function readQuery(
  url: URL,
  known: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!known.includes(name)) {
      throw new InputError(
        `The address ${url.host}${url.pathname} has the query parameter '${name}', which does not name a folder there. Leave it out.`,
      );
    }
    if (values.has(name)) {
      throw new InputError(
        `The address ${url.host}${url.pathname} has the query parameter '${name}' more than once. Give it once.`,
      );
    }
    if (value) values.set(name, value);
  }
  return values;
}

function partsOfPath({ pathname }: URL): string[] {
  // Hosts decode these when they resolve a path, and then it is another one than was judged.
  if (/%(?:2e|2f|5c|25|[01][0-9a-f]|7f)/i.test(pathname)) {
    throw new InputError(
      `The path '${pathname}' has an encoded '/', '.', '\\', '%' or control character. Write the plain address of the folder.`,
    );
  }
  // Readers count the parts, so an empty one would make the next one mean something else.
  if (pathname.includes('//')) {
    throw new InputError(
      `The path '${pathname}' has an empty part. Write the plain address of the folder.`,
    );
  }
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new InputError(
      `The path '${pathname}' is not encoded as an address has to be. Copy it from the Git host's page.`,
    );
  }
}

function partsOfQuery(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const unsafe = parts.some(part => part === '.' || part === '..');
  // The reader decodes once, as was done here; what is still encoded would be decoded by the host.
  // eslint-disable-next-line no-control-regex
  if (unsafe || /[\\%\u0000-\u001f\u007f]/.test(path)) {
    throw new InputError(
      `The path '${path}' has '.' or '..' as a part, a '\\', a '%' or a control character. Write the plain path of the folder.`,
    );
  }
  return parts;
}
