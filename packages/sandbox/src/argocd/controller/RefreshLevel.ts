/** How much a comparison looks at again: only the cluster, the sources too, or the sources without any cache. */
export type RefreshLevel = 'live' | 'normal' | 'hard';
