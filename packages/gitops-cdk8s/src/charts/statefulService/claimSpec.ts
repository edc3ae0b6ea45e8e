import { StatefulVolume } from './StatefulServiceProps';

/** The spec of a volume's claim, with the server's defaults written out. */
export function claimSpec({
  accessMode,
  shared,
  size,
  storageClassName,
}: StatefulVolume): Record<string, unknown> {
  return {
    accessModes: [accessMode ?? (shared ? 'ReadWriteMany' : 'ReadWriteOnce')],
    resources: { requests: { storage: size } },
    storageClassName,
    volumeMode: 'Filesystem',
  };
}
