/** Takes secrets out of text that goes into a log: the known ones by value, the others by their form. */
export class SecretFilter {
  readonly #known = new Set<string>();

  /** Very short texts are not taken: replacing them would destroy the rest. */
  add(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret && secret.length >= 4) {
        this.#known.add(secret);
        this.#known.add(encodeURIComponent(secret));
        this.#known.add(Buffer.from(secret).toString('base64'));
      }
    }
  }

  clean(text: string): string {
    let cleaned = text
      .replace(/\b(basic|bearer)\s+[\w.~+/=-]{8,}/gi, '$1 ***')
      .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
      .replace(/\b((?:set-)?cookie["']?\s*[=:]\s*["']?)[^\r\n"']+/gi, '$1***')
      .replace(
        /\b(_state|token|access_token|refresh_token|session(?:_?id)?|password|secret|sig|signature|x-amz-[a-z-]+)(["']?\s*[=:]\s*["']?)[^\s&"']+/gi,
        '$1$2***',
      );
    for (const secret of [...this.#known].sort((a, b) => b.length - a.length)) {
      cleaned = cleaned.replaceAll(secret, '***');
    }
    return cleaned;
  }
}
