import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { testApplication } from '../testing/testApplication';
import { limitAccess } from './limitAccess';

const config: GitopsConfig = {
  instances: [
    {
      name: 'main',
      url: 'http://argocd',
      auth: { type: 'token', token: 'x' },
      readOnly: false,
      insecureSkipVerify: false,
      timeoutMs: 1,
    },
  ],
  chartRepositories: [],
  chartLint: { engine: 'auto' },
  chartSources: [],
  ci: [],
  retention: { commandsMs: 1, stepsMs: 1, archivesMs: 1, ledgerMs: 1 },
  repository: { url: 'http://git', branch: 'main', mode: 'cnoe' },
  environments: [],
  ownership: [],
};

describe('limitAccess', () => {
  const all = { allowed: true };
  const decided = {
    read: all,
    sync: all,
    deploy: all,
    rollback: all,
    hold: all,
    release: all,
  };
  const indexed = {
    id: { instance: 'main', namespace: 'argocd', name: 'shop' },
    application: testApplication({ name: 'shop' }),
  };

  it('says why a release is not for manifests', () => {
    const access = limitAccess(decided, indexed, {
      link: { firm: true },
      config,
    });
    expect(access.sync.allowed).toBe(true);
    expect(access.release.reason).toMatch(/delivered by manifests/);
  });

  it('keeps reading open on read-only and unreachable instances', () => {
    const readOnly = {
      ...config,
      instances: [{ ...config.instances[0], readOnly: true }],
    };
    expect(
      limitAccess(decided, indexed, { link: { firm: true }, config: readOnly }),
    ).toMatchObject({
      read: { allowed: true },
      sync: { reason: "The instance 'main' is read-only here." },
    });
    expect(
      limitAccess(
        decided,
        { ...indexed, staleSince: '2026-01-05T08:00:00Z' },
        { link: { firm: true }, config },
      ).sync.reason,
    ).toMatch(/cannot be reached/);
  });

  it('keeps the first reason', () => {
    const denied = { ...decided, sync: { allowed: false, reason: 'no' } };
    expect(
      limitAccess(denied, indexed, {
        link: { firm: false, reason: 'not linked' },
        config,
      }),
    ).toMatchObject({ sync: { reason: 'no' }, hold: { reason: 'not linked' } });
  });
});
