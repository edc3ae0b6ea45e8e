import { Manifest } from '@slipway/sync-waves';
import { createSimulatedCluster } from '../../cluster/createSimulatedCluster';
import { ManualClock } from '../../ManualClock';
import { EngineTask } from './EngineTask';
import { runStep } from './runStep';

function task(name: string, hook: boolean): EngineTask {
  const target: Manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
    data: { colour: 'blue' },
  };
  return {
    key: { group: '', kind: 'ConfigMap', namespace: 'default', name },
    target,
    phase: hook ? 'PreSync' : 'Sync',
    wave: 0,
    hook,
    deletePolicies: [],
    prune: false,
    pruneLast: false,
    version: 'v1',
  };
}

describe('runStep', () => {
  it.each([
    { what: 'a resource', hook: false, word: 'unchanged' },
    { what: 'a hook', hook: true, word: 'configured' },
  ])('calls $what that changes nothing $word in a dry run', given => {
    const cluster = createSimulatedCluster({
      name: 'in-cluster',
      server: 'https://kubernetes.default.svc',
      clock: new ManualClock(),
    });
    const tasks = [task('settings', given.hook)];
    const run = (dryRun: boolean) =>
      runStep({ cluster, tasks, prune: false, dryRun }).results[0].message;
    expect(run(true)).toBe('configmap/settings created (dry run)');
    expect(run(false)).toBe('configmap/settings created');
    expect(run(true)).toBe(`configmap/settings ${given.word} (dry run)`);
  });
});
