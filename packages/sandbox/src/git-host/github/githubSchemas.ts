import { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];

/** GitHub's answers, as its published API description has them. */
export interface GithubSchemas {
  readonly user: Schemas['simple-user'];
  readonly repository: Schemas['full-repository'];
  readonly ref: Schemas['git-ref'];
  readonly tree: Schemas['git-tree'];
  readonly blob: Schemas['blob'];
  readonly shortBlob: Schemas['short-blob'];
  readonly file: Schemas['content-file'];
  readonly folder: Schemas['content-directory'];
  readonly gitCommit: Schemas['git-commit'];
  readonly commit: Schemas['commit'];
  readonly comparison: Schemas['commit-comparison'];
  readonly pull: Schemas['pull-request'];
  readonly pullInList: Schemas['pull-request-simple'];
  readonly installation: Schemas['installation'];
  readonly installationToken: Schemas['installation-token'];
  readonly status: Schemas['combined-commit-status'];
  readonly comment: Schemas['issue-comment'];
  readonly merge: Schemas['pull-request-merge-result'];
}
