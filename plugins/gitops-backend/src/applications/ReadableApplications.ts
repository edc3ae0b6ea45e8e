import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { AccessDecisions } from '../access/AccessDecisions';
import { linkOf, namedEntity } from '../access/linkOf';
import { findDeployments } from '../deployments/findDeployments';
import {
  ApplicationIndex,
  IndexedApplication,
} from '../index/ApplicationIndex';
import { matchesLookup } from '../index/matchesLookup';
import { withoutWords } from '../mappers/withoutWords';
import { ApplicationQuery } from './ApplicationQuery';

type EntityQuery = NonNullable<
  NonNullable<Parameters<CatalogService['streamEntities']>[0]>['query']
>;

const FIELDS = ['apiVersion', 'kind', 'metadata', 'relations'];

const ANNOTATED: EntityQuery = {
  $any: [
    { 'metadata.annotations.argocd/app-name': { $exists: true } },
    { 'metadata.annotations.argocd/app-selector': { $exists: true } },
    { 'metadata.annotations.argocd/project-name': { $exists: true } },
  ],
};

/** What {@link ReadableApplications} is made of. */
export interface ReadableApplicationsOptions {
  readonly index: Pick<ApplicationIndex, 'list'>;
  readonly catalog: Pick<
    CatalogService,
    'getEntitiesByRefs' | 'streamEntities'
  >;
  readonly access: Pick<AccessDecisions, 'decide'>;
  readonly ownership: GitopsConfig['ownership'];
}

/** An Application as the caller may see it: without words where only an annotation names it. */
export interface ReadableApplication extends IndexedApplication {
  /** Whether it belongs to a readable entity by more than the entity's own word. */
  readonly firm: boolean;
}

/**
 * Finds Applications without an entity being named, for clients that know only Argo CD's names. An Application is
 * there for who may read the deployments of an entity that it belongs to; for everybody else it does not exist.
 */
export class ReadableApplications {
  readonly #options: ReadableApplicationsOptions;

  constructor(options: ReadableApplicationsOptions) {
    this.#options = options;
  }

  /**
   * In the order of the instances of the configuration.
   *
   * @throws InputError when the selector cannot be read.
   */
  async list(
    query: ApplicationQuery,
    credentials: BackstageCredentials,
  ): Promise<readonly ReadableApplication[]> {
    const { name, instance, ...rest } = query;
    const lookup = {
      ...rest,
      names: name ? [name] : undefined,
      instances: instance ? [instance] : undefined,
    };
    const asked = [...this.#options.index.list()].filter(indexed =>
      matchesLookup(indexed, lookup),
    );
    const readable = new Map<IndexedApplication, boolean>();
    for await (const entity of this.#entitiesOf(asked, credentials)) {
      const news = safelyFind(entity, asked)
        .map(indexed => ({ indexed, firm: this.#isFirm(indexed, entity) }))
        .filter(
          ({ indexed, firm }) =>
            !readable.has(indexed) || (firm && !readable.get(indexed)),
        );
      if (!news.length) continue;
      const { read } = await this.#options.access.decide(entity, credentials);
      if (!read.allowed) continue;
      news.forEach(({ indexed, firm }) => readable.set(indexed, firm));
    }
    return asked.flatMap(indexed => {
      const firm = readable.get(indexed);
      if (firm === undefined) return [];
      const { application } = indexed;
      return [
        {
          ...indexed,
          application: firm ? application : withoutWords(application),
          firm,
        },
      ];
    });
  }

  /**
   * The first Application that fits.
   *
   * @throws NotFoundError when there is none that the caller may read.
   */
  async get(
    query: ApplicationQuery & { readonly name: string },
    credentials: BackstageCredentials,
  ): Promise<ReadableApplication> {
    const [first] = await this.list(query, credentials);
    if (first) return first;
    throw new NotFoundError(
      `There is no Application '${query.name.slice(
        0,
        100,
      )}' of an entity that you may see. Check the name, and that an entity's annotation or the Application's own names the other.`,
    );
  }

  #isFirm({ application }: IndexedApplication, entity: Entity): boolean {
    return linkOf(application, entity, this.#options.ownership).firm;
  }

  /** The entities that the Applications may belong to, as far as the caller may see them. */
  async *#entitiesOf(
    applications: readonly IndexedApplication[],
    credentials: BackstageCredentials,
  ): AsyncGenerator<Entity, void, undefined> {
    if (!applications.length) return;
    const { catalog } = this.#options;
    const entityRefs = new Set(
      applications.flatMap(({ application }) => namedEntity(application) ?? []),
    );
    if (entityRefs.size) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: [...entityRefs], fields: FIELDS },
        { credentials },
      );
      yield* items.flatMap(entity => entity ?? []);
    }
    const pages = catalog.streamEntities(
      { query: ANNOTATED, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) yield* page;
  }
}

/** An entity whose annotation cannot be read has no Applications here; its own page says what is wrong with it. */
function safelyFind(
  entity: Entity,
  applications: readonly IndexedApplication[],
): readonly IndexedApplication[] {
  try {
    return findDeployments(entity, applications).applications;
  } catch {
    return [];
  }
}
