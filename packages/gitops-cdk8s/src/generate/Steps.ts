/**
 * Work that can be stopped between its steps: run at once, or in slices that let others have their turn.
 *
 * @internal
 */
export type Steps<T> = Generator<void, T, void>;
