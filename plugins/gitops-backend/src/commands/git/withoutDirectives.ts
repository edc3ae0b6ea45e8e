/** `[skip ci]`, `[ci-skip]`, `[no ci]`, `[skip actions]`, `[azp skip]`: whatever CI they name. */
const SKIPS_CI =
  /\[(\s*(?:skip[\s_-]*[a-z]+|[a-z]+[\s_-]*skip|no[\s_-]*ci)\s*)\]/gi;

/** What Azure Pipelines takes for it, too. */
const NO_CI = /\*{3,}(NO_CI)\*{3,}/gi;

/** A trailer of GitHub's. */
const SKIPS_CHECKS = /(skip-checks)(?:\s*:)+/gi;

/**
 * A keyword before an issue, as GitHub, GitLab and Gitea know them: `#1`, `!1`, `GH-1`, `owner/name#1`, `KEY-1`, its
 * address, or GitLab's `[issue:1]`.
 */
const CLOSES =
  /\b(clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?|reopen(?:s|ed|ing)?)(?=(?:\s*:)*\s*(?:issues?\s+)?(?:[\w./-]*[#!]\d|[a-z][a-z0-9_]*-\d|https?:\/\/|\[\w+:))/gi;

/**
 * A text that people typed, in words that a Git host obeys no more: brackets of CI-skip markers become parentheses, a
 * keyword that would close an issue is put in quotes. Who reads it still sees what was meant.
 *
 * @param text - in one line: hosts read some markers across line breaks
 */
export function withoutDirectives(text: string): string {
  return text
    .replace(NO_CI, '$1')
    .replace(SKIPS_CI, '($1)')
    .replace(SKIPS_CHECKS, '$1')
    .replace(CLOSES, '"$1"');
}
