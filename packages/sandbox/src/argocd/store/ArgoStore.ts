import { randomUUID } from 'node:crypto';
import { Clock } from '../../Clock';
import { Application, ObjectMeta } from '../objects/Application';
import { AppProject } from '../objects/AppProject';
import { Repository } from '../objects/Repository';
import { rfc3339 } from '../../rfc3339';
import { ApplicationSet } from '../applicationsets/ApplicationSet';
import { Collection } from './Collection';
import { ObjectFiles } from './ObjectFiles';

interface StoredRepository {
  readonly metadata: ObjectMeta;
  readonly repository: Repository;
}

/** Everything that Argo CD keeps in its own namespace. */
export class ArgoStore {
  readonly applications: Collection<Application>;
  readonly projects: Collection<AppProject>;
  readonly repositories: Collection<StoredRepository>;
  readonly applicationSets: Collection<ApplicationSet>;
  readonly #clock: Clock;
  #version = 1000;

  constructor(dataDir: string, clock: Clock) {
    this.#clock = clock;
    const next = () => String(++this.#version);
    this.applications = new Collection(
      new ObjectFiles<Application>(dataDir, 'applications'),
      next,
    );
    this.projects = new Collection(
      new ObjectFiles<AppProject>(dataDir, 'projects'),
      next,
    );
    this.repositories = new Collection(
      new ObjectFiles<StoredRepository>(dataDir, 'repositories'),
      next,
    );
    this.applicationSets = new Collection(
      new ObjectFiles<ApplicationSet>(dataDir, 'applicationsets'),
      next,
    );
    for (const { metadata } of [
      ...this.applications.list(),
      ...this.projects.list(),
      ...this.repositories.list(),
      ...this.applicationSets.list(),
    ]) {
      this.#version = Math.max(this.#version, Number(metadata.resourceVersion));
    }
  }

  /** The newest resource version of all. */
  get version(): string {
    return String(this.#version);
  }

  /** Metadata of a new object; labels, annotations, finalizers and owners come from the request. */
  newMetadata(
    name: string,
    from: Partial<
      Pick<
        ObjectMeta,
        'labels' | 'annotations' | 'finalizers' | 'ownerReferences'
      >
    > = {},
  ): ObjectMeta {
    return {
      name,
      namespace: 'argocd',
      uid: randomUUID(),
      resourceVersion: '0',
      generation: 0,
      creationTimestamp: rfc3339(this.#clock.now()),
      ...(from.labels && { labels: from.labels }),
      ...(from.annotations && { annotations: from.annotations }),
      ...(from.finalizers?.length && { finalizers: from.finalizers }),
      ...(from.ownerReferences?.length && {
        ownerReferences: from.ownerReferences,
      }),
    };
  }
}
