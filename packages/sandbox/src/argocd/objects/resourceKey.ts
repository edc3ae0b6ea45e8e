import { ResourceKey } from '@slipway/sync-waves';

type Parts = Partial<Pick<ResourceKey, 'group' | 'namespace'>> &
  Pick<ResourceKey, 'kind' | 'name'>;

/** Keys of objects as text, for maps and for messages. */
export const resourceKey = {
  /** One text for one object. */
  id: ({ group = '', kind, namespace = '', name }: Parts): string =>
    `${group}/${kind}/${namespace}/${name}`,

  /** As the messages of an operation name objects; a leading slash stands for the core group. */
  inMessage: ({ group = '', kind, name }: Parts): string =>
    `${group}/${kind}/${name}`,

  /** The order of `status.resources` and of the tree. */
  compare(a: Parts, b: Parts): number {
    const fields = ['group', 'kind', 'namespace', 'name'] as const;
    for (const field of fields) {
      const [x, y] = [a[field] ?? '', b[field] ?? ''];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  },
};
