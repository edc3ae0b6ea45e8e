import { ConflictError } from '@backstage/errors';
import { ArgoApplication, ArgoCdError } from '@slipway/plugin-gitops-node';
import { historyIdOf } from '../../ledger/historyIdOf';
import { LedgerEntry, LedgerStore } from '../../ledger/LedgerStore';
import { operationKind } from '../../mappers/operationKind';
import { CommandStepDefinition } from '../CommandDefinition';
import { judgeOperation } from '../judge/judgeOperation';
import { ApplicationAccess } from '../steps/ApplicationAccess';
import { findHistoryEntry } from '../steps/findHistoryEntry';
import { holdAutoSync } from '../steps/holdAutoSync';
import { StepTools } from '../steps/StepTools';
import { terminateOperation } from '../steps/terminateOperation';
import { verifyHold } from '../steps/verifyHold';
import { waitForOperation } from '../steps/waitForOperation';
import { waitUntilHealthy } from '../steps/waitUntilHealthy';

/** What this way needs beside Argo CD. */
export interface RollbackInArgoCdTools extends StepTools {
  readonly ledger: Pick<LedgerStore, 'get'>;
}

/**
 * The Argo CD way: terminate what runs, hold auto-sync, read the hold back and stop there if it was undone, roll back
 * by the number in Argo CD's history, verify. The hold stays: with auto-sync on, Argo CD would bring the newer
 * version back within a second.
 */
export function rollbackInArgoCd(
  tools: RollbackInArgoCdTools,
): readonly CommandStepDefinition[] {
  return [
    {
      name: 'check',
      title: 'Find the earlier deployment',
      async run(context) {
        const access = new ApplicationAccess(tools.clients, context);
        const entry = await findHistoryEntry(tools.ledger, context);
        const id = argoHistoryIdOf(await access.read(), entry);
        await context.remember({
          argoHistoryId: id,
          wantedRevision: entry.version.revision,
        });
        return {
          type: 'done',
          output: `${entry.version.label}, number ${id} of Argo CD's history`,
        };
      },
    },
    terminateOperation(tools, { exclusive: true }),
    holdAutoSync(tools),
    verifyHold(tools),
    requestRollback(tools),
    waitForOperation(tools, {
      kind: 'rollback',
      name: 'wait-rolled-back',
      title: 'Wait until rolled back',
    }),
    waitUntilHealthy(tools),
  ];
}

function requestRollback(tools: StepTools): CommandStepDefinition {
  return {
    name: 'rollback',
    title: 'Ask Argo CD for the rollback',
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const { requestedAt, before } = context.memory;
      const application = await access.read();
      if (typeof requestedAt === 'string') {
        const { state } = judgeOperation(application, {
          commandId: context.commandId,
          kind: 'rollback',
          before: typeof before === 'string' ? before : undefined,
        });
        if (state !== 'gone') return { type: 'done', output: 'Asked already' };
      }
      const now = context.now().toISOString();
      await context.operation({ requestedAt: now });
      await context.remember({
        requestedAt: now,
        before: startOfRollback(application) ?? null,
      });
      try {
        await access.client.rollback(
          access.ref,
          {
            id: Number(context.memory.argoHistoryId),
            prune: context.parameters.prune === true,
          },
          { signal: context.signal },
        );
      } catch (error) {
        if (
          error instanceof ArgoCdError &&
          error.kind === 'operation-in-progress'
        ) {
          // Auto-sync began one between our terminate and our hold; it cannot begin a second.
          await access.client
            .terminate(access.ref, { signal: context.signal })
            .catch(ignoreConflict);
          return {
            type: 'again',
            afterMs: tools.timings.pollMs,
            waitsFor: `Waits for the end of the operation that auto-sync began on ${context.deployment.name} in the same moment.`,
          };
        }
        throw error;
      }
      return { type: 'done', output: 'Accepted by Argo CD' };
    },
  };
}

/** Argo CD drops what we say about a rollback: ours is the next one after the one that stands there. */
function startOfRollback({ status }: ArgoApplication): string | undefined {
  const state = status?.operationState;
  return operationKind(state?.operation) === 'rollback'
    ? state?.startedAt
    : undefined;
}

function argoHistoryIdOf(
  application: ArgoApplication,
  entry: LedgerEntry,
): number {
  const id = historyIdOf(application, entry);
  if (id === undefined) {
    throw new ConflictError(
      `Argo CD has forgotten the deployment of ${entry.version.label} to ${application.metadata.name}: it keeps the last ten. Restore it in Git instead.`,
    );
  }
  return id;
}

/** It has ended by itself, or ends already. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof ArgoCdError) || error.kind !== 'conflict') throw error;
}
