import { IndexedApplication } from '../index/ApplicationIndex';
import { describeVersion } from '../mappers/describeVersion';
import { mainSource } from '../mappers/mainSource';
import { describeIncomplete } from '../plans/describeIncomplete';
import { imagesOf } from '../plans/imagesOf';
import { ManifestReader } from '../timelines/ManifestReader';
import { LedgerEntry, LedgerStore } from './LedgerStore';

/**
 * Finds the image tags of successes that were imported from Argo CD's history, which names only commits. Each is
 * rendered once, when it is first shown, and kept.
 */
export class VersionReader {
  readonly #ledger: LedgerStore;
  readonly #manifests: ManifestReader;

  constructor(options: {
    readonly ledger: LedgerStore;
    readonly manifests: ManifestReader;
  }) {
    this.#ledger = options.ledger;
    this.#manifests = options.manifests;
  }

  /** The entry with its images; as it was when they cannot be told, or only by today's parameters. */
  async complete(
    indexed: IndexedApplication,
    entry: LedgerEntry,
  ): Promise<LedgerEntry> {
    const { version, sources, phase } = entry;
    const unknown = phase === 'Succeeded' && !version.images.length;
    if (!unknown || version.chart || !version.revision) return entry;
    if (describeIncomplete(indexed.application, sources)) return entry;
    try {
      const manifests = await this.#manifests.ofRevision(indexed, version);
      const images = imagesOf(manifests);
      const { source } = mainSource({ sources, source: sources[0] });
      const named = describeVersion(
        { source, revision: version.revision },
        images,
        indexed.id.name,
      );
      if (!named || !images.length) return entry;
      return await this.#ledger.record({ ...entry, version: named });
    } catch {
      // The commit may be gone from Git; its number is all there is then.
      return entry;
    }
  }
}
