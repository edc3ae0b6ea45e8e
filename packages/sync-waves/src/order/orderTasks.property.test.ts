import fc from 'fast-check';
import { planWaves } from '../plan/planWaves';
import { manifestOf } from '../testing/manifestOf';
import { Manifest } from '../types/Manifest';
import { compareTasks } from './compareTasks';
import { createTasks } from './createTasks';
import { groupTasks } from './groupTasks';
import { orderTasks } from './orderTasks';
import { phaseRank } from './phaseRank';
import { phasesOf } from './phasesOf';
import { SyncTask } from './SyncTask';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const wave = fc.option(
  fc.oneof(fc.integer({ min: -3, max: 3 }).map(String), fc.string()),
  { nil: undefined },
);
const hookWord = fc.constantFrom(
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
  'Skip',
  'PreSync,PostSync',
  'Nonsense',
);
const namespace = fc.option(fc.constantFrom('one', 'two'), { nil: undefined });

const object: fc.Arbitrary<Manifest> = fc
  .record({
    type: fc.constantFrom(
      'v1/ConfigMap',
      'apps/v1/Deployment',
      'batch/v1/Job',
      'example.com/v1/Thing',
      'example.com/v1/Other',
    ),
    name,
    wave,
    namespace,
    hook: fc.option(hookWord, { nil: undefined }),
  })
  .map(({ type, name: named, hook, ...metadata }) =>
    manifestOf(type, named, {
      ...metadata,
      annotations: hook ? { 'argocd.argoproj.io/hook': hook } : {},
    }),
  );
const dependency: fc.Arbitrary<Manifest> = fc.oneof(
  fc
    .record({ name: fc.constantFrom('one', 'two'), wave })
    .map(({ name: named, wave: at }) =>
      manifestOf('v1/Namespace', named, { wave: at }),
    ),
  fc
    .record({ kind: fc.constantFrom('Thing', 'Other'), wave })
    .map(({ kind, wave: at }) =>
      manifestOf(
        'apiextensions.k8s.io/v1/CustomResourceDefinition',
        `${kind.toLowerCase()}s.example.com`,
        { wave: at },
        { spec: { group: 'example.com', names: { kind } } },
      ),
    ),
);
const manifests = fc.uniqueArray(
  fc.oneof(
    { weight: 4, arbitrary: object },
    { weight: 1, arbitrary: dependency },
  ),
  {
    maxLength: 14,
    selector: ({ apiVersion, kind, metadata }) =>
      [apiVersion, kind, metadata.namespace, metadata.name].join('/'),
  },
);
const prune = fc.array(
  fc.record({
    manifest: fc
      .record({ name, wave })
      .map(({ name: named, wave: at }) =>
        manifestOf('v1/ConfigMap', `old-${named}`, { wave: at }),
      ),
  }),
  { maxLength: 4 },
);

const tasksOf = (input: readonly Manifest[]) => createTasks(input).tasks;

describe('the order of any manifests', () => {
  it('is total: antisymmetric and transitive', () => {
    const task = manifests
      .map(tasksOf)
      .filter(tasks => tasks.length > 0)
      .chain(tasks => fc.constantFrom(...tasks));
    fc.assert(
      fc.property(task, task, task, (a, b, c) => {
        expect(Math.sign(compareTasks(a, b))).toBe(
          0 - Math.sign(compareTasks(b, a)),
        );
        const chained = compareTasks(a, b) <= 0 && compareTasks(b, c) <= 0;
        expect(!chained || compareTasks(a, c) <= 0).toBe(true);
        expect(compareTasks(a, a)).toBe(0);
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(
        manifests.chain(input =>
          fc.tuple(
            fc.constant(input),
            fc.shuffledSubarray(input, { minLength: input.length }),
          ),
        ),
        ([input, shuffled]) => {
          expect(planWaves(shuffled).waves).toEqual(planWaves(input).waves);
        },
      ),
    );
  });

  it('has every applied object exactly once in each of its phases', () => {
    fc.assert(
      fc.property(manifests, prune, (input, removed) => {
        const plan = planWaves(input, { prune: removed });
        const planned = [...plan.waves, ...plan.onFailure].flatMap(
          ({ phase, resources }) =>
            resources
              .filter(each => !each.prune)
              .map(each => ({ phase, each })),
        );
        const expected = input.flatMap(each => phasesOf(each).phases);
        expect(planned).toHaveLength(expected.length);
        const applied = new Set(
          planned.map(({ phase, each }) =>
            [phase, each.group, each.kind, each.namespace, each.name].join(),
          ),
        );
        // A Namespace or definition may change its phase, but none becomes another's.
        expect(applied.size).toBe(expected.length);
        expect(plan.skipped).toHaveLength(
          input.filter(each => phasesOf(each).phases.length === 0).length,
        );
        expect(
          plan.waves.flatMap(({ resources }) =>
            resources.filter(each => each.prune),
          ),
        ).toHaveLength(removed.length);
      }),
    );
  });

  it('goes up in phases and waves, each step once', () => {
    fc.assert(
      fc.property(manifests, prune, (input, removed) => {
        const { tasks } = createTasks(input, { prune: removed });
        const groups = groupTasks(orderTasks(tasks));
        const rank = (group: (typeof groups)[number]) =>
          [phaseRank[group.phase], group.wave] as const;
        for (let index = 1; index < groups.length; index++) {
          const [phase, at] = rank(groups[index]);
          const [phaseBefore, before] = rank(groups[index - 1]);
          expect(
            phase > phaseBefore || (phase === phaseBefore && at > before),
          ).toBe(true);
        }
      }),
    );
  });

  it('has Namespaces and definitions before what needs them', () => {
    fc.assert(
      fc.property(manifests, input => {
        const ordered = orderTasks(tasksOf(input));
        const place = (matches: (task: SyncTask) => boolean) =>
          ordered.findIndex(matches);
        for (const task of ordered) {
          const at = ordered.indexOf(task);
          const home = place(
            ({ key }) =>
              key.kind === 'Namespace' && key.name === task.key.namespace,
          );
          const definition = place(
            ({ key }) =>
              key.name === `${task.key.kind.toLowerCase()}s.${task.key.group}`,
          );
          expect(home <= at).toBe(true);
          expect(definition <= at).toBe(true);
        }
      }),
    );
  });

  it('keeps tasks and fields that a caller added', () => {
    fc.assert(
      fc.property(manifests, input => {
        const tasks = tasksOf(input).map((task, number) => ({
          ...task,
          number,
        }));
        const ordered = orderTasks(tasks);
        expect(
          ordered.map(({ number }) => number).sort((a, b) => a - b),
        ).toEqual(tasks.map(({ number }) => number));
      }),
    );
  });
});
