import { isDeepStrictEqual } from 'node:util';
import { ApplicationController } from '../controller/ApplicationController';
import { ArgoEnvironment } from '../controller/ArgoEnvironment';
import { statusWithout } from '../controller/statusWithout';
import { Application, ApplicationSpec } from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { rfc3339 } from '../../rfc3339';
import { ApplicationSet } from './ApplicationSet';
import { applicationSetStatus } from './applicationSetStatus';
import { clusterRegistrations } from './clusterRegistrations';
import { decideRollout } from './decideRollout';
import { GeneratedApplication, renderTemplate } from './renderTemplate';

const SETTLE = 400;
const AUTOMATED = '/spec/syncPolicy/automated/enabled';
const REASON =
  'ApplicationSet RollingSync triggered a sync of this Application resource';

/** Makes the Applications of ApplicationSets, keeps them as the template says, and rolls changes out step by step. */
export class ApplicationSetController {
  readonly #environment: ArgoEnvironment;
  readonly #controller: ApplicationController;
  readonly #due = new Map<string, () => void>();
  readonly #stops: (() => void)[] = [];

  constructor(environment: ArgoEnvironment, controller: ApplicationController) {
    this.#environment = environment;
    this.#controller = controller;
  }

  start(): void {
    const { applications, applicationSets } = this.#environment.store;
    applicationSets.list().forEach(({ metadata }) => this.#soon(metadata.name));
    this.#stops.push(
      applicationSets.onChange(({ type, object }) => {
        if (type !== 'DELETED') this.#soon(object.metadata.name);
      }),
      applications.onChange(({ object }) => {
        const owner = object.metadata.ownerReferences?.find(
          ({ kind }) => kind === 'ApplicationSet',
        );
        if (owner) this.#soon(owner.name);
      }),
      ...this.#environment.clusters.map(cluster =>
        cluster.onChange(keys => {
          const registers = keys.some(
            ({ kind, namespace }) =>
              kind === 'Secret' && namespace === 'argocd',
          );
          if (registers) {
            applicationSets
              .list()
              .forEach(({ metadata }) => this.#soon(metadata.name));
          }
        }),
      ),
    );
  }

  stop(): void {
    [...this.#stops, ...this.#due.values()].forEach(stop => stop());
    this.#stops.length = 0;
    this.#due.clear();
  }

  /** The Applications that a set has made. */
  childrenOf(name: string): readonly Application[] {
    return this.#environment.store.applications
      .list()
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some(
          owner => owner.kind === 'ApplicationSet' && owner.name === name,
        ),
      );
  }

  #soon(name: string): void {
    if (this.#due.has(name)) return;
    const cancel = this.#environment.clock.after(SETTLE, () => {
      this.#due.delete(name);
      this.#reconcile(name);
    });
    this.#due.set(name, cancel);
  }

  #reconcile(name: string): void {
    const { store, clock } = this.#environment;
    const set = store.applicationSets.get(name);
    if (!set) return;
    const generated = renderTemplate(
      set,
      this.#environment.clusters.flatMap(clusterRegistrations),
    );
    generated.forEach(wanted => this.#ensure(set, wanted));
    this.#removeOthers(set, generated);
    const now = rfc3339(clock.now());
    const children = this.childrenOf(name);
    const compared = children.every(({ status }) => status.reconciledAt);
    const steps =
      set.spec.strategy?.type === 'RollingSync'
        ? (set.spec.strategy.rollingSync?.steps ?? [])
        : [];
    const rollout =
      steps.length > 0 && compared
        ? decideRollout({
            members: set.status.applicationStatus ?? [],
            applications: children,
            steps,
            now,
          })
        : undefined;
    rollout?.start.forEach(child => this.#sync(child));
    const status = applicationSetStatus(set, children, rollout, now);
    if (isDeepStrictEqual(status, set.status)) return;
    store.applicationSets.update(name, current => ({ ...current, status }));
    this.#soon(name);
  }

  #ensure(set: ApplicationSet, wanted: GeneratedApplication): void {
    const { applications } = this.#environment.store;
    const { name } = wanted.metadata;
    const before = applications.get(name);
    const spec = wantedSpec(set, wanted.spec, before);
    if (before) {
      const labels = { ...before.metadata.labels, ...wanted.metadata.labels };
      const metadata = {
        ...before.metadata,
        ...(Object.keys(labels).length > 0 && { labels }),
      };
      if (
        isDeepStrictEqual(before.spec, spec) &&
        isDeepStrictEqual(before.metadata, metadata)
      ) {
        return;
      }
      applications.put({ ...before, metadata, spec });
    } else {
      applications.put({
        metadata: this.#environment.store.newMetadata(name, {
          ...wanted.metadata,
          ownerReferences: [
            {
              apiVersion: 'argoproj.io/v1alpha1',
              kind: 'ApplicationSet',
              name: set.metadata.name,
              uid: set.metadata.uid,
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        }),
        spec,
        status: emptyStatus(),
      });
    }
    void this.#controller.refresh(name, 'normal');
  }

  #removeOthers(
    set: ApplicationSet,
    generated: readonly GeneratedApplication[],
  ): void {
    const { store, clock } = this.#environment;
    const wanted = new Set(generated.map(({ metadata }) => metadata.name));
    for (const { metadata } of this.childrenOf(set.metadata.name)) {
      if (wanted.has(metadata.name) || metadata.deletionTimestamp) continue;
      store.applications.update(metadata.name, child => ({
        ...child,
        metadata: {
          ...child.metadata,
          deletionTimestamp: rfc3339(clock.now()),
        },
      }));
      this.#controller.wake(metadata.name);
    }
  }

  #sync(name: string): void {
    const { applications } = this.#environment.store;
    applications.update(name, application => {
      if (application.operation) return application;
      const { spec, status } = application;
      return {
        ...application,
        operation: {
          sync: {
            ...(spec.syncPolicy?.automated?.prune && { prune: true }),
            ...(spec.syncPolicy?.syncOptions && {
              syncOptions: spec.syncPolicy.syncOptions,
            }),
          },
          initiatedBy: {
            username: 'applicationset-controller',
            automated: true,
          },
          info: [{ name: 'Reason', value: REASON }],
          retry: spec.syncPolicy?.retry ?? { limit: 5 },
        },
        status: statusWithout(status, 'operationState'),
      };
    });
    this.#controller.wake(name);
  }
}

/** The template's spec; RollingSync switches automatic syncing off, and an ignored switch stays as somebody set it. */
function wantedSpec(
  { spec: { strategy, ignoreApplicationDifferences } }: ApplicationSet,
  spec: ApplicationSpec,
  before: Application | undefined,
): ApplicationSpec {
  const automated = spec.syncPolicy?.automated;
  if (!automated) return spec;
  const ignored = ignoreApplicationDifferences?.some(rule =>
    rule.jsonPointers?.includes(AUTOMATED),
  );
  const held = before?.spec.syncPolicy?.automated?.enabled;
  const enabled = ignored && held !== undefined ? held : automated.enabled;
  const off = strategy?.type === 'RollingSync' ? false : enabled;
  return {
    ...spec,
    syncPolicy: {
      ...spec.syncPolicy,
      automated: { ...automated, ...(off !== undefined && { enabled: off }) },
    },
  };
}
