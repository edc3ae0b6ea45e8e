import { ApplicationConfig } from '../ApplicationConfig';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { editApplicationConfig } from '../editApplicationConfig';
import { parseSource } from '../parseSource';
import { centralApplications } from './centralApplications';
import { addToCentralConfig } from './addToCentralConfig';
import { removeFromCentralConfig } from './removeFromCentralConfig';
import { replaceInCentralConfig } from './replaceInCentralConfig';
import { parseCentralFile } from './parseCentralFile';
import { readCentralConfig } from './readCentralConfig';
import { scanCentralFile } from './scanCentralFile';

const FILE = 'config/applications.ts';

/** A file as hand-written generators have it: an entry is one Argo CD Application. */
const FLAT = `// config/applications.ts
export const applicationConfigs: ApplicationConfig[] = [
  {
    name: 'backstage-dev',
    namespace: 'backstage',
    chart: {
      type: 'BackstageParameterizedChart',
      props: { environmentName: 'dev' }
    },
    argocd: {
      syncWave: '100',
      destination: 'dev-vcluster',
      syncPolicy: {
        automated: { prune: true, selfHeal: true }
      }
    }
  },
  // ... more applications
];
`;

const OWN = `import { ApplicationConfig } from '@slipway/cdk8s';
import { registry } from './registry';

const owner = 'platform'; // used below

// All of them.
export const applications: ApplicationConfig[] = [
  // The shop.
  {
    name: 'shop',
    entity: 'component:default/shop',
    namespace: 'shop',
    chart: { type: 'WebService', props: { port: 8080 } },
    image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
    environments: {
      dev: { destination: 'dev', image: { tag: '1.1.0' } }, // moves often
      production: { destination: 'production' },
    },
  },
  /* Payments, kept by others. */
  { name: 'payments', entity: 'component:default/payments', namespace: 'payments', chart: { type: 'Own' }, environments: { dev: { destination: 'dev' } } },
] satisfies ApplicationConfig[];

export function find(name: string) {
  return applications.find(application => application.name === name && owner);
}
`;

const added: ApplicationConfig = {
  name: 'new',
  entity: 'component:default/new',
  namespace: 'new',
  chart: { type: 'WebService', props: { port: 80 } },
  image: { repository: 'acme/new', tag: '1' },
  environments: { dev: { destination: 'dev' } },
};

function names(text: string): readonly string[] {
  // The compiler has to take it too.
  parseSource(text, FILE);
  return readCentralConfig(text, FILE).map(({ name }) => name);
}

/** Every line of the text but those that were added, in its order. */
function linesKept(before: string, after: string): boolean {
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').every(line => {
    const found = lines.indexOf(line, at);
    at = found + 1;
    return found >= 0;
  });
}

