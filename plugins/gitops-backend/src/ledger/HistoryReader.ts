import { HistoryPage } from '@slipway/plugin-gitops-common';
import { IndexedApplication } from '../index/ApplicationIndex';
import { CommitReader } from './CommitReader';
import { LedgerRecorder } from './LedgerRecorder';
import { LedgerStore } from './LedgerStore';
import { toHistoryEntry } from './toHistoryEntry';
import { VersionReader } from './VersionReader';

/** What {@link HistoryReader} is made of. */
export interface HistoryReaderOptions {
  readonly ledger: LedgerStore;
  readonly recorder: LedgerRecorder;
  readonly commits: CommitReader;
  readonly versions: VersionReader;
}

/**
 * Reads the ledger for people: with what Git says of each commit, and with image tags where Argo CD kept only commits.
 */
export class HistoryReader {
  readonly #options: HistoryReaderOptions;

  constructor(options: HistoryReaderOptions) {
    this.#options = options;
  }

  /**
   * A page, newest first. What Argo CD reports now is written before.
   *
   * @throws InputError when the cursor is none of ours.
   */
  async read(
    indexed: IndexedApplication,
    options: { readonly cursor?: string },
  ): Promise<HistoryPage> {
    const { ledger, recorder, commits, versions } = this.#options;
    await recorder.record(indexed);
    const [page, { lastSuccess }] = await Promise.all([
      ledger.list(indexed.id, options),
      ledger.summary(indexed.id),
    ]);
    const items = await Promise.all(
      page.items.map(async entry => {
        const current = entry.id === lastSuccess?.id;
        if (indexed.staleSince) return toHistoryEntry(entry, { current });
        const [commit, named] = await Promise.all([
          commits.read(indexed, entry),
          versions.complete(indexed, entry),
        ]);
        return toHistoryEntry(named, { current, commit });
      }),
    );
    return { items, nextCursor: page.nextCursor };
  }
}
