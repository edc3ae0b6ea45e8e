import { Host } from '../Host';
import { CommitPresenter } from './CommitPresenter';
import { FilePresenter } from './FilePresenter';
import { OwnerPresenter } from './OwnerPresenter';
import { PullPresenter } from './PullPresenter';
import { RepositoryPresenter } from './RepositoryPresenter';

/** Writes records and commits in the shapes of Gitea's API, by subject. */
export class Presenter {
  readonly owners: OwnerPresenter;
  readonly repositories: RepositoryPresenter;
  readonly commits: CommitPresenter;
  readonly files: FilePresenter;
  readonly pulls: PullPresenter;

  constructor(host: Host) {
    this.owners = new OwnerPresenter(host);
    this.repositories = new RepositoryPresenter(host, this.owners);
    this.commits = new CommitPresenter(host, this.owners);
    this.files = new FilePresenter(host);
    this.pulls = new PullPresenter(host, this.owners, this.repositories);
  }
}
