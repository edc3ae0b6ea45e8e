import { OrderedObject } from './OrderedObject';

/**
 * Whether a PersistentVolumeClaim is bound before a pod mounts it: it names its volume, or its class is among the
 * objects and binds at once (`Immediate`, which is also what Kubernetes takes when the class does not say). Of any other
 * class that is not known, and most of them wait.
 *
 * @internal
 */
export function bindsAtOnce(
  claim: OrderedObject,
  objects: readonly OrderedObject[],
): boolean {
  const spec = claim.spec as
    | { readonly volumeName?: string; readonly storageClassName?: string }
    | undefined;
  return (
    Boolean(spec?.volumeName) ||
    objects.some(
      object =>
        object.kind === 'StorageClass' &&
        object.metadata?.name === spec?.storageClassName &&
        (object.volumeBindingMode ?? 'Immediate') === 'Immediate',
    )
  );
}
