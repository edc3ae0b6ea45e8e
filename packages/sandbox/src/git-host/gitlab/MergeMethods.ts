import { RepositoryRecord } from '../state/records';

/** How a project merges: with a merge commit, with one after a rebase, or fast-forward only. */
export type MergeMethod = 'merge' | 'rebase_merge' | 'ff';

/** The merge methods of the projects that have another than the default. */
export class MergeMethods {
  private readonly byProject = new Map<number, MergeMethod>();

  of({ id }: RepositoryRecord): MergeMethod {
    return this.byProject.get(id) ?? 'merge';
  }

  set({ id }: RepositoryRecord, method: MergeMethod): void {
    this.byProject.set(id, method);
  }
}
