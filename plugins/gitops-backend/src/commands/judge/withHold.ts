import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { ArgoApplication } from '@slipway/plugin-gitops-node';

type Written = Pick<ArgoApplication, 'metadata' | 'spec'>;

/** Who holds, since when, why and until when. */
export interface HoldNote {
  readonly by: string;
  /** RFC 3339. */
  readonly since: string;
  readonly commandId: string;
  readonly reason?: string;
  /** RFC 3339. */
  readonly until?: string;
}

/** The Application with auto-sync off and the hold written on it. Other settings of auto-sync stay for its return. */
export function withHold(
  { metadata, spec }: Written,
  { by, since, commandId, reason, until }: HoldNote,
): Written {
  const automated = spec.syncPolicy?.automated;
  return {
    metadata: {
      ...metadata,
      annotations: {
        ...withoutHoldAnnotations(metadata.annotations),
        [HOLD_ANNOTATIONS.by]: by,
        [HOLD_ANNOTATIONS.since]: since,
        [HOLD_ANNOTATIONS.command]: commandId,
        ...(reason && { [HOLD_ANNOTATIONS.reason]: reason }),
        ...(until && { [HOLD_ANNOTATIONS.until]: until }),
      },
    },
    spec: automated
      ? {
          ...spec,
          syncPolicy: {
            ...spec.syncPolicy,
            automated: { ...automated, enabled: false },
          },
        }
      : spec,
  };
}

/** The Application as it was before the hold. `enabled` goes, because Git must not be contradicted by a `true`. */
export function withoutHold({ metadata, spec }: Written): Written {
  const automated = spec.syncPolicy?.automated;
  const { enabled: _, ...rest } = automated ?? {};
  return {
    metadata: withoutHoldNote(metadata),
    spec: automated
      ? { ...spec, syncPolicy: { ...spec.syncPolicy, automated: rest } }
      : spec,
  };
}

/** Who holds and why, taken off; auto-sync stays as it is. */
export function withoutHoldNote(
  metadata: ArgoApplication['metadata'],
): ArgoApplication['metadata'] {
  return {
    ...metadata,
    annotations: withoutHoldAnnotations(metadata.annotations),
  };
}

function withoutHoldAnnotations(
  annotations: ArgoApplication['metadata']['annotations'],
): Record<string, string> {
  const ours = new Set<string>(Object.values(HOLD_ANNOTATIONS));
  return Object.fromEntries(
    Object.entries(annotations ?? {}).filter(([name]) => !ours.has(name)),
  );
}
