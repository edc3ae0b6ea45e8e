import { manifestOf } from '../testing/manifestOf';
import { hookDeletePolicies } from './hookDeletePolicies';
import { kindRank } from './kindRank';
import { phasesOf } from './phasesOf';
import { resourceKeyOf } from './resourceKeyOf';
import { waveOf } from './waveOf';

const WAVE = 'argocd.argoproj.io/sync-wave';
const HOOK = 'argocd.argoproj.io/hook';
const POLICY = 'argocd.argoproj.io/hook-delete-policy';

const withNotes = (annotations: Readonly<Record<string, string>>) =>
  manifestOf('v1/ConfigMap', 'x', { annotations });

describe('waveOf', () => {
  it.each<[Readonly<Record<string, string>>, number]>([
    [{}, 0],
    [{ [WAVE]: '5' }, 5],
    [{ [WAVE]: '-100' }, -100],
    [{ [WAVE]: '+7' }, 7],
    [{ [WAVE]: '007' }, 7],
    [{ [WAVE]: '1.5' }, 0],
    [{ [WAVE]: ' 5' }, 0],
    [{ [WAVE]: '' }, 0],
    [{ [WAVE]: '0x10' }, 0],
    [{ [WAVE]: '9223372036854775808' }, 0],
    [{ 'helm.sh/hook-weight': '-3' }, -3],
    [{ [WAVE]: '5', 'helm.sh/hook-weight': '-3' }, 5],
    [{ [WAVE]: 'five', 'helm.sh/hook-weight': '-3' }, -3],
    [{ 'helm.sh/hook-weight': 'heavy' }, 0],
  ])('%j is in wave %d', (annotations, wave) => {
    expect(waveOf(withNotes(annotations))).toBe(wave);
  });

  it('takes no number, which Kubernetes would not take either', () => {
    const manifest = withNotes({ [WAVE]: 5 as unknown as string });
    expect(waveOf(manifest)).toBe(0);
  });
});

describe('phasesOf', () => {
  it.each<[Readonly<Record<string, string>>, readonly string[], boolean]>([
    [{}, ['Sync'], false],
    [{ [HOOK]: 'PreSync' }, ['PreSync'], true],
    [{ [HOOK]: 'Sync' }, ['Sync'], true],
    [{ [HOOK]: 'SyncFail' }, ['SyncFail'], true],
    [{ [HOOK]: ' PostSync , PreSync,' }, ['PreSync', 'PostSync'], true],
    [{ [HOOK]: 'PreSync,PreSync' }, ['PreSync'], true],
    [{ [HOOK]: 'Skip' }, [], false],
    [{ [HOOK]: 'Skip,PreSync' }, ['PreSync'], true],
    [{ [HOOK]: 'presync' }, [], true],
    [{ [HOOK]: '' }, [], true],
    [{ [HOOK]: 'Whatever,PostSync' }, ['PostSync'], true],
    [{ [HOOK]: 'PreDelete' }, [], true],
    [{ [HOOK]: 'PostDelete,PreSync' }, ['PreSync'], true],
    [{ 'helm.sh/hook': 'pre-install,pre-upgrade' }, ['PreSync'], true],
    [{ 'helm.sh/hook': 'post-install' }, ['PostSync'], true],
    [
      { 'helm.sh/hook': 'pre-upgrade,post-upgrade' },
      ['PreSync', 'PostSync'],
      true,
    ],
    [{ 'helm.sh/hook': 'pre-delete' }, [], true],
    [{ 'helm.sh/hook': 'test' }, [], true],
    [{ 'helm.sh/hook': 'pre-rollback' }, [], true],
    [{ 'helm.sh/hook': 'crd-install' }, ['Sync'], false],
    [{ [HOOK]: 'Sync', 'helm.sh/hook': 'pre-install' }, ['Sync'], true],
    [{ [HOOK]: 'nonsense', 'helm.sh/hook': 'pre-install' }, ['PreSync'], true],
    [{ 'helm.sh/hook': 'toString' }, [], true],
  ])('%j: %j, hook: %s', (annotations, phases, hook) => {
    expect(phasesOf(withNotes(annotations))).toMatchObject({ phases, hook });
  });

  it('says why an object is never applied', () => {
    const reason = (hook: string) =>
      phasesOf(withNotes({ [HOOK]: hook })).reason;
    expect(reason('Skip')).toContain('says Skip');
    expect(reason('Presync')).toBe('No sync runs a hook "Presync".');
    expect(reason('PostDelete')).toContain('a hook of PostDelete');
  });
});

describe('hookDeletePolicies', () => {
  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{}, ['BeforeHookCreation']],
    [{ [POLICY]: 'nonsense' }, ['BeforeHookCreation']],
    [
      { [POLICY]: 'HookSucceeded, HookFailed' },
      ['HookSucceeded', 'HookFailed'],
    ],
    [{ 'helm.sh/hook-delete-policy': 'hook-succeeded' }, ['HookSucceeded']],
    [
      {
        [POLICY]: 'HookFailed',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-failed',
      },
      ['HookFailed', 'BeforeHookCreation'],
    ],
  ])('%j: %j', (annotations, policies) => {
    expect(hookDeletePolicies(withNotes(annotations))).toEqual(policies);
  });
});

describe('kindRank', () => {
  it('knows 35 kinds, and puts every other behind them', () => {
    const inOrder = [
      'Namespace',
      'ServiceAccount',
      'Secret',
      'ConfigMap',
      'CustomResourceDefinition',
      'Service',
      'Deployment',
      'StatefulSet',
      'Job',
      'Ingress',
      'APIService',
      'Rollout',
    ];
    const ranks = inOrder.map(kindRank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(inOrder.length);
    expect(kindRank('APIService')).toBe(34);
    expect(kindRank('Anything')).toBe(kindRank('Rollout'));
  });
});

describe('resourceKeyOf', () => {
  it.each([
    ['v1/ConfigMap', {}, '/ConfigMap/shop/x'],
    ['apps/v1/Deployment', { namespace: 'other' }, 'apps/Deployment/other/x'],
    ['v1/Namespace', { namespace: 'other' }, '/Namespace//x'],
    [
      'rbac.authorization.k8s.io/v1/ClusterRole',
      {},
      'rbac.authorization.k8s.io/ClusterRole//x',
    ],
    ['example.com/v1/Thing', {}, 'example.com/Thing/shop/x'],
    ['example.com/v1/Global', {}, 'example.com/Global//x'],
  ])('%s %j is %s', (type, metadata, key) => {
    const { group, kind, namespace, name } = resourceKeyOf(
      manifestOf(type, 'x', metadata),
      {
        defaultNamespace: 'shop',
        isClusterScoped: (_group, each) => each === 'Global' || undefined,
      },
    );
    expect([group, kind, namespace, name].join('/')).toBe(key);
  });
});
