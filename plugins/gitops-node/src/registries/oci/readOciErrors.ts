const MOST_CODES = 20;

/**
 * The codes of an error answer, such as `MANIFEST_UNKNOWN`. Its texts are left out: they quote addresses with tokens and
 * paths of the server. Empty for HTML, text, and broken JSON; of JSON written twice over the first half counts.
 */
export function readOciErrors(bytes: Buffer): readonly string[] {
  const text = bytes
    .subarray(0, 64 << 10)
    .toString('utf8')
    .trim();
  for (const part of [
    text,
    text.slice(0, text.indexOf('}{') + 1),
    half(text),
  ]) {
    const codes = codesOf(part);
    if (codes) {
      return codes;
    }
  }
  return [];
}

function half(text: string): string {
  const again = text.indexOf('{"errors"', 1);
  return again > 0 ? text.slice(0, again) : '';
}

function codesOf(text: string): readonly string[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { errors } = (json ?? {}) as { readonly errors?: unknown };
  return (Array.isArray(errors) ? errors : [])
    .slice(0, MOST_CODES)
    .map(error => (error as { readonly code?: unknown } | null)?.code)
    .filter(
      (code): code is string =>
        typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code),
    );
}
