import { versionOfOciTag } from '@slipway/helm-chart';
import { OciRepository } from './OciRepository';
import { readOciManifest } from './readOciManifest';

const MOST_LOOKS = 3;

/** A tag of a repository that is no chart, as far as a few looks show; undefined when there is none. */
export async function findImage(
  repository: OciRepository,
): Promise<string | undefined> {
  for (const tag of likelyImages(await repository.tags())) {
    const manifest = await repository.manifest(tag);
    if (manifest && !readOciManifest(manifest.bytes)?.chart) {
      return tag;
    }
  }
  return undefined;
}

// Those that no chart has come first, such as `latest`. Signatures of charts are none.
function likelyImages(tags: readonly string[]): readonly string[] {
  const others = tags.filter(tag => !/^sha256-[0-9a-f]{64}/.test(tag));
  return [
    ...others.filter(tag => versionOfOciTag(tag) === undefined),
    ...others.filter(tag => versionOfOciTag(tag) !== undefined),
  ].slice(0, MOST_LOOKS);
}
