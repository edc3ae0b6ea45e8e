import { isDeepStrictEqual } from 'node:util';
import { ResourceKey } from '@slipway/sync-waves';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { RenderContext } from '../../render/SourceRenderer';
import {
  Application,
  ApplicationStatus,
  Condition,
} from '../objects/Application';
import { rfc3339 } from '../../rfc3339';
import { sources } from '../objects/sources';
import { aggregateHealth } from './aggregateHealth';
import { ArgoEnvironment } from './ArgoEnvironment';
import { compareApplication, ComparedResource } from './compareApplication';
import { destinationCluster } from './destinationCluster';
import { podImages } from './podImages';
import { projectAllows } from './projectAllows';
import { prepareTargets, Target } from './prepareTargets';
import { projectProblems } from './projectProblems';
import { RefreshLevel } from './RefreshLevel';
import { sharedWith } from './sharedWith';

interface Rendered {
  readonly context: RenderContext;
  readonly cluster: SimulatedCluster;
  readonly revisions: readonly string[];
  readonly sourceTypes: readonly string[];
  readonly targets: readonly Target[];
  readonly repeated: readonly {
    readonly kind: string;
    readonly name: string;
  }[];
}

interface Failure {
  readonly condition: Condition;
  /** True when nothing can be said about health either. */
  readonly brokenSpec: boolean;
}

/** Compares Applications with their clusters and remembers what it rendered and found. */
export class Comparer {
  readonly #environment: ArgoEnvironment;
  readonly #rendered = new Map<string, Rendered | Failure>();
  readonly #compared = new Map<string, readonly ComparedResource[]>();

  constructor(environment: ArgoEnvironment) {
    this.#environment = environment;
  }

  /** What the last comparison found; undefined before the first. */
  resourcesOf(name: string): readonly ComparedResource[] | undefined {
    return this.#compared.get(name);
  }

  forget(name: string): void {
    this.#rendered.delete(name);
    this.#compared.delete(name);
  }

  contextOf({ metadata, spec }: Application): RenderContext {
    return {
      applicationName: metadata.name,
      namespace: spec.destination.namespace ?? '',
      sources: sources.of(spec),
    };
  }

  /** Reads the sources again, unless only the cluster changed. Never rejects: a failure becomes a condition. */
  async prepare(application: Application, level: RefreshLevel): Promise<void> {
    const { name } = application.metadata;
    const before = this.#rendered.get(name);
    const context = this.contextOf(application);
    if (
      level === 'live' &&
      before &&
      (!('context' in before) || isDeepStrictEqual(before.context, context))
    ) {
      return;
    }
    this.#rendered.set(name, await this.#render(application, context));
  }

  /** The status of an Application as its cluster is now, by what was last rendered. */
  compare(application: Application): ApplicationStatus {
    const { name } = application.metadata;
    const rendered = this.#rendered.get(name);
    if (!rendered) return application.status;
    return 'context' in rendered
      ? this.#compareWith(application, rendered)
      : this.#failed(application, rendered);
  }

