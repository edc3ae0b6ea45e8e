import { manifestOf } from '../testing/manifestOf';
import { Manifest } from '../types/Manifest';
import { PlanWavesOptions, planWaves } from './planWaves';

const HOOK = 'argocd.argoproj.io/hook';
const hook = (phase: string, name: string, wave?: string) =>
  manifestOf('batch/v1/Job', name, { wave, annotations: { [HOOK]: phase } });
const configMap = (name: string, wave?: string, namespace?: string) =>
  manifestOf('v1/ConfigMap', name, { wave, namespace });
const definition = (wave: string, scope = 'Namespaced') =>
  manifestOf(
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    'things.example.com',
    { wave },
    { spec: { group: 'example.com', names: { kind: 'Thing' }, scope } },
  );
const pruned = (name: string, wave: string, options?: string) => ({
  manifest: manifestOf('v1/ConfigMap', name, {
    wave,
    annotations: options ? { 'argocd.argoproj.io/sync-options': options } : {},
  }),
});

const steps = (manifests: readonly Manifest[], options?: PlanWavesOptions) =>
  planWaves(manifests, { defaultNamespace: 'shop', ...options }).waves.map(
    ({ phase, wave, resources }) =>
      `${phase} ${wave}: ${resources.map(({ prune, name }) => (prune ? `-${name}` : name)).join(' ')}`,
  );

