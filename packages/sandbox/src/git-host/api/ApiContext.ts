import { Request, Response } from 'express';
import { Access, Permission } from '../access/Access';
import { Caller, requireUser } from '../access/Caller';
import { requireScope } from '../access/requireScope';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { Presenter } from '../present/Presenter';
import { OwnerRecord, RepositoryRecord } from '../state/records';

const CALLER = Symbol('caller');
const DEFAULT_PAGE = 30;
// What Go's server sends at once it knows the length of.
const UNBUFFERED = 2048;
const MAX_PAGE = 50;

/** A page of a list, as the query asks for it. */
export interface Page {
  readonly number: number;
  readonly size: number;
}

/** What every route of the API uses: the host, who may do what, and how answers are written. */
export class ApiContext {
  constructor(
    readonly host: Host,
    readonly access: Access,
    readonly present: Presenter,
  ) {}

  /** Finds out who calls; a bad token is refused on every route. */
  identify(req: Request & { [CALLER]?: Caller }): Caller {
    req[CALLER] ??= this.access.authenticate(req.headers.authorization);
    return req[CALLER];
  }

  user(req: Request, ...scopes: string[]): OwnerRecord {
    const caller = this.identify(req);
    const user = requireUser(caller);
    requireScope(caller, ...scopes);
    return user;
  }

  /** The repository of the route; 404 when it is not there or must not be seen. */
  repository(req: Request, scope = 'read:repository'): RepositoryRecord {
    const { owner, name } = req.params;
    const caller = this.identify(req);
    if (!this.host.state.findOwner(owner)) {
      throw HostError.notFound('GetUserByName', [
        `user redirect does not exist [name: ${owner}]`,
      ]);
    }
    const repository = this.host.state.findRepository(owner, name);
    if (!repository || !this.access.may(caller.user, repository, 'read')) {
      throw HostError.notFound();
    }
    requireScope(caller, scope);
    return repository;
  }

  /** The repository and a signed-in user who may do that much with it. */
  writable(
    req: Request,
    refusal = 'user should have a permission to write to a repo',
    wanted: Permission = 'write',
  ): { repository: RepositoryRecord; user: OwnerRecord } {
    const caller = this.identify(req);
    const repository = this.repository(
      req,
      caller.user ? 'write:repository' : 'read:repository',
    );
    const user = requireUser(caller);
    if (!this.access.may(user, repository, wanted))
      throw new HostError(403, refusal);
    this.refuseArchived(repository);
    return { repository, user };
  }

  refuseArchived(repository: RepositoryRecord): void {
    if (repository.archived) {
      throw new HostError(
        423,
        `<Repository ${repository.id}:${repository.owner}/${repository.name}> is archived`,
      );
    }
  }

  permission(req: Request, repository: RepositoryRecord): Permission {
    return this.access.permission(this.identify(req).user, repository);
  }

  /** JSON as Gitea writes it: with its final newline, and the longer ones in chunks, without their length. */
  json(res: Response, status: number, body: unknown): void {
    res
      .status(status)
      .setHeader('content-type', 'application/json;charset=utf-8');
    const text = `${JSON.stringify(body)}\n`;
    if (Buffer.byteLength(text) <= UNBUFFERED) {
      res.end(text);
      return;
    }
    res.write(text);
    res.end();
  }

  page(req: Request, sizeParameter = 'limit'): Page {
    const number = Number(req.query.page);
    const size = Number(req.query[sizeParameter]);
    return {
      number: Number.isInteger(number) && number > 0 ? number : 1,
      size:
        Number.isInteger(size) && size > 0
          ? Math.min(size, MAX_PAGE)
          : DEFAULT_PAGE,
    };
  }

  /** Sends one page of a list. `counted`: the page headers that commits and files have besides. */
  list(
    req: Request,
    res: Response,
    options: {
      page: Page;
      total: number;
      items: readonly unknown[];
      counted?: boolean;
    },
  ): void {
    const { page, total } = options;
    const last = Math.max(1, Math.ceil(total / page.size));
    res.setHeader('x-total-count', total);
    const link = this.links(req, page, last);
    if (link) res.setHeader('link', link);
    if (options.counted) {
      res.setHeader('x-page', page.number);
      res.setHeader('x-perpage', page.size);
      res.setHeader('x-pagecount', last);
      res.setHeader('x-hasmore', String(page.number < last));
    }
    this.json(res, 200, options.items);
  }

  /** One page of a list that is all there. */
  slice<T>(page: Page, items: readonly T[]): T[] {
    return items.slice((page.number - 1) * page.size, page.number * page.size);
  }

  private links(req: Request, page: Page, last: number): string {
    const to = (number: number, rel: string): string => {
      const url = new URL(req.originalUrl, this.host.url);
      url.searchParams.set('page', String(number));
      return `<${url}>; rel="${rel}"`;
    };
    const forward =
      page.number < last ? [to(page.number + 1, 'next'), to(last, 'last')] : [];
    const back =
      page.number > 1 && page.number <= last
        ? [to(1, 'first'), to(page.number - 1, 'prev')]
        : [];
    return [...forward, ...back].join(',');
  }
}
