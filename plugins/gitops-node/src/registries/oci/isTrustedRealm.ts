/** Registries whose tokens come from a host beside them. */
const KNOWN: Readonly<Record<string, string>> = {
  'registry-1.docker.io': 'auth.docker.io',
};

/**
 * True when credentials may go to a token service that a registry names: over TLS, unless the registry itself speaks
 * plain HTTP, and to the registry's own host, one below or above it, or one that is listed. A common ending proves
 * nothing: `a.azurecr.io` and `b.azurecr.io` belong to different people.
 */
export function isTrustedRealm(
  realm: URL,
  options: {
    readonly registry: URL;
    readonly plainHttp: boolean;
    /** Further hosts, as the configuration lists them. */
    readonly hosts?: readonly string[];
  },
): boolean {
  const { registry, plainHttp, hosts = [] } = options;
  if (
    realm.protocol !== 'https:' &&
    !(realm.protocol === 'http:' && plainHttp)
  ) {
    return false;
  }
  const host = realm.hostname;
  const own = registry.hostname;
  const isAddress = /^[\d.]+$|^\[/.test(own);
  return (
    host === own ||
    KNOWN[own] === host ||
    hosts.some(listed => listed === host || listed === realm.host) ||
    (!isAddress &&
      (host.endsWith(`.${own}`) ||
        (own.endsWith(`.${host}`) && host.includes('.'))))
  );
}
