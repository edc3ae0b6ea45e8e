import { Router } from 'express';
import { secrets } from '../access/secrets';
import { HostError } from '../HostError';
import { names } from '../names';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const NOT_ADMIN = 'user should be the site admin';
const SCOPE =
  /^(read|write):(activitypub|admin|issue|misc|notification|organization|package|repository|user)$|^(all|public-only)$/;

/** Version, users, tokens and organisations. */
export function addServerRoutes(router: Router, api: ApiContext): void {
  const { state } = api.host;

  router.get('/version', (req, res) => {
    api.identify(req);
    api.json(res, 200, { version: '1.24.0+slipway-sandbox' });
  });

  router.get('/settings/api', (_req, res) => {
    api.json(res, 200, {
      max_response_items: 50,
      default_paging_num: 30,
      default_git_trees_per_page: 1000,
      default_max_blob_size: 10485760,
    });
  });

  router.get('/user', (req, res) => {
    api.json(
      res,
      200,
      api.present.owners.user(api.user(req, 'read:user'), true),
    );
  });

  router.get('/user/orgs', (req, res) => {
    const user = api.user(req, 'read:user', 'read:organization');
    const mine = state.owners.filter(
      owner =>
        owner.kind === 'organization' &&
        (user.admin || owner.members.includes(user.login)),
    );
    const page = api.page(req);
    api.list(req, res, {
      page,
      total: mine.length,
      items: api
        .slice(page, mine)
        .map(owner => api.present.owners.organization(owner)),
    });
  });

  router.get('/users/search', (req, res) => {
    const { user: me } = api.identify(req);
    const text = String(req.query.q ?? '').toLowerCase();
    const found = state.owners.filter(
      ({ kind, login, fullName }) =>
        kind === 'user' &&
        [login, fullName].some(one => one.toLowerCase().includes(text)),
    );
    const page = api.page(req);
    if (found.length > 0) res.setHeader('x-total-count', found.length);
    api.json(res, 200, {
      data: api
        .slice(page, found)
        .map(owner => api.present.owners.user(owner, me?.admin)),
      ok: true,
    });
  });

  router.get('/users/:login', (req, res) => {
    api.identify(req);
    const owner = state.findOwner(req.params.login);
    if (!owner)
      throw new HostError(
        404,
        `user redirect does not exist [name: ${req.params.login}]`,
      );
    api.json(res, 200, api.present.owners.user(owner));
  });

  router.post('/admin/users', (req, res) => {
    if (!api.user(req).admin) throw new HostError(403, NOT_ADMIN);
    const body = Body.of(req);
    const password = body.requiredString('password', 'Password');
    const user = state.addOwner({
      kind: 'user',
      login: names.owner(body.string('username'), 'Username'),
      fullName: body.string('full_name') ?? '',
      email: body.requiredString('email', 'Email'),
      admin: false,
      createdAt: api.host.now(),
      passwordHash: secrets.hashPassword(password),
      members: [],
    });
    state.save();
    api.json(res, 201, api.present.owners.user(user, true));
  });

  router.delete('/admin/users/:login', (req, res) => {
    const me = api.user(req);
    if (!me.admin) throw new HostError(403, NOT_ADMIN);
    const user = state.findUser(req.params.login);
    if (!user || user === me) throw HostError.notFound();
    state.removeOwner(user.login);
    state.save();
    res.status(204).end();
  });

  router.post('/users/:login/tokens', (req, res) => {
    const me = api.user(req, 'write:user');
    const user = state.findUser(req.params.login);
    if (!user || (user !== me && !me.admin)) throw HostError.notFound();
    const body = Body.of(req);
    const name = body.requiredString('name', 'Name');
    const scopes = body.strings('scopes') ?? [];
    if (user.tokens.some(token => token.name === name))
      throw new HostError(400, 'access token name has been used already');
    if (scopes.length === 0)
      throw new HostError(400, 'access token must have a scope');
    const odd = scopes.find(scope => !SCOPE.test(scope));
    if (odd)
      throw new HostError(
        400,
        `invalid access token scope provided: invalid access token scope: ${odd}`,
      );
    const token = secrets.newToken();
    const record = {
      id: state.newId(),
      name,
      sha256: secrets.hashToken(token),
      lastEight: token.slice(-8),
      scopes,
    };
    user.tokens.push(record);
    state.save();
    api.json(res, 201, {
      id: record.id,
      name,
      sha1: token,
      token_last_eight: record.lastEight,
      scopes,
    });
  });

  router.post('/orgs', (req, res) => {
    const user = api.user(req, 'write:organization');
    const body = Body.of(req);
    const owner = state.addOwner({
      kind: 'organization',
      login: names.owner(body.string('username')),
      fullName: body.string('full_name') ?? '',
      email: '',
      admin: false,
      createdAt: api.host.now(),
      members: [user.login],
    });
    state.save();
    api.json(res, 201, api.present.owners.organization(owner));
  });

  const organization = (login: string) => {
    const owner = state.findOwner(login);
    if (owner?.kind !== 'organization') {
      throw HostError.notFound('GetOrgByName', [
        `user redirect does not exist [name: ${login}]`,
      ]);
    }
    return owner;
  };

  router.get('/orgs/:login', (req, res) => {
    api.identify(req);
    api.json(
      res,
      200,
      api.present.owners.organization(organization(req.params.login)),
    );
  });

  router.delete('/orgs/:login', (req, res) => {
    const user = api.user(req, 'write:organization');
    const owner = organization(req.params.login);
    if (!user.admin && !owner.members.includes(user.login))
      throw new HostError(403, '');
    if (
      state.repositories.some(repository => repository.owner === owner.login)
    ) {
      throw new HostError(
        500,
        `user still has ownership of repositories [uid: ${owner.id}]`,
      );
    }
    state.removeOwner(owner.login);
    state.save();
    res.status(204).end();
  });
}
