import { BareRepository } from '../git/BareRepository';
import { compareCommits } from '../git/compareCommits';
import { mergeTrees } from '../git/mergeCommits';
import { FileDifference } from '../git/types';

/** How two commits stand to each other. It depends on nothing but the commits. */
export interface MergeComparison {
  readonly mergeBase: string | undefined;
  /** What `head` changed since the merge base. */
  readonly files: readonly FileDifference[];
  /** Paths that both sides changed differently; empty when they merge without a conflict. */
  readonly conflicts: readonly string[];
}

const MAX_KEPT = 500;

/** Compares commits before a merge, and keeps the newest answers: lists of pull requests ask for the same again. */
export class MergeComparisons {
  private readonly kept = new Map<string, Promise<MergeComparison>>();

  of(
    git: BareRepository,
    base: string,
    head: string,
  ): Promise<MergeComparison> {
    const key = `${git.directory} ${base} ${head}`;
    const known = this.kept.get(key);
    if (known) return known;
    const comparison = compare(git, base, head);
    this.kept.set(key, comparison);
    comparison.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest) this.kept.delete(oldest);
    return comparison;
  }
}

async function compare(
  git: BareRepository,
  base: string,
  head: string,
): Promise<MergeComparison> {
  const mergeBase = await git.mergeBase(base, head);
  const [files, merged] = await Promise.all([
    mergeBase ? compareCommits(git, mergeBase, head) : [],
    mergeTrees(git, base, head),
  ]);
  return {
    mergeBase,
    files,
    conflicts: merged.clean ? [] : merged.conflicts,
  };
}
