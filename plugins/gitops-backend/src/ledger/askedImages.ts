import { IndexedApplication } from '../index/ApplicationIndex';
import { isOperationRunning } from '../mappers/isOperationRunning';
import { mainSource } from '../mappers/mainSource';
import { LedgerStore } from './LedgerStore';

/**
 * The images of the revision that an Application asks for and does not run, as an earlier success brought them: what a
 * hold keeps off is often a version that people know by its tag.
 *
 * @returns undefined while it runs, or where the newest page of the ledger does not know the revision.
 */
export async function askedImages(
  { id, application }: IndexedApplication,
  ledger: Pick<LedgerStore, 'list'>,
): Promise<readonly string[] | undefined> {
  const { spec, status } = application;
  if (status?.sync?.status !== 'OutOfSync') return undefined;
  if (isOperationRunning(application)) return undefined;
  const { source, revision } = mainSource({
    source: spec.source,
    sources: spec.sources,
    revision: status.sync.revision,
    revisions: status.sync.revisions,
  });
  if (!revision || source?.chart) return undefined;
  const { items } = await ledger.list(id);
  return items.find(
    ({ phase, version }) =>
      phase === 'Succeeded' &&
      version.revision === revision &&
      version.images.length > 0,
  )?.version.images;
}
