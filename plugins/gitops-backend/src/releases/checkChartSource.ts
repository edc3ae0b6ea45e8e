import { InputError, NotAllowedError } from '@backstage/errors';

/**
 * Refuses to read a chart from anywhere that the configuration does not name: the backend's integrations can read far
 * more than the person who asks. The address is judged as it is resolved, after `..` and the like.
 *
 * A pattern ends at a `/` of the address, so `https://git.example.com/acme` does not take in `…/acme-secret`; `*`
 * stands for one part of the path, `**` for any number.
 *
 * @param patterns - `gitops.charts.sources`
 * @returns The resolved address, the one to read.
 * @throws InputError when it is no address, NotAllowedError when no pattern takes it in.
 */
export function checkChartSource(
  sourceUrl: string,
  patterns: readonly string[],
): string {
  if (!URL.canParse(sourceUrl) || !/^https?:/i.test(sourceUrl)) {
    throw new InputError(`'${sourceUrl}' is no URL of a chart's folder.`);
  }
  const url = new URL(sourceUrl);
  if (url.username || url.password) {
    throw new InputError(
      `The sourceUrl carries credentials. Leave them out: the backend's integrations have their own.`,
    );
  }
  // Hosts decode these when they resolve a path, and then it is another one than was judged.
  if (/%(?:2e|2f|5c|25|00)/i.test(url.pathname) || url.search) {
    throw new InputError(
      `'${sourceUrl}' has a query, or an encoded '/', '.', '\\' or '%' in its path. Write the plain address of the folder.`,
    );
  }
  url.hash = '';
  if (patterns.some(pattern => takesIn(pattern, url))) return url.href;
  throw new NotAllowedError(
    patterns.length
      ? `Charts may not be read from ${url.href}. Allowed are ${patterns.join(
          ', ',
        )}; see gitops.charts.sources, or upload the packaged chart.`
      : `Charts may not be read from ${url.href}: gitops.charts.sources allows no address. Upload the packaged chart, or let an administrator add one.`,
  );
}

function takesIn(pattern: string, url: URL): boolean {
  const { origin, pathname } = new URL(pattern.replace(/[?#].*$/, ''));
  if (origin !== url.origin) return false;
  const wanted = partsOf(pathname);
  const parts = partsOf(url.pathname);
  return matchParts(wanted, parts);
}

/** Whether the beginning of `parts` is what is wanted. */
function matchParts(
  wanted: readonly string[],
  parts: readonly string[],
): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return true;
  if (first === '**') {
    return parts.some((_, i) => matchParts(rest, parts.slice(i)));
  }
  if (parts[0] === undefined || !matchesPart(first, parts[0])) return false;
  return matchParts(rest, parts.slice(1));
}

function matchesPart(pattern: string, part: string): boolean {
  const escaped = pattern
    .split('*')
    .map(text => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${escaped}$`).test(part);
}

function partsOf(pathname: string): string[] {
  return pathname.split('/').filter(Boolean);
}
