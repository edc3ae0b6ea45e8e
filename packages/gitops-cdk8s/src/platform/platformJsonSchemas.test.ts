import Ajv2020 from 'ajv/dist/2020';
import { platformBench } from '../__testUtils__/platformBench';
import { readConfigLiteral } from '../config/readConfigLiteral';
import { PLATFORM_KINDS } from './PlatformKind';
import { platformJsonSchemas } from './platformJsonSchemas';

const schemas = platformJsonSchemas();
const texts = platformBench.fixtureTexts();

describe('platformJsonSchemas', () => {
  it.each(PLATFORM_KINDS)('tell a form what each field of a %s is', kind => {
    const fields = Object.entries(
      schemas[kind].properties as Readonly<
        Record<string, { readonly description?: string }>
      >,
    );
    expect(fields.length).toBeGreaterThan(3);
    expect(
      fields
        .filter(([, { description }]) => !description)
        .map(([name]) => name),
    ).toEqual([]);
  });

  it.each([
    ['addon', 'config/addons/external-dns.ts', 'defineAddon'],
    [
      'applicationSet',
      'config/applicationsets/team-namespaces.ts',
      'defineApplicationSet',
    ],
    ['cluster', 'config/clusters/media.ts', 'defineCluster'],
    ['platform', 'config/platform.ts', 'definePlatform'],
    ['project', 'config/projects/shop.ts', 'defineProject'],
    ['promise', 'config/promises/bucket.ts', 'definePromise'],
    ['request', 'config/requests/vcluster-media.ts', 'defineRequest'],
  ] as const)('take a %s and refuse what is none', (kind, path, definer) => {
    const validate = new Ajv2020({ strict: false }).compile(schemas[kind]);
    const { value } = readConfigLiteral(texts[path], path, definer);
    expect([validate(value), validate.errors]).toEqual([true, null]);
    expect(validate({ ...(value as object), nothing: 1 })).toBe(false);
  });
});
