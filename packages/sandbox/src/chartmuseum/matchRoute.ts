/** Asks for something, or removes it. `open` ones need no credentials. */
export type ReadRoute = { readonly open?: true } & (
  | { readonly kind: 'none' | 'health' | 'info' | 'welcome' | 'index' }
  | { readonly kind: 'archive'; readonly file: string }
  | {
      readonly kind: 'list';
      readonly offset?: string;
      readonly limit?: string;
    }
  | { readonly kind: 'chart'; readonly name: string }
  | {
      readonly kind: 'version' | 'templates' | 'values' | 'delete';
      readonly name: string;
      readonly version: string;
    }
);

/** Brings a chart or a provenance. */
export interface UploadRoute {
  readonly kind: 'upload' | 'uploadProvenance';
  readonly open?: undefined;
  /** Its mere presence counts: `force=false` forces too. */
  readonly force: boolean;
}

/** Reads method and address. Everything that has no route, a trailing slash included, is `none`. */
export function matchRoute(
  method: string,
  address: string,
): ReadRoute | UploadRoute {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const parts = pathname.slice(1).split('/').map(decoded);
  if (parts.some(part => part === undefined || /[/\\\0]/.test(part))) {
    return { kind: 'none' };
  }
  const [first, second, name = '', version = '', below] = parts as string[];
  const head = method === 'HEAD';
  const get = method === 'GET';
  if (parts.length === 1) {
    return matchTop(first, get, head);
  }
  if (first === 'charts' && parts.length === 2 && get) {
    return { kind: 'archive', file: second };
  }
  if (first !== 'api' || parts.length > 5 || parts.some(part => part === '')) {
    return { kind: 'none' };
  }
  if (method === 'POST' && parts.length === 2) {
    const force = searchParams.has('force');
    if (second === 'charts') {
      return { kind: 'upload', force };
    }
    return second === 'prov'
      ? { kind: 'uploadProvenance', force }
      : { kind: 'none' };
  }
  if (second !== 'charts') {
    return { kind: 'none' };
  }
  if (method === 'DELETE' && parts.length === 4) {
    return { kind: 'delete', name, version };
  }
  if (get && parts.length === 2) {
    return {
      kind: 'list',
      offset: searchParams.get('offset') ?? undefined,
      limit: searchParams.get('limit') ?? undefined,
    };
  }
  if ((get || head) && parts.length === 3) {
    return { kind: 'chart', name };
  }
  if ((get || head) && parts.length === 4) {
    return { kind: 'version', name, version };
  }
  if (get && (below === 'templates' || below === 'values')) {
    return { kind: below, name, version };
  }
  return { kind: 'none' };
}

function matchTop(path: string, get: boolean, head: boolean): ReadRoute {
  if (path === 'index.yaml' && (get || head)) {
    return { kind: 'index' };
  }
  if (!get) {
    return { kind: 'none' };
  }
  switch (path) {
    case '':
      return { kind: 'welcome' };
    case 'health':
      return { kind: 'health', open: true };
    case 'info':
      return { kind: 'info', open: true };
    default:
      return { kind: 'none' };
  }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
