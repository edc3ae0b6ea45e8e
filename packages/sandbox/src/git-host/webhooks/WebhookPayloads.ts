import { compareCommits } from '../git/compareCommits';
import { EMPTY_TREE, NO_COMMIT } from '../git/types';
import { Host, RefMove } from '../Host';
import { Json } from '../present/Json';
import { links } from '../present/links';
import { Presenter } from '../present/Presenter';
import { OwnerRecord, RepositoryRecord } from '../state/records';

const PAYLOAD_COMMITS = 5;

/** Writes the bodies of webhooks. */
export class WebhookPayloads {
  constructor(
    private readonly host: Host,
    private readonly present: Presenter,
  ) {}

  /** What every payload names. */
  common(repository: RepositoryRecord, user: OwnerRecord): Json {
    return {
      repository: this.present.repositories.repository(
        repository,
        'admin',
        false,
      ),
      sender: this.present.owners.user(user, true),
    };
  }

  /** The payload of a moved branch or tag: its newest commits with their files. */
  async push(
    repository: RepositoryRecord,
    user: OwnerRecord,
    move: RefMove,
  ): Promise<Json> {
    const git = this.host.git(repository);
    const isNew = move.before === NO_COMMIT;
    const main = `refs/heads/${repository.defaultBranch}`;
    const base = isNew
      ? await git.branchTip(repository.defaultBranch)
      : move.before;
    const range =
      base && (!isNew || move.ref !== main) && base !== move.after
        ? [move.after, `^${base}`]
        : [move.after];
    const total = await git.countCommits(range);
    const commits = await git.log({
      range,
      limit: range.length > 1 ? PAYLOAD_COMMITS : 1,
    });
    const shown = await Promise.all(
      commits.map(async commit => {
        const files = await compareCommits(
          git,
          commit.parents[0] ?? EMPTY_TREE,
          commit.sha,
        );
        const paths = (status: string) =>
          files.filter(file => file.status === status).map(file => file.path);
        const renamed = files.filter(file => file.status === 'renamed');
        return this.present.commits.payloadCommit(repository, commit, {
          added: [...paths('added'), ...renamed.map(file => file.path)],
          removed: [
            ...paths('deleted'),
            ...renamed.flatMap(file => file.previousPath ?? []),
          ],
          modified: paths('changed'),
        });
      }),
    );
    const common = this.common(repository, user);
    return {
      ref: move.ref,
      before: move.before,
      after: move.after,
      compare_url: base
        ? `${links.web(this.host, repository)}/compare/${base}...${move.after}`
        : '',
      commits: shown,
      total_commits: range.length > 1 ? total : 1,
      head_commit: shown[0] ?? null,
      repository: common.repository,
      pusher: common.sender,
      sender: common.sender,
    };
  }
}
