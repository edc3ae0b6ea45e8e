import { ArgoApplication, ArgoSource } from '@slipway/plugin-gitops-node';
import { Manifest } from '@slipway/sync-waves';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import { IndexedApplication } from '../index/ApplicationIndex';
import { mainSource, Sourced } from '../mappers/mainSource';
import { operationKind } from '../mappers/operationKind';
import { BoundedMap } from './BoundedMap';

const KEPT_APPLICATIONS = 200;

/**
 * Rendered objects of Applications. Rendering takes Argo CD seconds, so each revision of each generation is asked for
 * once, also when several callers want it at the same time.
 */
export class ManifestReader {
  readonly #clients: ArgoCdClients;
  readonly #kept = new BoundedMap<Promise<readonly Manifest[]>>(
    KEPT_APPLICATIONS,
  );

  constructor(options: { readonly clients: ArgoCdClients }) {
    this.#clients = options.clients;
  }

  /**
   * What the operation that runs or ran last applies; what the source asks for when there was none.
   */
  ofOperation(indexed: IndexedApplication): Promise<readonly Manifest[]> {
    const { spec, status, operation } = indexed.application;
    const state = status?.operationState;
    const dryRun = operationKind(operation ?? state?.operation) === 'dry-run';
    const wanted: Sourced = dryRun
      ? {}
      : {
          revision: state?.syncResult?.revision ?? operation?.sync?.revision,
          revisions: state?.syncResult?.revisions ?? operation?.sync?.revisions,
        };
    return this.ofRevision(indexed, {
      source: spec.source,
      sources: spec.sources,
      ...wanted,
    });
  }

  /** The objects at a revision, rendered with today's parameters; at the head without one. */
  ofRevision(
    indexed: IndexedApplication,
    wanted: Sourced,
  ): Promise<readonly Manifest[]> {
    const key = JSON.stringify([
      indexed.id,
      indexed.application.metadata.generation,
      specOf(indexed.application),
      wanted.revision || wanted.revisions || headOf(indexed.application),
    ]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const asked = this.#ask(indexed, wanted);
    this.#kept.set(key, asked);
    asked.catch(() => this.#kept.delete(key));
    return asked;
  }

  #ask(
    { id, application }: IndexedApplication,
    { revision, revisions }: Sourced,
  ): Promise<readonly Manifest[]> {
    const ref = {
      name: id.name,
      namespace: id.namespace,
      project: application.spec.project,
    };
    const client = this.#clients.getClient(id.instance);
    const count = application.spec.sources?.length ?? 0;
    if (!count) return client.manifests(ref, { revision });
    const { index } = mainSource({ sources: application.spec.sources });
    const all = revisions?.length === count ? revisions : undefined;
    if (!all && !revision) return client.manifests(ref);
    return client.manifests(ref, {
      revisions: all ?? [revision!],
      sourcePositions: all ? all.map((_, at) => at + 1) : [index + 1],
    });
  }
}

function specOf({
  spec,
}: ArgoApplication): ArgoSource | readonly ArgoSource[] | null | undefined {
  return spec.sources ?? spec.source;
}

function headOf({ status }: ArgoApplication) {
  return status?.sync?.revision ?? status?.sync?.revisions;
}
