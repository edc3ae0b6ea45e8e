import { HostError } from '../HostError';
import { HostState } from '../state/HostState';
import { OwnerRecord, RepositoryRecord } from '../state/records';
import { Caller } from './Caller';
import { secrets } from './secrets';

/** What a user may do with a repository, from nothing to everything. */
export type Permission = 'none' | 'read' | 'write' | 'admin';

const ORDER: readonly Permission[] = ['none', 'read', 'write', 'admin'];
const badToken = () =>
  new HostError(401, 'user does not exist [uid: 0, name: ]');

/** Finds out who calls, and what they may do. */
export class Access {
  constructor(
    private readonly state: HostState,
    private readonly admin: {
      username: string;
      password: string;
      token: string;
    },
  ) {}

  /** Reads an `Authorization` header: token, bearer or basic (password or token). An unknown scheme is nobody. */
  authenticate(header: string | undefined): Caller {
    const [, scheme = '', value = ''] =
      /^(\S+)\s+(.*)$/.exec(header ?? '') ?? [];
    switch (scheme.toLowerCase()) {
      case 'token':
      case 'bearer':
        return this.byToken(value.trim()) ?? this.fail();
      case 'basic':
        return this.byBasic(Buffer.from(value, 'base64').toString('utf8'));
      default:
        return {};
    }
  }

  permission(
    user: OwnerRecord | undefined,
    repository: RepositoryRecord,
  ): Permission {
    if (!user) return repository.private ? 'none' : 'read';
    const owner = this.state.findOwner(repository.owner);
    if (user.admin || owner === user || owner?.members.includes(user.login))
      return 'admin';
    const given = repository.collaborators[user.login] as
      Permission | undefined;
    return given ?? (repository.private ? 'none' : 'read');
  }

  may(
    user: OwnerRecord | undefined,
    repository: RepositoryRecord,
    wanted: Permission,
  ): boolean {
    return (
      ORDER.indexOf(this.permission(user, repository)) >= ORDER.indexOf(wanted)
    );
  }

  private fail(): never {
    throw badToken();
  }

  private byToken(token: string): Caller | undefined {
    if (token !== '' && secrets.equal(token, this.admin.token)) {
      return { user: this.state.findUser(this.admin.username) };
    }
    const hash = secrets.hashToken(token);
    for (const user of this.state.owners) {
      const found = user.tokens.find(other => other.sha256 === hash);
      if (found) return { user, scopes: found.scopes };
    }
    return undefined;
  }

  private byBasic(pair: string): Caller {
    const colon = pair.indexOf(':');
    const [name, password] =
      colon < 0 ? [pair, ''] : [pair.slice(0, colon), pair.slice(colon + 1)];
    const caller = this.byToken(password || name);
    if (caller) return caller;
    const user = this.state.findUser(name);
    if (!user) throw badToken();
    const isAdmin = user.login === this.admin.username;
    const right = isAdmin
      ? secrets.equal(password, this.admin.password)
      : user.passwordHash !== undefined &&
        secrets.isPassword(password, user.passwordHash);
    if (!right) {
      throw new HostError(
        401,
        `user's password is invalid [uid: ${user.id}, name: ${user.login}]`,
      );
    }
    return { user };
  }
}
