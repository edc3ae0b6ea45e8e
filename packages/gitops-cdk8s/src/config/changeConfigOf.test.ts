import { changeConfigOf, ConfigChange } from './changeConfigOf';

const PATH = 'config/applications/shop.ts';
const CENTRAL = 'config/applications.ts';

const own = `import { defineApplication } from '@slipway/cdk8s';

// Sold out in December.
export default defineApplication({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } }, // behind the gateway
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: {
    dev: {
      destination: 'dev-vcluster',
      replicas: 1, // enough
      env: { DEBUG: '1', LEVEL: 'info' },
    },
  },
});
`;

const central = `import { ApplicationConfig } from './types';

export const applications: ApplicationConfig[] = [
  // the first
  {
    name: 'shop',
    entity: 'component:default/shop',
    namespace: 'shop',
    chart: { type: 'Worker' },
    image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
    environments: {
      dev: { destination: 'dev-vcluster', replicas: 1 /* enough */ },
    },
  },
  {
    name: 'mail-dev',
    namespace: 'mail',
    chart: { type: 'Worker' },
    image: { repository: 'ghcr.io/acme/mail', tag: '1.0.0' },
    argocd: { destination: 'dev-vcluster' },
  },
];
`;

function change(
  text: string,
  path: string,
  rest: Omit<ConfigChange, 'application'>,
) {
  return changeConfigOf(text, path, { application: 'shop', ...rest });
}

describe('changeConfigOf', () => {
  it('changes a value and keeps everything else as it is', () => {
    expect(
      change(own, PATH, { fields: { environments: { dev: { replicas: 3 } } } }),
    ).toBe(own.replace('replicas: 1,', 'replicas: 3,'));
  });

  it('adds an environment behind the others', () => {
    const text = change(own, PATH, {
      fields: {
        environments: { staging: { destination: 'staging-vcluster' } },
      },
    });
    expect(text).toContain(`    },
    staging: {
      destination: 'staging-vcluster',
    },
  },
});`);
    expect(text).toContain('replicas: 1, // enough');
  });

  it('takes a field out, and puts one in', () => {
    expect(
      change(own, PATH, {
        removes: ['/environments/dev/env/DEBUG'],
        fields: { environments: { dev: { env: { TRACE: 'on' } } } },
      }),
    ).toContain("env: { LEVEL: 'info', TRACE: 'on' }");
  });

  it('changes an application of a central file', () => {
    expect(
      change(central, CENTRAL, {
        fields: { environments: { dev: { replicas: 3 } } },
      }),
    ).toBe(central.replace('replicas: 1', 'replicas: 3'));
  });

  it('gives the same text back when nothing changes', () => {
    expect(
      change(own, PATH, {
        fields: { environments: { dev: { env: { LEVEL: 'info' } } } },
      }),
    ).toBe(own);
  });

  it.each<[Omit<ConfigChange, 'application'>, string]>([
    [
      { fields: { environments: { dev: { replica: 3 } } } },
      '"replica" is not a field of environments.dev; did you mean "replicas"?',
    ],
    [{ fields: { name: 'store' } }, 'cannot be renamed to "store"'],
    [
      { removes: ['/environments/dev/env/NONE'] },
      'there is no /environments/dev/env/NONE to take out',
    ],
    [{ removes: ['environments.dev'] }, 'is no JSON pointer'],
    [{ removes: ['/environments/dev'] }, 'is empty; name at least one'],
    [{ removes: ['/__proto__/x'] }, 'there is no /__proto__/x to take out'],
    [
      { fields: JSON.parse('{"environments":{"__proto__":{"x":1}}}') },
      '__proto__',
    ],
  ])('refuses %j', (rest, message) => {
    expect(() => change(own, PATH, rest)).toThrow(message);
  });

  it('leaves a central file alone that has an entry for each environment', () => {
    expect(() =>
      changeConfigOf(central, CENTRAL, {
        application: 'mail',
        fields: { namespace: 'post' },
      }),
    ).toThrow('"mail" is kept as one entry for each environment');
  });
});
