import { resolve } from 'node:path';
import { platformBench } from '../__testUtils__/platformBench';
import { readTree } from '../__testUtils__/readTree';
import { PLATFORM_RULES } from './platformRules';

const { application, declaration, fixture, generate } = platformBench;
const { texts } = fixture();

const REQUEST = 'config/requests/vcluster-media.ts';
const PROMISE = 'promises/vcluster/promise.yaml';

function project(name: string) {
  const files = {
    'config/projects/shop.ts': declaration('defineProject', {
      name: 'shop',
      sourceRepos: ['https://git.example.com/platform/*'],
      destinations: [{ name: 'dev-*', namespace: '*' }],
    }),
  };
  return generate(files, {
    applications: [application('cart', { argocd: { project: name } })],
  });
}

function request(from: RegExp, to: string) {
  expect(texts[REQUEST]).toMatch(from);
  return generate({
    [PROMISE]: texts[PROMISE],
    [REQUEST]: texts[REQUEST].replace(from, to),
  });
}

function promise(required: readonly string[]) {
  return generate({
    'config/promises/bucket.ts': declaration('definePromise', {
      name: 'bucket',
      api: {
        group: 'platform.example.com',
        kind: 'Bucket',
        properties: { region: { type: 'string' } },
        required,
      },
      pipelines: {
        configure: [
          {
            name: 'make',
            containers: [{ name: 'make', image: 'acme/make:1.0.0' }],
          },
        ],
      },
    }),
  });
}

type Example = () => ReturnType<typeof generate>;

/** Of rules that no test of the platform names: what they find, and the same put right. */
const examples: Readonly<Record<string, readonly [Example, Example]>> = {
  'project-unknown': [() => project('shpo'), () => project('shop')],
  'request-schema': [
    () => request(/preset: '\w+'/, "preset: 'huge'"),
    () => request(/preset: '\w+'/, "preset: 'dev'"),
  ],
  promise: [() => promise(['size']), () => promise(['region'])],
};

describe('rules of the platform', () => {
  it.each(Object.entries(examples))(
    '%s: found, and gone when put right',
    (rule, [bad, good]) => {
      const [finding] = bad().findings.filter(one => one.rule === rule);
      expect(finding).toBeDefined();
      expect(PLATFORM_RULES.find(({ id }) => id === rule)?.levels).toContain(
        finding.level,
      );
      expect(good().findings.map(one => one.rule)).not.toContain(rule);
    },
  );

  it('have an example each', () => {
    const tests = readTree(resolve(__dirname, '..'))
      .filter(
        ({ path }) =>
          path.endsWith('.test.ts') && !path.startsWith('findings/'),
      )
      .map(({ content }) => content)
      .join('\n');
    expect(
      PLATFORM_RULES.map(({ id }) => id).filter(
        id => !Object.hasOwn(examples, id) && !tests.includes(`'${id}'`),
      ),
    ).toEqual([]);
  });
});
