import { ResourceResult } from '../objects/Application';
import { decideStep } from './decideStep';
import { EngineTask } from './EngineTask';

interface TaskFields extends Partial<EngineTask> {
  readonly name: string;
  readonly hookPhase?: ResourceResult['hookPhase'];
  readonly status?: ResourceResult['status'];
  readonly message?: string;
}

function task({
  name,
  hookPhase,
  status,
  message,
  ...fields
}: TaskFields): EngineTask {
  const key = { group: '', kind: 'ConfigMap', namespace: 'shop', name };
  return {
    key,
    phase: 'Sync',
    wave: 0,
    hook: false,
    deletePolicies: [],
    prune: false,
    pruneLast: false,
    version: 'v1',
    ...((hookPhase ?? status) && {
      result: { ...key, version: 'v1', hookPhase, status, message },
    }),
    ...fields,
  };
}

describe('decideStep', () => {
  it('runs the first step that is pending, and tells whether something follows', () => {
    const step = decideStep([
      task({ name: 'a', wave: -1, hookPhase: 'Succeeded' }),
      task({ name: 'b' }),
      task({ name: 'c' }),
      task({ name: 'd', wave: 1 }),
    ]);
    expect(step).toMatchObject({ type: 'run', finalWave: false, last: false });
    expect(
      step.type === 'run' && step.tasks.map(({ key }) => key.name),
    ).toEqual(['b', 'c']);
  });

  it('calls a final wave without hooks the last, so that nobody waits for it', () => {
    const tasks = [
      task({ name: 'a', wave: -1, hookPhase: 'Succeeded' }),
      task({ name: 'b' }),
    ];
    expect(decideStep(tasks)).toMatchObject({
      type: 'run',
      finalWave: true,
      last: true,
    });
  });

  it('waits for hooks of a final wave', () => {
    const hook = task({ name: 'smoke', phase: 'PostSync', hook: true });
    expect(decideStep([hook])).toMatchObject({ finalWave: true, last: false });
    expect(
      decideStep([
        {
          ...hook,
          ...task({
            name: 'smoke',
            phase: 'PostSync',
            hook: true,
            hookPhase: 'Running',
          }),
        },
      ]),
    ).toEqual({
      type: 'wait',
      message: 'waiting for completion of hook /ConfigMap/smoke',
    });
  });

  it('waits for everything started while there are several waves, and counts the rest', () => {
    expect(
      decideStep([
        task({ name: 'a', hookPhase: 'Running' }),
        task({ name: 'b', hookPhase: 'Running' }),
        task({ name: 'c', wave: 1 }),
      ]),
    ).toEqual({
      type: 'wait',
      message: 'waiting for healthy state of /ConfigMap/a and 1 more resources',
    });
  });

  it('does not wait for the only wave', () => {
    expect(decideStep([task({ name: 'a', hookPhase: 'Running' })])).toEqual({
      type: 'succeed',
      message: 'successfully synced (no more tasks)',
    });
  });

  it('runs SyncFail hooks before it fails, and names what could not be applied', () => {
    const failed = task({
      name: 'bad',
      hookPhase: 'Failed',
      status: 'SyncFailed',
      message: 'not valid',
    });
    const tell = task({ name: 'tell', phase: 'SyncFail', hook: true });
    const message =
      'one or more synchronization tasks completed unsuccessfully, reason: not valid';
    expect(decideStep([failed, tell])).toEqual({
      type: 'fail',
      message,
      hooks: [tell],
    });
    const told = task({
      name: 'tell',
      phase: 'SyncFail',
      hook: true,
      hookPhase: 'Succeeded',
    });
    expect(decideStep([failed, told])).toEqual({
      type: 'fail',
      message,
      hooks: [],
    });
    expect(
      decideStep([task({ name: 'fine', hookPhase: 'Succeeded' }), told]),
    ).toMatchObject({
      type: 'succeed',
    });
  });

  it('lets the namespace that it makes itself go ahead of hooks in the same wave', () => {
    const step = decideStep([
      task({ name: 'ns', phase: 'PreSync', ownNamespace: true }),
      task({ name: 'migrate', phase: 'PreSync', hook: true }),
    ]);
    expect(
      step.type === 'run' && step.tasks.map(({ key }) => key.name),
    ).toEqual(['ns']);
    expect(step).toMatchObject({ finalWave: false });
  });
});
