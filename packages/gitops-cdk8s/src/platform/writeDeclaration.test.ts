import { platformBench } from '../__testUtils__/platformBench';
import { PlatformKind } from './PlatformKind';
import { readPlatformConfig } from './readPlatformConfig';
import { writeDeclaration } from './writeDeclaration';

const CLUSTER = `import { defineCluster } from '@slipway/cdk8s';

// Media's own.
export default defineCluster({
  name: 'media',
  role: 'vcluster', // not the hub
  environment: 'production',
  addons: { 'external-dns': true },
});
`;

describe('writeDeclaration', () => {
  it('writes a new file in the order of the schema', () => {
    expect(
      writeDeclaration({
        kind: 'cluster',
        name: 'media',
        config: { environment: 'production', role: 'vcluster' },
      }),
    ).toEqual({
      path: 'config/clusters/media.ts',
      config: { name: 'media', role: 'vcluster', environment: 'production' },
      text: `import { defineCluster } from '@slipway/cdk8s';

export default defineCluster({
  name: 'media',
  role: 'vcluster',
  environment: 'production',
});
`,
    });
  });

  it('changes what differs and keeps the rest', () => {
    const { text } = writeDeclaration({
      kind: 'cluster',
      name: 'media',
      text: CLUSTER,
      config: {
        role: 'control-plane',
        environment: 'production',
        project: 'media',
      },
    });
    expect(text).toBe(
      CLUSTER.replace("'vcluster'", "'control-plane'").replace(
        "  addons: { 'external-dns': true },",
        "  project: 'media',",
      ),
    );
  });

  it('lays fields over those that are there', () => {
    const { config, text } = writeDeclaration({
      kind: 'cluster',
      name: 'media',
      text: CLUSTER,
      merge: true,
      config: { addons: { 'cert-manager': true } },
    });
    expect(text).toBe(
      CLUSTER.replace(
        "'external-dns': true",
        "'external-dns': true, 'cert-manager': true",
      ),
    );
    expect(config).toMatchObject({ role: 'vcluster', name: 'media' });
  });

  it('gives the same text back for what it says already', () => {
    const options = { kind: 'cluster', name: 'media', text: CLUSTER } as const;
    const { text } = writeDeclaration({ ...options, merge: true, config: {} });
    expect(text).toBe(CLUSTER);
  });

  it.each<[PlatformKind, string | undefined, object, string]>([
    [
      'cluster',
      'media',
      { role: 'x', environement: 'y' },
      'config/clusters/media.ts: "environement" is not a field of the config; did you mean "environment"?',
    ],
    [
      'cluster',
      '../media',
      {},
      'config/clusters: its name is "../media", which is no DNS-1123 label',
    ],
    [
      'project',
      undefined,
      {},
      'config/projects: its name is missing; give it one.',
    ],
    [
      'platform',
      'fleet',
      {},
      'config/platform.ts: the settings of a repository have no name, and "fleet" is one; leave it out.',
    ],
    [
      'request',
      'media',
      { name: 'other', schema: 'crd.yaml', spec: {} },
      'config/requests/media.ts: its config is named "other" and it "media"; leave the name out of the config.',
    ],
    [
      'request',
      'media',
      JSON.parse('{ "schema": "crd.yaml", "spec": { "__proto__": 1 } }'),
      'config/requests/media.ts: spec.__proto__ is a name that JavaScript keeps for itself; use another.',
    ],
    [
      'project',
      'shop',
      { sourceRepos: [], destinations: [] },
      'config/projects/shop.ts: sourceRepos is a list, which is empty; name at least one repository.',
    ],
  ])('refuses %s %s %j', (kind, name, config, message) => {
    expect(() =>
      writeDeclaration({ kind, name, config: { ...config } }),
    ).toThrow(
      expect.objectContaining({
        name: 'ApplicationConfigError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each([
    [
      "const role = 'x';\nexport default defineCluster({ role });",
      'config/clusters/media.ts:1: "const role = \'x\';" is neither an import nor the default export',
    ],
    [
      'export default defineCluster({ role: process.env.ROLE });',
      'config/clusters/media.ts:1: "process.env.ROLE" in role is no literal',
    ],
    [
      'export default defineProject({});',
      'config/clusters/media.ts:1: the default export is "defineProject({})"',
    ],
  ])('never runs the file: %s', (text, message) => {
    expect(() =>
      writeDeclaration({
        kind: 'cluster',
        name: 'media',
        text,
        config: { role: 'vcluster', environment: 'dev' },
      }),
    ).toThrow(message);
  });

  it('refuses what no file could say', () => {
    expect(() =>
      writeDeclaration({
        kind: 'request',
        name: 'media',
        config: { schema: 'crd.yaml', spec: { size: null } },
      }),
    ).toThrow('"null" in spec.size is no literal');
  });

  it('writes every declaration of a whole repository so that it reads the same', () => {
    const texts = platformBench.fixtureTexts();
    const { settings, ...lists } = readPlatformConfig(texts);
    const kinds = {
      projects: 'project',
      clusters: 'cluster',
      applicationSets: 'applicationSet',
      addons: 'addon',
      promises: 'promise',
      requests: 'request',
    } as const;
    const again = Object.entries(kinds).flatMap(([list, kind]) =>
      lists[list as keyof typeof kinds].map(({ config }) =>
        writeDeclaration({
          kind,
          name: config.name,
          config: { ...config },
        }),
      ),
    );
    again.push(writeDeclaration({ kind: 'platform', config: { ...settings } }));
    expect(again.length).toBeGreaterThan(8);
    expect(
      readPlatformConfig(
        Object.fromEntries(again.map(({ path, text }) => [path, text])),
      ),
    ).toEqual(readPlatformConfig(texts));
  });
});
