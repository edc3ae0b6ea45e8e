import { Request, Router } from 'express';
import { secrets } from '../access/secrets';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubAppOptions } from './GithubSimulatorOptions';
import { GithubSchemas } from './githubSchemas';
import { isSignedByApp } from './isSignedByApp';

const PERMISSIONS = {
  contents: 'write',
  metadata: 'read',
  pull_requests: 'write',
} as const;

/** A GitHub App: where it is installed, and the tokens that it works with there. */
export function addAppRoutes(
  router: Router,
  api: GithubContext,
  app: GithubAppOptions,
): void {
  const { host, present } = api;
  const { state } = host;
  const requireApp = (req: Request) => {
    const { authorization } = req.headers;
    if (!isSignedByApp(authorization, app, host.clock.now())) {
      throw new GithubRefusal(401, 'A JSON web token could not be decoded');
    }
    const account = state.findOwner(app.installedFor);
    if (!account) throw GithubRefusal.notFound();
    return account;
  };
  /** The account that the app acts as. */
  const bot = () => {
    const login = 'slipway[bot]';
    const found = state.findUser(login);
    if (found) return found;
    return state.addOwner({
      kind: 'user',
      login,
      fullName: '',
      email: `${app.id}+${login}@users.noreply.github.com`,
      admin: false,
      createdAt: host.now(),
      members: [],
    });
  };

  router.get('/app/installations', (req, res) => {
    const account = requireApp(req);
    const url = `${present.api}/app/installations/${account.id}`;
    const installation: GithubSchemas['installation'] = {
      id: account.id,
      app_id: app.id,
      app_slug: 'slipway',
      target_id: account.id,
      target_type: 'Organization',
      account: present.user(account),
      repository_selection: 'all',
      permissions: PERMISSIONS,
      events: [],
      single_file_name: null,
      access_tokens_url: `${url}/access_tokens`,
      repositories_url: `${present.api}/installation/repositories`,
      html_url: `${host.url}/organizations/${account.login}/settings/installations/${account.id}`,
      created_at: account.createdAt,
      updated_at: account.createdAt,
      suspended_by: null,
      suspended_at: null,
    };
    res.json([installation]);
  });

  router.post('/app/installations/:id(\\d+)/access_tokens', (req, res) => {
    const account = requireApp(req);
    if (Number(req.params.id) !== account.id) throw GithubRefusal.notFound();
    const user = bot();
    if (!account.members.includes(user.login)) account.members.push(user.login);
    const token = `ghs_${secrets.newToken()}`;
    const id = state.newId();
    user.tokens.push({
      id,
      name: `installation-${id}`,
      sha256: secrets.hashToken(token),
      lastEight: token.slice(-8),
      scopes: ['write:repository'],
    });
    state.save();
    const seconds = app.tokenSeconds ?? 3600;
    const answer: GithubSchemas['installationToken'] = {
      token,
      expires_at: new Date(
        host.clock.now().getTime() + seconds * 1000,
      ).toISOString(),
      permissions: PERMISSIONS,
      repository_selection: 'all',
    };
    res.status(201).json(answer);
  });
}
