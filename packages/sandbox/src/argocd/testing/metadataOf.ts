import { ObjectMeta } from '../objects/Application';

/** For tests: the metadata of an Application that is there. */
export const metadataOf = (
  name: string,
  more: Partial<ObjectMeta> = {},
): ObjectMeta => ({
  name,
  namespace: 'argocd',
  uid: 'u',
  resourceVersion: '1',
  generation: 1,
  creationTimestamp: '2026-01-01T00:00:00Z',
  ...more,
});
