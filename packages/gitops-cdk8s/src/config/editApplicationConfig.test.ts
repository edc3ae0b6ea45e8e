import { editApplicationConfig } from './editApplicationConfig';
import { readApplicationConfig } from './readApplicationConfig';

const TEXT = `import { defineApplication } from '@slipway/cdk8s';

// Owned by checkout.
export default defineApplication({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: "ghcr.io/acme/shop", tag: "1.0.0" },
  environments: {
    dev: {
      destination: 'dev-vcluster', // small
      image: { tag: "1.1.0" /* the newest */ },
    },
    staging: {
      destination: 'staging-vcluster', // the last field
    },
    production: { destination: 'prod' },
    'eu-west': {
      destination: 'eu'
    }
  },
});
`;

describe('editApplicationConfig', () => {
  it.each([
    [
      'dev',
      `image: { tag: "1.1.0" /* the newest */ }`,
      `image: { tag: '2.0.0' /* the newest */ }`,
    ],
    [
      'staging',
      `'staging-vcluster', // the last field\n`,
      `'staging-vcluster', // the last field\n      image: { tag: '2.0.0' },\n`,
    ],
    [
      'production',
      `{ destination: 'prod' }`,
      `{ destination: 'prod', image: { tag: '2.0.0' } }`,
    ],
    [
      'eu-west',
      `destination: 'eu'\n`,
      `destination: 'eu',\n      image: { tag: '2.0.0' },\n`,
    ],
  ])('changes the image of %s and nothing else', (environment, from, to) => {
    const edited = editApplicationConfig(TEXT, {
      environment,
      imageTag: '2.0.0',
    });
    expect(edited).toBe(TEXT.replace(from, to));
    expect(
      readApplicationConfig(edited, 'x').environments[environment].image?.tag,
    ).toBe('2.0.0');
  });

  it('sets the version of a chart', () => {
    const edited = editApplicationConfig(TEXT, {
      environment: 'production',
      chartVersion: '1.0.0-17',
    });
    expect(edited).toContain(
      `{ destination: 'prod', chartVersion: '1.0.0-17' }`,
    );
  });

  it('gives the same text back when the value is there already', () => {
    expect(
      editApplicationConfig(TEXT, { environment: 'dev', imageTag: '1.1.0' }),
    ).toBe(TEXT);
  });

  it('names the environments it knows', () => {
    expect(() =>
      editApplicationConfig(
        TEXT,
        { environment: 'test', imageTag: '1' },
        'shop.ts',
      ),
    ).toThrow(
      'shop.ts: the environment "test" is not in the file; use one of dev, staging, production, eu-west, or add it first.',
    );
  });

  it('refuses a value that cannot be a tag', () => {
    expect(() =>
      editApplicationConfig(TEXT, {
        environment: 'dev',
        imageTag: `a' + evil() + '`,
      }),
    ).toThrow('is no image tag');
  });
});
