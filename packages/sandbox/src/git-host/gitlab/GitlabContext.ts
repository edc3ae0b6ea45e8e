import { Request, Response } from 'express';
import { z } from 'zod';
import { Access, Permission } from '../access/Access';
import { Caller } from '../access/Caller';
import { pageOf } from '../api/pageOf';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { branchProtection } from '../operations/branchProtection';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { GitlabPresenter } from './GitlabPresenter';
import { GitlabRefusal } from './GitlabRefusal';

const PAGES = { usual: 20, most: 100 };

/** What every route of GitLab's simulator uses. */
export class GitlabContext {
  readonly present: GitlabPresenter;

  constructor(
    readonly host: Host,
    readonly access: Access,
    readonly basePath: string,
  ) {
    this.present = new GitlabPresenter(host, basePath);
  }

  identify(req: Request): Caller {
    const own = req.headers['private-token'];
    try {
      return this.access.authenticate(
        typeof own === 'string' ? `Bearer ${own}` : req.headers.authorization,
      );
    } catch (error) {
      if (error instanceof HostError) {
        throw new GitlabRefusal(401, '401 Unauthorized');
      }
      throw error;
    }
  }

  user(req: Request): OwnerRecord {
    const { user } = this.identify(req);
    if (!user) throw new GitlabRefusal(401, '401 Unauthorized');
    return user;
  }

  /** The project of the route, by its number or its path; what must not be seen is not there. */
  project(req: Request): RepositoryRecord {
    const { id } = req.params;
    const { user } = this.identify(req);
    const slash = id.lastIndexOf('/');
    const { state } = this.host;
    const [owner, name] = [id.slice(0, slash), id.slice(slash + 1)];
    const found = /^\d+$/.test(id)
      ? state.repositories.find(one => one.id === Number(id))
      : (state.findRepository(owner, name) ?? state.findMoved(owner, name));
    if (!found || !this.access.may(user, found, 'read')) {
      throw GitlabRefusal.notFound('Project');
    }
    return found;
  }

  permission(req: Request, project: RepositoryRecord): Permission {
    return this.access.permission(this.identify(req).user, project);
  }

  /** The project and a caller who may change it. */
  writable(
    req: Request,
    wanted: Permission = 'write',
  ): { readonly project: RepositoryRecord; readonly user: OwnerRecord } {
    const user = this.user(req);
    const project = this.project(req);
    const { scopes } = this.identify(req);
    const isScoped =
      !scopes || scopes.includes('all') || scopes.includes('write:repository');
    if (!isScoped) {
      throw new GitlabRefusal(403, 'insufficient_scope', 'error');
    }
    if (!this.access.may(user, project, wanted) || project.archived) {
      throw GitlabRefusal.forbidden();
    }
    return { project, user };
  }

  isProtected(project: RepositoryRecord, branch: string): boolean {
    return branchProtection.of(project, branch) !== undefined;
  }

  mayPush(
    project: RepositoryRecord,
    branch: string,
    user: OwnerRecord,
  ): boolean {
    return branchProtection.mayPush(project, branch, user);
  }

  /** The body, read as the schema says; GitLab's 400 when it is another. */
  body<T>(req: Request, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(req.body ?? {});
    if (parsed.success) return parsed.data;
    const wrong = parsed.error.issues.map(({ path, message }) => {
      const [first, ...rest] = path.map(String);
      const name = [first, ...rest.map(one => `[${one}]`)].join('');
      return `${name} is ${/received undefined/.test(message) ? 'missing' : 'invalid'}`;
    });
    throw new GitlabRefusal(400, wrong.join(', '), 'error');
  }

  /** One page of a list, with GitLab's headers. */
  async list<T>(
    req: Request,
    res: Response,
    all: readonly T[],
    show: (item: T) => Promise<unknown> | unknown,
  ): Promise<void> {
    const { number, size, last, items } = pageOf(req, all, PAGES);
    const to = (page: number, rel: string) => {
      const url = new URL(req.originalUrl, this.host.url);
      url.searchParams.set('page', String(page));
      return `<${url}>; rel="${rel}"`;
    };
    const links = [
      ...(number > 1 ? [to(number - 1, 'prev')] : []),
      ...(number < last ? [to(number + 1, 'next')] : []),
      to(1, 'first'),
      to(last, 'last'),
    ];
    res.setHeader('link', links.join(', '));
    res.setHeader('x-page', number);
    res.setHeader('x-per-page', size);
    res.setHeader('x-total', all.length);
    res.setHeader('x-total-pages', last);
    res.setHeader('x-next-page', number < last ? number + 1 : '');
    res.setHeader('x-prev-page', number > 1 ? number - 1 : '');
    res.json(await Promise.all(items.map(show)));
  }
}
