const ENCODED_NAMES =
  /^\/api\/v1\/(clusters|repositories|repocreds|write-repositories)\//;

/**
 * The decoded segments of a path. The gateway decodes before it splits, so an encoded slash makes two segments, except
 * below clusters and repositories, whose names are addresses. Undefined for a path that cannot be decoded.
 */
export function pathSegments(path: string): string[] | undefined {
  try {
    return ENCODED_NAMES.test(path)
      ? path.split('/').slice(1).map(decodeURIComponent)
      : decodeURIComponent(path).split('/').slice(1);
  } catch {
    return undefined;
  }
}
