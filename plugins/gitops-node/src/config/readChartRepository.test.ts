import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readGitopsConfig } from './readGitopsConfig';

const read = (entry: JsonObject) =>
  readGitopsConfig(
    new ConfigReader({
      gitops: {
        charts: {
          repositories: [
            {
              name: 'registry',
              type: 'oci',
              url: 'oci://reg/charts/',
              ...entry,
            },
          ],
        },
      },
    }),
  ).chartRepositories[0];

describe('readChartRepository', () => {
  it('fills in what is left out', () => {
    expect(read({})).toMatchObject({
      url: 'oci://reg/charts',
      plainHttp: false,
      timeoutMs: 30_000,
    });
    expect(read({ timeout: '2m' }).timeoutMs).toBe(120_000);
  });

  it('reads who checks charts', () => {
    const lint = (charts: JsonObject) =>
      readGitopsConfig(new ConfigReader({ gitops: { charts } })).chartLint;
    expect(lint({})).toEqual({ engine: 'auto' });
    expect(
      lint({ lint: { engine: 'helm', helm: '/usr/local/bin/helm' } }),
    ).toEqual({ engine: 'helm', helmBinary: '/usr/local/bin/helm' });
    expect(() => lint({ lint: { engine: 'kustomize' } })).toThrow(
      'gitops.charts.lint.engine',
    );
  });

  it.each<[JsonObject, object]>([
    [
      { type: 'static', username: 'ci', password: 'secret' },
      { type: 'static', username: 'ci', password: 'secret' },
    ],
    [
      { type: 'environment', token: 'REGISTRY_TOKEN' },
      { type: 'environment', token: 'REGISTRY_TOKEN' },
    ],
    [
      { type: 'file', path: '/run/secrets/registry' },
      { type: 'file', path: '/run/secrets/registry' },
    ],
    [
      {
        type: 'exec',
        username: 'AWS',
        command: ['aws', 'ecr', 'get-login-password'],
        environment: ['AWS_PROFILE'],
      },
      {
        type: 'exec',
        username: 'AWS',
        command: ['aws', 'ecr', 'get-login-password'],
        environment: ['AWS_PROFILE'],
        timeoutMs: 10_000,
        cacheMs: 900_000,
      },
    ],
  ])('reads credentials %j', (credentials, expected) => {
    expect(read({ credentials }).credentials).toEqual(expected);
  });

  it.each<[string, JsonObject, string]>([
    [
      'two places of credentials',
      { username: 'ci', credentials: { type: 'file', path: '/a' } },
      'gitops.charts.repositories[0] has credentials and a username',
    ],
    [
      'a password without a username',
      { credentials: { type: 'static', password: 'very-secret' } },
      'credentials has to hold either a token, or a username and a password',
    ],
    [
      'a variable that is none',
      { credentials: { type: 'environment', token: 'very-secret' } },
      'credentials.token has to be the name of an environment variable',
    ],
    [
      'a program without a name',
      { credentials: { type: 'exec', command: [] } },
      'credentials.command',
    ],
    ['a timeout that is none', { timeout: 'soon' }, 'timeout is "soon"'],
    ['another upload', { upload: 'fast' }, 'repositories[0].upload'],
  ])('refuses %s, without the secret', (_, entry, message) => {
    const failure = (() => {
      try {
        return read(entry);
      } catch (error) {
        return error as Error;
      }
    })();
    expect((failure as Error).message).toContain(message);
    expect((failure as Error).message).not.toContain('very-secret');
  });
});
