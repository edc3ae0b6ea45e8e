import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import { IndexedApplication } from '../index/ApplicationIndex';
import { mainSource } from '../mappers/mainSource';
import { BoundedMap } from '../timelines/BoundedMap';
import { LedgerEntry } from './LedgerStore';

const COMMIT = /^[0-9a-f]{40}$/;
const KEPT_COMMITS = 2000;

/**
 * Author and message of commits, asked of Argo CD when they are first shown. A commit never changes, so it is asked
 * for once.
 */
export class CommitReader {
  readonly #clients: ArgoCdClients;
  readonly #kept = new BoundedMap<Promise<HistoryEntry['commit']>>(
    KEPT_COMMITS,
  );

  constructor(options: { readonly clients: ArgoCdClients }) {
    this.#clients = options.clients;
  }

  /** Undefined for a chart's version, and when Argo CD cannot say. */
  async read(
    indexed: IndexedApplication,
    entry: {
      readonly version: Pick<LedgerEntry['version'], 'revision' | 'url'>;
    },
  ): Promise<HistoryEntry['commit']> {
    const { revision, url } = entry.version;
    const { source, index } = mainSource({
      sources: indexed.application.spec.sources,
      source: indexed.application.spec.source,
    });
    if (!COMMIT.test(revision) || !source || source.chart) return undefined;
    const key = `${indexed.id.instance} ${source.repoURL} ${revision}`;
    const known = this.#kept.get(key);
    const reading = known ?? this.#ask(indexed, revision, index, url);
    if (!known) {
      this.#kept.set(key, reading);
      reading.catch(() => this.#kept.delete(key));
    }
    return reading.catch(() => undefined);
  }

  async #ask(
    { id, application }: IndexedApplication,
    revision: string,
    sourceIndex: number,
    url: string | undefined,
  ): Promise<HistoryEntry['commit']> {
    const metadata = await this.#clients
      .getClient(id.instance)
      .revisionMetadata(
        {
          name: id.name,
          namespace: id.namespace,
          project: application.spec.project,
        },
        revision,
        { sourceIndex },
      );
    return {
      message: metadata.message ?? '',
      author: metadata.author ?? '',
      date: metadata.date ?? '',
      url,
    };
  }
}
