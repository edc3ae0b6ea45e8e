import { Application } from '../objects/Application';
import { sources } from '../objects/sources';
import { ApplicationSetMember, MatchExpression } from './ApplicationSet';

interface RolloutInput {
  readonly members: readonly ApplicationSetMember[];
  readonly applications: readonly Application[];
  readonly steps: readonly {
    readonly matchExpressions?: readonly MatchExpression[];
    readonly maxUpdate?: string | number;
  }[];
  /** RFC 3339. */
  readonly now: string;
}

/** Where a RollingSync is and which Applications sync now. */
export interface Rollout {
  readonly members: readonly ApplicationSetMember[];
  readonly start: readonly string[];
  /** The step that is not done yet, from 1; undefined when all are. */
  readonly step?: number;
}

const TEXT = {
  unknown: 'No Application status found, defaulting status to Waiting',
  changed: 'Application has pending changes, setting status to Waiting',
  pending:
    'Application moved to Pending status, watching for the Application resource to start Progressing',
  progressing:
    'Application resource became Progressing, updating status from Pending to Progressing',
  synced:
    'Application resource completed a sync successfully, updating status from Pending to Progressing',
  healthy:
    'Application resource became Healthy, updating status from Progressing to Healthy',
};

function stepOf(
  { metadata }: Application,
  steps: RolloutInput['steps'],
): number {
  return (
    steps.findIndex(({ matchExpressions = [] }) =>
      matchExpressions.every(({ key, operator, values }) => {
        const included = values.includes(metadata.labels?.[key] ?? '');
        return operator === 'NotIn' ? !included : included;
      }),
    ) + 1
  );
}

function moved(
  member: ApplicationSetMember,
  { status, operation }: Application,
): readonly [ApplicationSetMember['status'], string] | undefined {
  const state = status.operationState;
  const since = member.lastTransitionTime;
  switch (member.status) {
    case 'Healthy': {
      const revisions = sources.revisionsOf(status.sync);
      const same = revisions.every(one => member.targetRevisions.includes(one));
      return status.sync.status === 'OutOfSync' && !same
        ? ['Waiting', TEXT.changed]
        : undefined;
    }
    case 'Pending':
      if (operation || status.health.status === 'Progressing') {
        return state ? ['Progressing', TEXT.progressing] : undefined;
      }
      return state?.phase === 'Succeeded' && state.startedAt >= since
        ? ['Progressing', TEXT.synced]
        : undefined;
    case 'Progressing':
      return !operation &&
        state?.phase === 'Succeeded' &&
        status.health.status === 'Healthy' &&
        status.sync.status === 'Synced'
        ? ['Healthy', TEXT.healthy]
        : undefined;
    default:
      return undefined;
  }
}

function limitOf(
  maxUpdate: string | number | undefined,
  count: number,
): number {
  if (maxUpdate === undefined) return count;
  const text = String(maxUpdate);
  if (!text.endsWith('%')) return Number(text);
  const part = Math.floor((count * Number(text.slice(0, -1))) / 100);
  return text === '0%' ? 0 : Math.max(1, part);
}

/**
 * One pass of a RollingSync: every Application goes at most one stage further (Waiting, Pending, Progressing, Healthy),
 * and the waiting ones of a step begin once all steps before it are Healthy.
 */
export function decideRollout(input: RolloutInput): Rollout {
  const { applications, steps, now } = input;
  const known = new Map(input.members.map(one => [one.application, one]));
  const updated = applications.map((application): ApplicationSetMember => {
    const { name } = application.metadata;
    const step = String(stepOf(application, steps));
    const before = known.get(name);
    const targetRevisions = sources.revisionsOf(application.status.sync);
    if (!before) {
      return {
        application: name,
        status: 'Waiting',
        message: TEXT.unknown,
        step,
        lastTransitionTime: now,
        targetRevisions,
      };
    }
    const next = moved(before, application);
    if (!next) return { ...before, step };
    const [status, message] = next;
    return {
      ...before,
      step,
      status,
      message,
      lastTransitionTime: now,
      targetRevisions,
    };
  });
  const open = updated.filter(
    member => member.status !== 'Healthy' && member.step !== '0',
  );
  if (open.length === 0) return { members: updated, start: [] };
  const step = Math.min(...open.map(member => Number(member.step)));
  const inStep = updated.filter(member => Number(member.step) === step);
  const busy = inStep.filter(
    ({ status }) => status === 'Pending' || status === 'Progressing',
  );
  const room = limitOf(steps[step - 1].maxUpdate, inStep.length) - busy.length;
  const start = inStep
    .filter(({ status }) => status === 'Waiting')
    .slice(0, Math.max(0, room))
    .map(({ application }) => application);
  return {
    members: updated.map(member =>
      start.includes(member.application)
        ? {
            ...member,
            status: 'Pending',
            message: TEXT.pending,
            lastTransitionTime: now,
          }
        : member,
    ),
    start,
    step,
  };
}
