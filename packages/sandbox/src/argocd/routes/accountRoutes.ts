import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { ApiContext } from './ApiContext';

const RESOURCES =
  'clusters projects applications applicationsets repositories write-repositories certificates accounts gpgkeys logs exec extensions'.split(
    ' ',
  );
const ACTIONS = 'get create update delete sync override action invoke'.split(
  ' ',
);

function knownWord(words: readonly string[], word: string): void {
  // An action on a resource goes on after a slash: action/apps/Deployment/restart.
  if (words.includes(word.split('/')[0])) return;
  throw ArgoError.invalidArgument(
    `[${words.join(' ')}] does not contain ${word}`,
  );
}

/** Local accounts, their tokens, and what the caller may do. */
export function accountRoutes({ accounts }: ApiContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/account',
      handle: ({ caller }) => {
        const items = accounts
          .list()
          .filter(
            ({ name }) =>
              name === caller.name || caller.can('accounts', 'get', name),
          );
        return { items };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/account/:name',
      handle: ({ params: { name }, caller }) => {
        if (name !== caller.name) caller.demand('accounts', 'get', name);
        return accounts.find(name);
      },
    },
    {
      method: 'POST',
      path: '/api/v1/account/:name/token',
      handle: ({ params: { name }, body, caller }) => {
        if (name !== caller.name) caller.demand('accounts', 'update', name);
        const { id, expiresIn } = checkBody<{
          readonly id?: string;
          readonly expiresIn?: number;
        }>(body, 'CreateTokenRequest', { id: 'string', expiresIn: 'int64' });
        return {
          token: accounts.issue(name, {
            ...(id && { id }),
            ...(expiresIn && { expiresIn }),
          }),
        };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/account/:name/token/:id',
      handle: ({ params: { name, id }, caller }) => {
        if (name !== caller.name) caller.demand('accounts', 'update', name);
        accounts.revoke(name, id);
        return {};
      },
    },
    {
      method: 'GET',
      path: '/api/v1/account/can-i/:resource/:action/**',
      handle: ({ params: { resource, action, rest }, caller }) => {
        knownWord(RESOURCES, resource);
        knownWord(ACTIONS, action);
        return { value: caller.can(resource, action, rest) ? 'yes' : 'no' };
      },
    },
  ];
}
