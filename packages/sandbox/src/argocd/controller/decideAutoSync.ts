import { isDeepStrictEqual } from 'node:util';
import {
  Application,
  Operation,
  ResourceStatus,
  SyncOperation,
} from '../objects/Application';
import { sources } from '../objects/sources';

/** What automatic syncing does after a comparison. */
export interface AutoSyncDecision {
  readonly operation?: Operation;
  /** The text of a SyncError condition. */
  readonly error?: string;
  /** Milliseconds after which to decide again. */
  readonly again?: number;
}

interface AutoSyncInput {
  /** With the status of the comparison. */
  readonly application: Application;
  readonly now: Date;
  readonly canSync: boolean;
}

const HEAL_FIRST = 2000;
const HEAL_FACTOR = 3;
const HEAL_MOST = 300_000;

function healing(
  { application, now }: AutoSyncInput,
  drifted: readonly ResourceStatus[],
):
  | AutoSyncDecision
  | {
      readonly selection: Pick<
        SyncOperation,
        'autoHealAttemptsCount' | 'resources'
      >;
    } {
  const state = application.status.operationState!;
  const attempts = state.operation.sync.autoHealAttemptsCount ?? 0;
  const wait =
    attempts === 0
      ? 0
      : Math.min(HEAL_FIRST * HEAL_FACTOR ** (attempts - 1), HEAL_MOST);
  const since = now.getTime() - Date.parse(state.finishedAt ?? state.startedAt);
  if (since < wait) return { again: wait - since };
  return {
    selection: {
      autoHealAttemptsCount: attempts + 1,
      resources: drifted.map(({ group, kind, name, namespace }) => ({
        ...(group && { group }),
        kind,
        name,
        ...(namespace && { namespace }),
      })),
    },
  };
}

/**
 * Whether an Application syncs by itself now: once for each revision and source, unless it heals itself; never while an
 * operation runs, and never so that everything would be removed.
 */
export function decideAutoSync(input: AutoSyncInput): AutoSyncDecision {
  const { application } = input;
  const { spec, status, metadata } = application;
  const automated = spec.syncPolicy?.automated;
  if (!automated || automated.enabled === false) return {};
  if (application.operation || metadata.deletionTimestamp) return {};
  if (status.sync.status !== 'OutOfSync') return {};
  const resources = (status.resources ?? []).filter(({ hook }) => !hook);
  const drifted = resources.filter(({ status: s }) => s === 'OutOfSync');
  if (!automated.prune && drifted.every(r => r.requiresPruning)) return {};

  const wanted = sources.revisionsOf(status.sync);
  const state = status.operationState;
  const attempted =
    state?.syncResult !== undefined &&
    isDeepStrictEqual(sources.revisionsOf(state.syncResult), wanted) &&
    isDeepStrictEqual(sources.of({ ...state.syncResult }), sources.of(spec));
  let selection = {};
  if (attempted && state.phase !== 'Succeeded') {
    return {
      error: `Failed last sync attempt to [${wanted.join(',')}]: ${state.message ?? ''}`,
    };
  }
  if (attempted) {
    if (!automated.selfHeal) return {};
    const heal = healing(input, drifted);
    if (!('selection' in heal)) return heal;
    selection = heal.selection;
  }
  if (
    automated.prune &&
    !automated.allowEmpty &&
    resources.length > 0 &&
    resources.every(resource => resource.requiresPruning)
  ) {
    return {
      error: `Skipping sync attempt to [${wanted.join(',')}]: auto-sync will wipe out all resources`,
    };
  }
  if (!input.canSync) return {};
  const multi = sources.isMulti(spec);
  return {
    operation: {
      sync: {
        ...sources.revisionFields(multi, wanted),
        ...(automated.prune && { prune: true }),
        ...sources.fields(multi, sources.of(spec)),
        ...(spec.syncPolicy?.syncOptions?.length && {
          syncOptions: spec.syncPolicy.syncOptions,
        }),
        ...selection,
      },
      initiatedBy: { automated: true },
      retry: spec.syncPolicy?.retry ?? { limit: 5 },
    },
  };
}
