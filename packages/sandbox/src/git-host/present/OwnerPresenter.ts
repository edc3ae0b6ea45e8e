import { createHash } from 'node:crypto';
import { Host } from '../Host';
import { OwnerRecord } from '../state/records';
import { dates } from './dates';
import { Json } from './Json';

/** Users and organisations in the shapes of Gitea’s API. */
export class OwnerPresenter {
  constructor(private readonly host: Host) {}

  /** `self`: shown to the user himself, with his real address. */
  user(user: OwnerRecord | undefined, self = false): Json | null {
    if (!user) return null;
    const { url } = this.host;
    const email = self
      ? user.email
      : `${user.login.toLowerCase()}@noreply.${new URL(url).host}`;
    return {
      id: user.id,
      login: user.login,
      login_name: '',
      source_id: 0,
      full_name: user.fullName,
      email: user.kind === 'user' ? email : '',
      avatar_url: `${url}/avatars/${createHash('md5')
        .update(user.email || user.login)
        .digest('hex')}`,
      html_url: `${url}/${user.login}`,
      language: '',
      is_admin: self && user.admin,
      last_login: dates.never,
      created: user.createdAt,
      restricted: false,
      active: self,
      prohibit_login: false,
      location: '',
      pronouns: '',
      website: '',
      description: '',
      visibility: 'public',
      followers_count: 0,
      following_count: 0,
      starred_repos_count: 0,
      username: user.login,
    };
  }

  named(login: string): Json | null {
    return this.user(this.host.state.findOwner(login));
  }

  organization(owner: OwnerRecord): Json {
    return {
      id: owner.id,
      name: owner.login,
      full_name: owner.fullName,
      email: '',
      avatar_url: `${this.host.url}/avatars/${createHash('md5').update(owner.login).digest('hex')}`,
      description: '',
      website: '',
      location: '',
      visibility: 'public',
      repo_admin_change_team_access: false,
      username: owner.login,
    };
  }
}
