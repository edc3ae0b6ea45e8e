import { NotFoundError } from '@backstage/errors';
import { RepositoryRef } from '../ScmHost';
import { giteaAnswers, GiteaTreeEntry } from './giteaAnswers';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaRefusal } from './GiteaRefusal';

const PAGE_SIZE = 1000;

/** Git trees by Gitea's API. */
export class GiteaTrees {
  readonly #http: GiteaHttp;

  constructor(http: GiteaHttp) {
    this.#http = http;
  }

  /** Every entry of a branch's or commit's tree, folders too. */
  async list(
    repository: RepositoryRef,
    ref: string,
  ): Promise<readonly GiteaTreeEntry[]> {
    const subject = `branch or commit ${ref} in repository ${repository.owner}/${repository.name}`;
    const entries: GiteaTreeEntry[] = [];
    for (let page = 1; ; page++) {
      const answer = await this.#page(repository, ref, { page, subject });
      entries.push(...(answer.tree ?? []));
      // `truncated` is true on the last page too: only the count tells the end.
      const isDone = entries.length >= (answer.total_count ?? entries.length);
      if (isDone || !answer.tree?.length) return entries;
    }
  }

  async #page(
    repository: RepositoryRef,
    ref: string,
    { page, subject }: { readonly page: number; readonly subject: string },
  ) {
    try {
      return await this.#http.tryJson(giteaAnswers.tree, {
        path: giteaNames.path(repository, 'git', 'trees', ref),
        query: { recursive: 'true', per_page: PAGE_SIZE, page },
        subject,
      });
    } catch (error) {
      if (error instanceof GiteaRefusal && error.status === 400) {
        throw new NotFoundError(`${this.#http.host} has no ${subject}`);
      }
      throw this.#http.translate(error, subject);
    }
  }
}
