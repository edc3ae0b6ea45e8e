import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { testComponent } from '../__testUtils__/startPlugin';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { AccessByAction } from '../access/AccessDecisions';
import { testApplication } from '../testing/testApplication';
import { ReadableApplications } from './ReadableApplications';

const entities = [
  testComponent('shop', 'group:default/shop', { 'argocd/app-name': 'shop' }),
  testComponent('also', 'group:default/shop', { 'argocd/app-name': 'shop' }),
  testComponent('named', 'group:default/shop', {}),
];

const applications = [
  testApplication({
    name: 'shop',
    status: { conditions: [{ type: 'ComparisonError', message: 'words' }] },
  }),
  testApplication({ name: 'named', entity: 'component:default/named' }),
].map(application => ({
  id: {
    instance: 'main',
    namespace: 'argocd',
    name: application.metadata.name,
  },
  application,
}));

async function readable(
  allowed: readonly string[],
  ownership: GitopsConfig['ownership'] = [],
) {
  const asked: string[] = [];
  const reader = new ReadableApplications({
    ownership,
    index: {
      *list() {
        yield* applications;
      },
    },
    catalog: catalogServiceMock({ entities }),
    access: {
      decide: async entity => {
        asked.push(entity.metadata.name);
        const ref = stringifyEntityRef(entity);
        const read = allowed.includes(ref)
          ? { allowed: true }
          : { allowed: false, reason: 'The policy says no.' };
        return { read } as AccessByAction;
      },
    },
  });
  const found = await reader.list({ project: 'shop' }, mockCredentials.user());
  return { names: found.map(({ id }) => id.name), asked, found };
}

describe('ReadableApplications', () => {
  it.each([
    [[], []],
    [['component:default/shop'], ['shop']],
    [['component:default/also'], ['shop']],
    [['component:default/named'], ['named']],
    [
      ['component:default/shop', 'component:default/named'],
      ['shop', 'named'],
    ],
  ])('who may read %j sees %j', async (allowed, expected) => {
    expect((await readable(allowed)).names).toEqual(expected);
  });

  it('shows what Argo CD says only where more than an annotation names the Application', async () => {
    const allowed = ['component:default/shop'];
    const [cut] = (await readable(allowed)).found;
    expect(cut.firm).toBe(false);
    expect(cut.application.status?.conditions?.[0].message).toMatch(
      /for those who own/,
    );
    const [whole] = (
      await readable(allowed, [{ project: '*', owner: 'group:default/shop' }])
    ).found;
    expect(whole.firm).toBe(true);
    expect(whole.application.status?.conditions?.[0].message).toBe('words');
  });

  it('asks about an entity only while an Application of it is undecided', async () => {
    const { asked } = await readable(['component:default/shop']);
    expect(asked).toEqual(['named', 'shop']);
  });
});
