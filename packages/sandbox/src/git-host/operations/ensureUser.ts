import { Host } from '../Host';
import { OwnerRecord } from '../state/records';

/** The user of this name, made when there is none. Without a password, nobody can sign in as them. */
export function ensureUser(
  host: Host,
  login: string,
  options: { readonly admin: boolean },
): OwnerRecord {
  const found = host.state.findUser(login);
  if (found) return found;
  const user = host.state.addOwner({
    kind: 'user',
    login,
    fullName: '',
    email: `${login.toLowerCase()}@sandbox.localhost`,
    admin: options.admin,
    createdAt: host.now(),
    members: [],
  });
  host.state.save();
  return user;
}
