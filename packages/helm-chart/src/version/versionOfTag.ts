import { ChartMetadata } from '../chart/ChartMetadata';
import { ChartError } from '../ChartError';
import { versionFromGitTag } from './versionFromGitTag';

/**
 * Whose word counts when a Git tag and Chart.yaml name different versions.
 *
 * @public
 */
export interface VersionOfTagOptions {
  /**
   * True when the tag's version takes the place of Chart.yaml's.
   *
   * @defaultValue false
   */
  readonly tagWins?: boolean;
}

/**
 * The version to publish a chart under that a Git tag releases: the tag's, without a leading `v`.
 *
 * @throws ChartError when the tag is no version, or Chart.yaml names another one and the tag is not to win
 *
 * @public
 */
export function versionOfTag(
  tag: string,
  chart: Pick<ChartMetadata, 'name' | 'version'>,
  { tagWins = false }: VersionOfTagOptions = {},
): string {
  const version = versionFromGitTag(tag);
  if (!tagWins && chart.version !== version) {
    throw new ChartError(
      `The tag "${tag}" releases version ${version}, but Chart.yaml of ${chart.name} has ${chart.version}; change Chart.yaml and tag again, or let the tag win.`,
    );
  }
  return version;
}