describe('planWaves', () => {
  it.each<[string, readonly Manifest[], PlanWavesOptions, readonly string[]]>([
    ['nothing', [], {}, []],
    [
      'phases before waves',
      [
        hook('PostSync', 'smoke', '-5'),
        configMap('a', '9'),
        hook('PreSync', 'migrate', '9'),
      ],
      {},
      ['PreSync 9: migrate', 'Sync 9: a', 'PostSync -5: smoke'],
    ],
    [
      'waves as numbers',
      [configMap('c', '10'), configMap('b', '9'), configMap('a', '-1')],
      {},
      ['Sync -1: a', 'Sync 9: b', 'Sync 10: c'],
    ],
    [
      'kinds before names inside a wave',
      [
        manifestOf('example.com/v1/Other', 'a'),
        manifestOf('networking.k8s.io/v1/Ingress', 'b'),
        manifestOf('apps/v1/Deployment', 'd'),
        manifestOf('apps/v1/Deployment', 'c'),
        manifestOf('v1/Service', 'z'),
        manifestOf('v1/Secret', 'y'),
      ],
      {},
      ['Sync 0: y z c d b a'],
    ],
    [
      'a hook of two phases in both',
      [hook('PreSync,PostSync', 'check')],
      {},
      ['PreSync 0: check', 'PostSync 0: check'],
    ],
    [
      'a Namespace before the first that lives in it',
      [
        manifestOf('v1/Namespace', 'shop', { wave: '5' }),
        configMap('a', '0'),
        configMap('b', '5'),
      ],
      {},
      ['Sync 0: shop a', 'Sync 5: b'],
    ],
    [
      'a Namespace in the phase of a hook that lives in it',
      [
        manifestOf('v1/Namespace', 'shop', { wave: '-100' }),
        hook('PreSync', 'migrate', '3'),
      ],
      {},
      ['PreSync 3: shop migrate'],
    ],
    [
      'a Namespace that nobody needs where it stands',
      [manifestOf('v1/Namespace', 'other', { wave: '5' }), configMap('a')],
      {},
      ['Sync 0: a', 'Sync 5: other'],
    ],
    [
      'an early Namespace where it stands',
      [manifestOf('v1/Namespace', 'shop', { wave: '-5' }), configMap('a')],
      {},
      ['Sync -5: shop', 'Sync 0: a'],
    ],
    [
      'a definition before the first of its objects',
      [
        definition('5'),
        manifestOf('example.com/v1/Thing', 't', { wave: '-1' }),
      ],
      {},
      ['Sync -1: things.example.com t'],
    ],
    [
      'the Namespace that Argo CD makes',
      [configMap('a', '-5'), hook('PreSync', 'migrate', '-7')],
      { createNamespace: 'shop' },
      ['PreSync -7: shop migrate', 'Sync -5: a'],
    ],
    [
      'no second Namespace',
      [manifestOf('v1/Namespace', 'shop'), configMap('a')],
      { createNamespace: 'shop' },
      ['Sync 0: shop a'],
    ],
    [
      'no hooks in a rollback',
      [hook('PreSync', 'migrate'), configMap('a')],
      { hooks: false },
      ['Sync 0: a'],
    ],
    [
      'removals in reversed waves among creations',
      [configMap('keep', '0'), configMap('new', '3')],
      { prune: [pruned('a', '0'), pruned('b', '1'), pruned('d', '2')] },
      ['Sync 0: -d keep', 'Sync 1: -b', 'Sync 2: -a', 'Sync 3: new'],
    ],
    [
      'all removals after the last wave',
      [configMap('keep', '3')],
      { prune: [pruned('a', '0'), pruned('b', '1')], pruneLast: true },
      ['Sync 3: keep', 'Sync 4: -a -b'],
    ],
    [
      'one removal after the last wave',
      [configMap('keep', '-3')],
      {
        prune: [
          pruned('a', '-2'),
          pruned('b', '-2', 'Prune=true,PruneLast=true'),
        ],
      },
      ['Sync -3: keep', 'Sync -2: -a', 'Sync 1: -b'],
    ],
    [
      'removals that are named by key',
      [],
      {
        prune: [
          {
            key: { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'a' },
            wave: 2,
          },
          {
            key: { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'b' },
          },
        ],
      },
      ['Sync 0: -a', 'Sync 2: -b'],
    ],
  ])('puts %s', (_, manifests, options, expected) => {
    expect(steps(manifests, options)).toEqual(expected);
  });

  it('keeps what no sync applies, and what only a failure does, apart', () => {
    const plan = planWaves([
      configMap('a'),
      hook('Skip', 'never'),
      hook('Whatever', 'unknown'),
      hook('SyncFail', 'alarm', '2'),
    ]);
    expect(
      plan.skipped.map(({ name, hook: isHook }) => [name, isHook]),
    ).toEqual([
      ['never', false],
      ['unknown', true],
    ]);
    expect(plan.onFailure).toMatchObject([
      {
        phase: 'SyncFail',
        wave: 2,
        resources: [{ name: 'alarm', hook: true }],
      },
    ]);
    expect(plan.waves).toHaveLength(1);
  });

  it('counts two seconds between waves', () => {
    const seconds = (...waves: string[]) =>
      planWaves(waves.map(wave => configMap(`in-${wave}`, wave)))
        .minimumSeconds;
    expect([
      seconds(),
      seconds('0'),
      seconds('0', '1'),
      seconds('0', '1', '2'),
    ]).toEqual([0, 0, 2, 4]);
  });

  it('gives the per-kind waves six delays', () => {
    const plan = planWaves(
      [
        manifestOf('v1/Namespace', 'shop', { wave: '-100' }),
        manifestOf('v1/ServiceAccount', 'shop', { wave: '-90' }),
        manifestOf('external-secrets.io/v1/ExternalSecret', 'shop', {
          wave: '-80',
        }),
        configMap('shop', '-70'),
        manifestOf('apps/v1/Deployment', 'shop', { wave: '0' }),
        manifestOf('v1/Service', 'shop', { wave: '10' }),
        manifestOf('networking.k8s.io/v1/Ingress', 'shop', { wave: '20' }),
      ],
      { defaultNamespace: 'shop' },
    );
    expect(plan.waves.map(({ wave }) => wave)).toEqual([
      -100, -90, -80, -70, 0, 10, 20,
    ]);
    expect(plan.minimumSeconds).toBe(12);
  });

  it('gives custom objects no namespace when their definition says so', () => {
    const [{ resources }] = planWaves(
      [definition('0', 'Cluster'), manifestOf('example.com/v1/Thing', 't')],
      { defaultNamespace: 'shop' },
    ).waves;
    expect(resources[1]).toMatchObject({ kind: 'Thing', namespace: '' });
  });

  it('marks generated names', () => {
    const plan = planWaves([
      manifestOf('batch/v1/Job', '', {
        generateName: 'migrate-',
        annotations: { [HOOK]: 'PreSync' },
      }),
    ]);
    expect(plan.waves[0].resources[0]).toMatchObject({
      name: 'migrate-',
      generateName: true,
      version: 'v1',
    });
  });
});
