import { Request, Response } from 'express';
import { compareCommits } from '../git/compareCommits';
import { FileDifference } from '../git/types';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { Html } from './html';
import { renderPage } from './Page';
import { DiffFile, parseDiff } from './parseDiff';

/** What all pages use: the host, who they act as, and how they find and send things. */
export class PageContext {
  constructor(
    readonly host: Host,
    readonly user: OwnerRecord,
  ) {}

  send(res: Response, title: string, content: Html, status: number = 200) {
    res
      .status(status)
      .type('html')
      .send(renderPage({ title, user: this.user.login, content }));
  }

  repository(req: Request): RepositoryRecord {
    const { owner, name } = req.params;
    const repository = this.host.state.findRepository(owner, name);
    if (!repository) {
      throw HostError.notFound(`There is no repository ${owner}/${name}.`);
    }
    return repository;
  }

  pull(req: Request, repository: RepositoryRecord): PullRecord {
    const { number } = req.params;
    const pull = repository.pulls.find(
      other => other.number === Number(number),
    );
    if (!pull) {
      throw HostError.notFound(
        `There is no pull request ${number} in ${repository.owner}/${repository.name}.`,
      );
    }
    return pull;
  }

  /** The rest of the path, decoded. */
  wild(req: Request): string {
    return (req.params as Record<string, string>)[0] ?? '';
  }

  /** Files that differ between two commits, with their lines. */
  async diff(
    repository: RepositoryRecord,
    before: string,
    after: string,
  ): Promise<{ files: readonly FileDifference[]; diffs: readonly DiffFile[] }> {
    const git = this.host.git(repository);
    const files = await compareCommits(git, before, after);
    const text = await git.git.text(['diff-tree', '-p', '-M', before, after]);
    const paths = files.map(file => file.path);
    return { files, diffs: parseDiff(text, paths) };
  }
}
