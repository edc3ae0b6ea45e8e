import { NotFoundError } from '@backstage/errors';
import { DeployedVersion, DeploymentPlan } from '@slipway/plugin-gitops-common';
import { GitopsConfig } from '@slipway/plugin-gitops-node';
import { Manifest, planWaves, resourceKeyOf } from '@slipway/sync-waves';
import { IndexedApplication } from '../index/ApplicationIndex';
import { historyIdOf } from '../ledger/historyIdOf';
import { LedgerEntry, LedgerStore } from '../ledger/LedgerStore';
import { changesIn } from '../mappers/changesIn';
import { describeVersion } from '../mappers/describeVersion';
import { environmentOf } from '../mappers/environmentOf';
import { mainSource } from '../mappers/mainSource';
import { ManifestReader } from '../timelines/ManifestReader';
import { describeIncomplete } from './describeIncomplete';
import { describeWays } from './describeWays';
import { diffManifests } from './diffManifests';
import { imagesOf } from './imagesOf';

/** What to plan for: a revision, or an entry of the ledger. */
export type PlanTarget =
  { readonly revision: string } | { readonly historyId: string };

interface Side {
  readonly version?: DeployedVersion;
  readonly manifests: readonly Manifest[];
  readonly incomplete?: string;
  readonly entry?: LedgerEntry;
}

/** What {@link PlanReader} is made of. */
export interface PlanReaderOptions {
  readonly config: GitopsConfig;
  readonly manifests: ManifestReader;
  readonly ledger: LedgerStore;
}

/**
 * Says what bringing a version would change, before it runs: the plan of its waves and the diff against what runs.
 */
export class PlanReader {
  readonly #options: PlanReaderOptions;

  constructor(options: PlanReaderOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError when the ledger has no such entry, ArgoCdError when Argo CD cannot render the revision. */
  async read(
    indexed: IndexedApplication,
    target: PlanTarget,
  ): Promise<DeploymentPlan> {
    const { config, ledger } = this.#options;
    const { lastSuccess } = await ledger.summary(indexed.id);
    const entry =
      'historyId' in target
        ? await this.#entry(indexed, target.historyId)
        : undefined;
    const nothing: Side = { manifests: [] };
    const [from, to] = await Promise.all([
      lastSuccess ? this.#ofEntry(indexed, lastSuccess) : nothing,
      'revision' in target
        ? this.#ofRevision(indexed, target.revision)
        : this.#ofEntry(indexed, entry!),
    ]);
    const { spec } = indexed.application;
    const namespace = spec.destination?.namespace;
    const version = to.version ?? {
      label: 'unknown',
      revision: 'revision' in target ? target.revision : '',
      images: [],
    };
    const instance = config.instances.find(
      ({ name }) => name === indexed.id.instance,
    );
    return {
      from: from.version,
      to: version,
      plan: planWaves(to.manifests, {
        defaultNamespace: namespace,
        createNamespace:
          !lastSuccess &&
          spec.syncPolicy?.syncOptions?.includes('CreateNamespace=true')
            ? namespace
            : undefined,
        prune: spec.syncPolicy?.automated?.prune
          ? removed(from.manifests, to.manifests, namespace)
          : [],
      }),
      changes: diffManifests(from.manifests, to.manifests, namespace),
      incomplete: to.incomplete ?? from.incomplete,
      ways: describeWays({
        application: indexed.application,
        instance: instance ?? { name: indexed.id.instance, readOnly: true },
        hasRepository: Boolean(config.repository),
        changes: changesIn(
          environmentOf(
            indexed.application,
            indexed.id.instance,
            config.environments,
          ),
          config.environments,
        ),
        to: version,
        argoHistoryId: entry
          ? historyIdOf(indexed.application, entry)
          : this.#argoId(indexed, version),
        current: entry
          ? entry.id === lastSuccess?.id
          : version.revision === lastSuccess?.version.revision,
      }),
    };
  }

  async #entry(
    indexed: IndexedApplication,
    historyId: string,
  ): Promise<LedgerEntry> {
    const entry = await this.#options.ledger.get(indexed.id, historyId);
    if (entry) return entry;
    throw new NotFoundError(
      `${indexed.id.name} has no operation '${historyId.slice(
        0,
        100,
      )}' in its history. Take an id from the history.`,
    );
  }

  /** The manifests that the ledger kept are what really ran; without them the revision is rendered anew. */
  async #ofEntry(
    indexed: IndexedApplication,
    entry: LedgerEntry,
  ): Promise<Side> {
    const { ledger, manifests } = this.#options;
    const kept = await ledger.manifests(entry.id);
    if (kept) return { version: entry.version, manifests: kept, entry };
    return {
      version: entry.version,
      manifests: await manifests.ofRevision(indexed, entry.version),
      incomplete: describeIncomplete(indexed.application, entry.sources),
      entry,
    };
  }

  async #ofRevision(
    indexed: IndexedApplication,
    revision: string,
  ): Promise<Side> {
    const { spec } = indexed.application;
    const manifests = await this.#options.manifests.ofRevision(indexed, {
      revision,
    });
    const { source } = mainSource(spec);
    return {
      version: describeVersion(
        { source, revision },
        imagesOf(manifests),
        indexed.id.name,
      ),
      manifests,
    };
  }

  #argoId(
    { application }: IndexedApplication,
    { revision }: DeployedVersion,
  ): number | undefined {
    return application.status?.history?.findLast(
      entry => mainSource(entry).revision === revision,
    )?.id;
  }
}

function removed(
  from: readonly Manifest[],
  to: readonly Manifest[],
  namespace: string | undefined,
) {
  const keyOf = (manifest: Manifest) =>
    JSON.stringify(resourceKeyOf(manifest, { defaultNamespace: namespace }));
  const kept = new Set(to.map(keyOf));
  return from
    .filter(manifest => !kept.has(keyOf(manifest)))
    .map(manifest => ({ manifest }));
}
