import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { ApiContext } from './ApiContext';

/** Version, session and settings. */
export function sessionRoutes(context: ApiContext): readonly Route[] {
  const { accounts, settings } = context;
  const userOf = (authorization?: string, cookie?: string) => {
    try {
      return accounts.authenticate(authorization, cookie).name;
    } catch {
      return undefined;
    }
  };
  return [
    {
      method: 'GET',
      path: '/api/version',
      public: true,
      handle: ({ request: { headers } }) => ({
        Version: 'v3.5.1+simulator',
        ...(userOf(headers.authorization, headers.cookie) && {
          BuildDate: '2026-08-12T00:00:00Z',
          GoVersion: 'go1.26.8',
          Compiler: 'gc',
          Platform: 'linux/amd64',
          KustomizeVersion: 'v5.8.1 simulator',
          HelmVersion: 'v4.2.3+simulator',
          JsonnetVersion: 'v0.22.0',
        }),
      }),
    },
    {
      method: 'POST',
      path: '/api/v1/session',
      public: true,
      handle: ({ body }) => {
        const { username = '', password = '' } = checkBody<{
          readonly username?: string;
          readonly password?: string;
        }>(body, 'SessionCreateRequest', {
          username: 'string',
          password: 'string',
        });
        return { token: accounts.login(username, password) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/session',
      public: true,
      handle: () => ({}),
    },
    {
      method: 'GET',
      path: '/api/v1/session/userinfo',
      public: true,
      handle: ({ request: { headers } }) => {
        const user = userOf(headers.authorization, headers.cookie);
        return user ? { loggedIn: true, username: user, iss: 'argocd' } : {};
      },
    },
    {
      method: 'GET',
      path: '/api/v1/settings',
      public: true,
      handle: ({ request: { headers } }) => ({
        ...(settings.config('url') && { url: settings.config('url') }),
        appLabelKey: 'app.kubernetes.io/instance',
        googleAnalytics: { anonymizeUsers: true },
        kustomizeOptions: { BuildOptions: '', BinaryPath: '', Versions: null },
        help: {},
        passwordPattern: '^.{8,32}$',
        trackingMethod: 'annotation',
        ...(userOf(headers.authorization, headers.cookie) && {
          resourceOverrides: settings.applicationHealth
            ? {
                'argoproj.io/Application': {
                  HealthLua: settings.applicationHealth,
                },
              }
            : {},
          controllerNamespace: 'argocd',
        }),
        syncWithReplaceAllowed: true,
      }),
    },
  ];
}
