const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(\w+:\/\/)[^\s/@:]+(:[^\s/@]*)?@/g, '$1***@'],
  [/\b(bearer)\s+[A-Za-z0-9._~+/=-]{8,}/gi, '$1 ***'],
  [/(authorization:?\s*basic)\s+\S+/gi, '$1 ***'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '***'],
  [
    /\b(password|passwd|secret|token|api[-_]?key)(["']?\s*[=:]\s*["']?)[^\s"',;&]+/gi,
    '$1$2***',
  ],
];

/** Hardly any message has one of these, and there are many messages. */
const SUSPICIOUS =
  /:\/\/|bearer|basic|eyJ|password|passwd|secret|token|api[-_]?key/i;

/**
 * Takes credentials out of a text that goes into rows, logs, answers or notifications: in addresses, bearer and basic
 * authorization, JSON web tokens, and what stands behind words such as `password=`.
 *
 * @param secrets - Known values.
 *
 * @public
 */
export function redactSecrets(
  text: string,
  secrets: readonly string[] = [],
): string {
  let result = text;
  for (const secret of secrets) {
    if (secret.length >= 6) result = result.split(secret).join('***');
  }
  if (!SUSPICIOUS.test(result)) return result;
  for (const [pattern, replacement] of PATTERNS) {
    result = result.replace(pattern, replacement);
  }
  return result;
}