  async #render(
    application: Application,
    context: RenderContext,
  ): Promise<Rendered | Failure> {
    const { store, clusters, renderer } = this.#environment;
    const fail = (type: string, message: string): Failure => ({
      condition: { type, message },
      brokenSpec: type === 'InvalidSpecError',
    });
    const project = store.projects.get(application.spec.project);
    if (!project) {
      return fail(
        'InvalidSpecError',
        `Application referencing project ${application.spec.project} which does not exist`,
      );
    }
    let cluster: SimulatedCluster;
    try {
      cluster = destinationCluster(clusters, application.spec.destination);
    } catch (error) {
      return fail('InvalidSpecError', (error as Error).message);
    }
    const problems = projectProblems(application, project, cluster);
    if (problems.length > 0)
      return fail('InvalidSpecError', problems.join(';'));
    try {
      const revisions = await renderer.resolve(context);
      const { manifests, sourceTypes } = await renderer.render(
        context,
        revisions,
      );
      const { targets, repeated } = prepareTargets({
        application: application.metadata.name,
        namespace: context.namespace,
        manifests,
        cluster,
      });
      return { context, cluster, revisions, sourceTypes, targets, repeated };
    } catch (error) {
      const count = context.sources.length;
      return fail(
        'ComparisonError',
        `Failed to load target state: failed to generate manifest for source 1 of ${count}: rpc error: code = Unknown desc = ${(error as Error).message}`,
      );
    }
  }

  #failed(application: Application, failure: Failure): ApplicationStatus {
    const { status } = application;
    const resources = status.resources?.map(resource =>
      resource.hook ? resource : { ...resource, status: 'Unknown' as const },
    );
    return {
      ...status,
      ...(resources && { resources }),
      ...this.#common(application, [failure.condition]),
      sync: { ...status.sync, status: 'Unknown' },
      health: this.#health(
        application,
        failure.brokenSpec ? 'Unknown' : (status.health.status ?? 'Healthy'),
      ),
    };
  }

  #compareWith(
    application: Application,
    rendered: Rendered,
  ): ApplicationStatus {
    const { name } = application.metadata;
    const { cluster, targets, revisions, sourceTypes, context } = rendered;
    const { store, tracked, healthOf } = this.#environment;
    const project = store.projects.get(application.spec.project);
    const isPermitted = (key: ResourceKey) =>
      !project || projectAllows.object(project.spec, cluster, key);
    const live = (tracked.get(cluster)?.of(name) ?? []).filter(({ key }) =>
      isPermitted(key),
    );
    const { resources, status } = compareApplication({
      targets,
      live,
      liveOf: key => (isPermitted(key) ? cluster.get(key) : undefined),
      healthOf: object => healthOf(cluster, object),
      ignored: application.spec.ignoreDifferences,
    });
    this.#compared.set(name, resources);
    const list = resources.map(resource => resource.status);
    const multi = sources.isMulti(application.spec);
    const images = [
      ...new Set(
        resources.flatMap(({ live: top }) =>
          top ? podImages(cluster, top.uid) : [],
        ),
      ),
    ].sort();
    const warnings = [
      ...rendered.repeated.map(key => ({
        type: 'RepeatedResourceWarning',
        message: `Resource ${key.kind}/${key.name} appeared more than once among application resources.`,
      })),
      ...sharedWith(name, resources),
    ];
    const {
      resources: _r,
      sourceType: _t,
      sourceTypes: _ts,
      ...before
    } = application.status;
    return {
      ...before,
      ...(list.length > 0 && { resources: list }),
      ...this.#common(application, warnings),
      sync: {
        status,
        comparedTo: {
          ...sources.fields(multi, context.sources),
          ...(multi && { source: { repoURL: '' } }),
          destination: application.spec.destination,
        },
        ...sources.revisionFields(multi, revisions),
      },
      health: this.#health(application, aggregateHealth(list)),
      ...(multi ? { sourceTypes } : { sourceType: sourceTypes[0] }),
      summary: images.length > 0 ? { images } : {},
    };
  }

  #common(application: Application, found: readonly Condition[]) {
    const now = rfc3339(this.#environment.clock.now());
    const before = application.status.conditions ?? [];
    const kept = before.filter(
      ({ type }) => type === 'SyncError' || type === 'DeletionError',
    );
    const conditions = [...found, ...kept].map(condition => ({
      lastTransitionTime: now,
      ...condition,
      ...before.find(
        old => old.type === condition.type && old.message === condition.message,
      ),
    }));
    return {
      conditions: conditions.length > 0 ? conditions : undefined,
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
    };
  }

  #health({ status }: Application, health: string) {
    return health === status.health.status
      ? status.health
      : {
          status: health,
          lastTransitionTime: rfc3339(this.#environment.clock.now()),
        };
  }
}