describe('a central config file', () => {
  it('with an entry for each Argo CD Application gives applications with environments', () => {
    expect(centralApplications(FLAT, FILE)).toMatchObject({
      errors: [],
      applications: [
        {
          flat: true,
          ignored: ['argocd.syncWave'],
          config: {
            name: 'backstage',
            entity: 'component:default/backstage',
            namespace: 'backstage',
            chart: {
              type: 'BackstageParameterizedChart',
              props: { environmentName: 'dev' },
            },
            environments: { dev: { destination: 'dev-vcluster' } },
            argocd: { syncPolicy: { prune: true, selfHeal: true } },
          },
        },
      ],
    });
  });

  it('joins entries that differ in their environment only', () => {
    const staging = `  {
    name: 'backstage-staging',
    namespace: 'backstage-2',
    chart: {
      type: 'BackstageParameterizedChart',
      props: { environmentName: 'staging', replicas: 2 }
    },
    argocd: { destination: 'staging-vcluster' }
  },
`;
    const text = FLAT.replace('  // ... more', `${staging}  // ... more`);
    const [config] = readCentralConfig(text, FILE);
    expect(config.environments).toEqual({
      dev: { destination: 'dev-vcluster' },
      staging: {
        destination: 'staging-vcluster',
        namespace: 'backstage-2',
        props: { environmentName: 'staging', replicas: 2 },
      },
    });
    const other = text.replace(
      /BackstageParameterizedChart(?=[^]*staging-vcluster)(?![^]*Backstage)/,
      'OtherChart',
    );
    expect(() => readCentralConfig(other, FILE)).toThrow(
      /config\/applications\.ts:18: "backstage-staging" is built by OtherChart and "backstage-dev" by BackstageParameterizedChart/,
    );
  });

  it('may hold any code around its list', () => {
    expect(names(OWN)).toEqual(['shop', 'payments']);
  });

  it.each([
    ['', 'the file has no list of applications'],
    ['export const a = [];\nexport const b = [];', 'a second list'],
    ['export const a = [', 'is no valid TypeScript'],
    ['export const a = [1];', 'a.ts:1: an application is written as { … }.'],
    [
      'const port = 1;\nexport const a = [\n  { name: port },\n];',
      'a.ts:3: "port" in name is no literal',
    ],
    [
      `export const a = [\n  { name: 'Shop', namespace: 'a' },\n];`,
      'a.ts:2: name is "Shop", which is no DNS-1123 label',
    ],
    [
      `${OWN.replace("'payments', entity", "'shop', entity")}`,
      'the application "shop" is there twice',
    ],
  ])('%#: refuses what it cannot read', (text, message) => {
    expect(() => readCentralConfig(text, 'a.ts')).toThrow(
      ApplicationConfigError,
    );
    expect(() => readCentralConfig(text, 'a.ts')).toThrow(message);
  });

  it.each([
    ['flat', FLAT, ['backstage', 'new']],
    ['own', OWN, ['shop', 'payments', 'new']],
    ['empty', 'export const a = [];\n', ['new']],
  ])(
    '%s: takes another application and keeps every line',
    (_, text, expected) => {
      const after = addToCentralConfig(text, added, FILE);
      expect(names(after)).toEqual(expected);
      expect(text === 'export const a = [];\n' || linesKept(text, after)).toBe(
        true,
      );
      expect(() => addToCentralConfig(after, added, FILE)).toThrow(
        'the application "new" is there already',
      );
      expect(readCentralConfig(after, FILE).at(-1)).toEqual(added);
    },
  );

  it('gets the comma that its last entry lacks', () => {
    const text = `export const a = [\n  ${FLAT.slice(FLAT.indexOf('{'), FLAT.indexOf(',\n  // ...'))} // last\n];\n`;
    const after = addToCentralConfig(text, added, FILE);
    expect(names(after)).toEqual(['backstage', 'new']);
    expect(after).toContain('  }, // last\n  {\n    name: ');
  });

  it('of the usual form is read without the compiler', () => {
    expect(scanCentralFile(FLAT)).toEqual(parseCentralFile(FLAT, FILE));
    expect(scanCentralFile(FLAT)?.entries).toHaveLength(1);
    expect(scanCentralFile(OWN)).toBeUndefined();
  });

  it('loses an application with the comments above it, and nothing else', () => {
    const after = removeFromCentralConfig(OWN, 'shop', FILE);
    expect(names(after)).toEqual(['payments']);
    expect(after).not.toContain('The shop.');
    expect(after).toContain('/* Payments, kept by others. */');
    expect(linesKept(after, OWN)).toBe(true);
    expect(names(removeFromCentralConfig(after, 'payments', FILE))).toEqual([]);
    expect(() => removeFromCentralConfig(OWN, 'gone', FILE)).toThrow(
      'there is no application "gone"; use one of shop, payments.',
    );
  });

  it('gets back what was taken from it', () => {
    const without = removeFromCentralConfig(FLAT, 'backstage', FILE);
    expect(names(without)).toEqual([]);
    expect(names(addToCentralConfig(without, added, FILE))).toEqual(['new']);
    expect(without).toContain('// ... more applications');
  });

  it('has an application replaced and the others kept', () => {
    const after = replaceInCentralConfig(OWN, { ...added, name: 'shop' }, FILE);
    expect(names(after)).toEqual(['shop', 'payments']);
    expect(readCentralConfig(after, FILE)[0]).toEqual({
      ...added,
      name: 'shop',
    });
    expect(after).toContain('// The shop.');
    expect(after.slice(after.indexOf('/* Payments'))).toBe(
      OWN.slice(OWN.indexOf('/* Payments')),
    );
  });

  it('has one environment’s tag changed and not a byte more', () => {
    const edit = (environment: string, imageTag: string) =>
      editApplicationConfig(
        OWN,
        { application: 'shop', environment, imageTag },
        FILE,
      );
    expect(edit('dev', '1.2.0')).toBe(OWN.replace("'1.1.0'", "'1.2.0'"));
    expect(edit('dev', '1.1.0')).toBe(OWN);
    expect(edit('production', '1.2.0')).toBe(
      OWN.replace(
        "production: { destination: 'production' }",
        "production: { destination: 'production', image: { tag: '1.2.0' } }",
      ),
    );
    expect(() => edit('test', '1')).toThrow(
      'the environment "test" is not in shop; use one of dev, production',
    );
    expect(() => edit('dev', 'not a tag')).toThrow('is no image tag');
  });

  it('has the tag of an entry changed that is one environment', () => {
    const text = FLAT.replace(
      "    namespace: 'backstage',\n",
      "    namespace: 'backstage',\n    image: { repository: 'acme/backstage', tag: '1.0.0' },\n",
    );
    const edit = { application: 'backstage', environment: 'dev' };
    expect(
      editApplicationConfig(text, { ...edit, imageTag: '1.1.0' }, FILE),
    ).toBe(text.replace("'1.0.0'", "'1.1.0'"));
    expect(() =>
      editApplicationConfig(FLAT, { ...edit, imageTag: '1.1.0' }, FILE),
    ).toThrow('image.repository is missing; add it.');
  });
});
