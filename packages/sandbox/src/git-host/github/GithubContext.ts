import { Request, Response } from 'express';
import { z } from 'zod';
import { Access, Permission } from '../access/Access';
import { Caller } from '../access/Caller';
import { pageOf } from '../api/pageOf';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { branchProtection } from '../operations/branchProtection';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { GithubCommitPresenter } from './GithubCommitPresenter';
import { GithubPresenter } from './GithubPresenter';
import { GithubPullPresenter } from './GithubPullPresenter';
import { GithubRefusal } from './GithubRefusal';
import { GithubSimulatorOptions } from './GithubSimulatorOptions';

const PAGES = { usual: 30, most: 100 };

/** What every route of GitHub's simulator uses. */
export class GithubContext {
  readonly present: GithubPresenter;
  readonly commits: GithubCommitPresenter;
  readonly pulls: GithubPullPresenter;

  constructor(
    readonly host: Host,
    readonly access: Access,
    readonly options: GithubSimulatorOptions,
  ) {
    this.present = new GithubPresenter(host);
    this.commits = new GithubCommitPresenter(host, this.present);
    this.pulls = new GithubPullPresenter(host, this.present);
  }

  identify(req: Request): Caller {
    try {
      return this.access.authenticate(req.headers.authorization);
    } catch (error) {
      if (error instanceof HostError) {
        throw new GithubRefusal(401, 'Bad credentials');
      }
      throw error;
    }
  }

  /** The repository of the route; what must not be seen is not there. */
  repository(req: Request): RepositoryRecord {
    const { owner, name } = req.params;
    const { user } = this.identify(req);
    const repository = this.host.state.findRepository(owner, name);
    if (!repository || !this.access.may(user, repository, 'read')) {
      throw GithubRefusal.notFound();
    }
    return repository;
  }

  /** What an answer says that the caller may do. Of an app it says nothing at all, whatever the app may. */
  permission(req: Request, repository: RepositoryRecord): Permission {
    if (this.identify(req).user?.login.endsWith('[bot]')) return 'none';
    return this.access.permission(this.identify(req).user, repository);
  }

  /** The repository and a caller who may change it. */
  writable(
    req: Request,
    wanted: Permission = 'write',
  ): { readonly repository: RepositoryRecord; readonly user: OwnerRecord } {
    const { user, scopes } = this.identify(req);
    if (!user) throw new GithubRefusal(401, 'Requires authentication');
    const repository = this.repository(req);
    const isScoped =
      !scopes || scopes.includes('all') || scopes.includes('write:repository');
    if (!isScoped || !this.access.may(user, repository, wanted)) {
      throw new GithubRefusal(
        403,
        'Resource not accessible by personal access token',
      );
    }
    if (repository.archived) {
      throw new GithubRefusal(403, 'Repository was archived so is read-only.');
    }
    return { repository, user };
  }

  async requireCommits(repository: RepositoryRecord): Promise<void> {
    const refs = await this.host.git(repository).refs('refs/heads/');
    if (refs.length === 0) {
      throw new GithubRefusal(409, 'Git Repository is empty.');
    }
  }

  /** Refuses to move a branch that its rules keep still. */
  refuseByRules(
    repository: RepositoryRecord,
    branch: string,
    user: OwnerRecord,
  ): void {
    const rule = branchProtection.of(repository, branch);
    if (!rule) return;
    const violations = [
      ...(branchProtection.mayPush(repository, branch, user)
        ? []
        : ['Changes must be made through a pull request.']),
      ...(rule.require_signed_commits
        ? ['Commits must have verified signatures.']
        : []),
    ];
    if (violations.length > 0) {
      throw new GithubRefusal(
        422,
        `Repository rule violations found\n\n${violations.join('\n')}\n\n`,
      );
    }
  }

  /** The body, read as the schema says; GitHub's 422 when it is another. */
  body<T>(req: Request, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(req.body ?? {});
    if (parsed.success) return parsed.data;
    const wrong = parsed.error.issues.map(({ path, message }) => {
      const isMissing = /received undefined/.test(message);
      return isMissing
        ? `"${path.join('.')}" wasn't supplied.`
        : `For '${path.join('/')}': ${message}.`;
    });
    throw new GithubRefusal(422, `Invalid request.\n\n${wrong.join('\n')}`);
  }

  /** One page of a list, with GitHub's `Link`. */
  async list<T>(
    req: Request,
    res: Response,
    all: readonly T[],
    show: (item: T) => Promise<unknown> | unknown,
  ): Promise<void> {
    const { number, last, items } = pageOf(req, all, PAGES);
    const to = (page: number, rel: string) => {
      const url = new URL(req.originalUrl, this.host.url);
      url.searchParams.set('page', String(page));
      return `<${url}>; rel="${rel}"`;
    };
    const links = [
      ...(number > 1 ? [to(number - 1, 'prev')] : []),
      ...(number < last ? [to(number + 1, 'next'), to(last, 'last')] : []),
      ...(number > 1 ? [to(1, 'first')] : []),
    ];
    if (links.length > 0) res.setHeader('link', links.join(', '));
    res.json(await Promise.all(items.map(show)));
  }
}
