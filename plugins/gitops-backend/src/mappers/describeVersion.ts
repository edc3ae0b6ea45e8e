import { DeployedVersion } from '@slipway/plugin-gitops-common';
import { mainSource, Sourced } from './mainSource';

const COMMIT = /^[0-9a-f]{40}$/;

/**
 * The version that a source and its revision stand for; undefined without a revision.
 *
 * @param from - Of the spec, a history entry or a sync result.
 * @param images - What runs or will run; the tag of the application's own image is its label.
 * @param application - The Application's name, to tell its own image from sidecars.
 */
export function describeVersion(
  from: Sourced,
  images: readonly string[],
  application: string,
): DeployedVersion | undefined {
  const { source, revision } = mainSource(from);
  if (!revision) return undefined;
  if (source?.chart) {
    return { label: revision, revision, images, chart: source.chart };
  }
  return {
    label: tagOf(images, application) ?? shortRevision(revision),
    revision,
    images,
    ...(source && { url: commitUrl(source.repoURL, revision) }),
  };
}

/** Seven digits of a commit or digest; other revisions as they are. */
export function shortRevision(revision: string): string {
  if (COMMIT.test(revision)) return revision.slice(0, 7);
  return revision.startsWith('sha256:') ? revision.slice(7, 19) : revision;
}

function tagOf(
  images: readonly string[],
  application: string,
): string | undefined {
  const tagged = images.flatMap(image => {
    const [reference] = image.split('@');
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const colon = name.indexOf(':');
    return colon < 0
      ? []
      : [{ name: name.slice(0, colon), tag: name.slice(colon + 1) }];
  });
  const longest = tagged
    .filter(({ name }) => application.includes(name))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0)?.name;
  const candidates = tagged.filter(({ name }) => !longest || name === longest);
  const tags = new Set(candidates.map(({ tag }) => tag));
  const [tag] = tags;
  return tags.size === 1 && tag !== 'latest' ? tag : undefined;
}

function commitUrl(repository: string, revision: string): string | undefined {
  if (!COMMIT.test(revision) || !/^https?:\/\//.test(repository)) {
    return undefined;
  }
  const url = new URL(repository);
  url.username = '';
  url.password = '';
  const base = url
    .toString()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  const path = url.hostname.includes('gitlab') ? '-/commit' : 'commit';
  return `${base}/${path}/${revision}`;
}
