import { Manifest, ManifestMetadata } from '@slipway/sync-waves';
import { rfc3339 } from '../rfc3339';

/** What identifies an object that is new in the cluster. */
export interface NewObject {
  readonly uid: string;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  readonly ownerReferences?: readonly unknown[];
}

/** The metadata of a new object: its manifest's, and what the API server adds. */
export function newMetadata(
  manifest: Manifest,
  { createdMs, ownerReferences, uid }: NewObject,
): ManifestMetadata {
  return {
    ...manifest.metadata,
    ...(ownerReferences && { ownerReferences }),
    uid,
    creationTimestamp: rfc3339(new Date(createdMs)),
    ...('spec' in manifest && { generation: 1 }),
  };
}
