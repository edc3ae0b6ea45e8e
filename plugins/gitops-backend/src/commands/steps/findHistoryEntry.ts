import { NotFoundError } from '@backstage/errors';
import { LedgerEntry, LedgerStore } from '../../ledger/LedgerStore';
import { StepContext } from '../StepContext';

/** The ledger's entry that a rollback names, or one sentence that says there is none. */
export async function findHistoryEntry(
  ledger: Pick<LedgerStore, 'get'>,
  context: StepContext,
): Promise<LedgerEntry> {
  const id = String(context.parameters.historyId);
  const entry = await ledger.get(context.deployment, id);
  if (!entry) {
    throw new NotFoundError(
      `${context.deployment.name} has no history entry '${id}'. Choose one from its versions.`,
    );
  }
  return entry;
}
