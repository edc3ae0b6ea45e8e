import { InputError, NotAllowedError } from '@backstage/errors';
import { SourceAddress, sourceAddress } from './sourceAddress';

/** Where charts may be read from, and by what. */
export interface ChartSources {
  /** `gitops.charts.sources` */
  readonly chartSources: readonly string[];
  /** The kind of the integration that reads an address, such as `azure`: it decides what a query means. */
  readonly sourceType?: (url: string) => string | undefined;
}

/**
 * Refuses to read a chart from anywhere that the configuration does not name: the backend's integrations can read far
 * more than the person who asks. The address is judged as it is resolved, after `..` and the like, together with what
 * its query names.
 *
 * A pattern ends at a `/` of the address, so `https://git.example.com/acme` does not take in `…/acme-secret`; `*`
 * stands for one part of the path, `**` for any number. One that names a branch in its query takes in that branch only.
 *
 * @returns The resolved address, the one to read.
 * @throws InputError when it is no address, NotAllowedError when no pattern takes it in.
 */
export function checkChartSource(
  sourceUrl: string,
  { chartSources, sourceType }: ChartSources,
): string {
  if (!URL.canParse(sourceUrl) || !/^https?:/i.test(sourceUrl)) {
    throw new InputError(`'${sourceUrl}' is no URL of a chart's folder.`);
  }
  const { username, password } = new URL(sourceUrl);
  if (username || password) {
    throw new InputError(
      `The sourceUrl carries credentials. Leave them out: the backend's integrations have their own.`,
    );
  }
  const type = sourceType?.(sourceUrl);
  const address = sourceAddress(sourceUrl, type);
  const { href, origin } = address;
  if (type === 'azure') refuseAfterRepository(sourceUrl);
  const patterns = chartSources
    .filter(pattern => new URL(pattern).origin === origin)
    .map(pattern => sourceAddress(pattern, sourceType?.(pattern)));
  if (patterns.some(pattern => takesIn(pattern, address))) return href;
  throw new NotAllowedError(
    chartSources.length
      ? `Charts may not be read from ${href}. Allowed are ${chartSources.join(
          ', ',
        )}; see gitops.charts.sources, or upload the packaged chart.`
      : `Charts may not be read from ${href}: gitops.charts.sources allows no address. Upload the packaged chart, or let an administrator add one.`,
  );
}

/** The reader takes the folder from the query alone; one in the path would be judged and not read. */
function refuseAfterRepository(sourceUrl: string): void {
  const { pathname } = new URL(sourceUrl);
  const parts = pathname.split('/').filter(Boolean);
  if (parts.indexOf('_git') === parts.length - 2) return;
  throw new InputError(
    `The path '${pathname}' does not end with '_git' and a repository. Name the folder by the query parameter 'path', as Azure DevOps does.`,
  );
}

function takesIn(pattern: SourceAddress, address: SourceAddress): boolean {
  return (
    (pattern.ref === undefined || pattern.ref === address.ref) &&
    matchParts(pattern.parts, address.parts)
  );
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
