import { limits } from '../limits';

const STRICT =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

/**
 * True for a version by Semantic Versioning 2.0.0, to the letter: no leading `v`, no missing part, and short enough to
 * be a tag. The pattern is the one of semver.org; the npm library is laxer.
 *
 * @public
 */
export function isChartVersion(text: string): boolean {
  return text.length <= limits.tag && STRICT.test(text);
}
