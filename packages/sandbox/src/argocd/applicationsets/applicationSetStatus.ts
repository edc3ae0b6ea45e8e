import { Application } from '../objects/Application';
import { ApplicationSet } from './ApplicationSet';
import { Rollout } from './decideRollout';

const GENERATED = 'All applications have been generated successfully';

/** The status of a set: its conditions, its members in the roll-out, and its Applications. */
export function applicationSetStatus(
  set: ApplicationSet,
  children: readonly Application[],
  rollout: Rollout | undefined,
  now: string,
): ApplicationSet['status'] {
  const performing = `ApplicationSet is performing rollout of step ${rollout?.step}`;
  const rolling = rollout?.step !== undefined;
  const conditions = [
    ['ErrorOccurred', 'False', 'ApplicationSetUpToDate', GENERATED],
    [
      'ParametersGenerated',
      'True',
      'ParametersGenerated',
      'Successfully generated parameters for all Applications',
    ],
    ['ResourcesUpToDate', 'True', 'ApplicationSetUpToDate', GENERATED],
    ...(set.spec.strategy?.type === 'RollingSync'
      ? [
          rolling
            ? [
                'RolloutProgressing',
                'True',
                'ApplicationSetModified',
                performing,
              ]
            : [
                'RolloutProgressing',
                'False',
                'ApplicationSetRolloutComplete',
                'ApplicationSet Rollout has completed',
              ],
        ]
      : []),
  ].map(([type, status, reason, message]) => {
    const before = set.status.conditions?.find(one => one.type === type);
    return before?.status === status && before.message === message
      ? before
      : { type, message, lastTransitionTime: now, status, reason };
  });
  return {
    conditions,
    ...(rollout && { applicationStatus: rollout.members }),
    ...(children.length > 0 && {
      resources: children.map(({ metadata, status }) => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: metadata.namespace,
        name: metadata.name,
        ...(status.sync.status && { status: status.sync.status }),
        ...(status.health.status && {
          health: { status: status.health.status },
        }),
      })),
      resourcesCount: children.length,
    }),
    health: rolling
      ? { status: 'Progressing', message: performing }
      : { status: 'Healthy', message: GENERATED },
  };
}
