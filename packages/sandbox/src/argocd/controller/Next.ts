/** When to look at the operation again: at once, after some milliseconds, when the cluster changes, or never. */
export type Next =
  | {
      readonly after: number;
      /** True when a change may bring it forward; a wave delay runs out whatever happens. */
      readonly interruptible?: boolean;
    }
  | { readonly type: 'on-change' }
  | { readonly type: 'done' };
