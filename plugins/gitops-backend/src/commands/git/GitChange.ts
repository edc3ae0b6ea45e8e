import { FileChange } from '@slipway/plugin-gitops-node';
import { FileOfOthers } from './FileOfOthers';

/** What a pull request or commit of ours changes and how what comes of it is recognised. */
export interface GitChange {
  /** The commit that it was made on. */
  readonly base: string;
  readonly files: readonly FileChange[];
  /** Those of the files that are not the environment's own. */
  readonly others: readonly FileOfOthers[];
  /** Every file of the environment as it will be, with git's id of its content. */
  readonly result: readonly { readonly path: string; readonly sha: string }[];
  readonly app: string;
  readonly environment: string;
  readonly delivery: 'manifests' | 'chart';
  /** The tag or chart version on the branch now. */
  readonly from: string;
  /** The tag or chart version that it brings. */
  readonly to: string;
  /** `repository:tag`, or the chart version: what runs when it has arrived. */
  readonly runs: string;
  /** Sentences for whoever reads the change. */
  readonly notes: readonly string[];
  /** Markdown. */
  readonly wavePlan: string;
}
