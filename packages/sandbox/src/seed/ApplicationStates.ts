import { z } from 'zod';
import { GitHost } from '../git-host/GitHost';
import { localRef } from '../render/git/localRef';

const sourceSchema = z.looseObject({
  repoURL: z.string().default(''),
  chart: z.string().optional(),
  targetRevision: z.string().optional(),
});
const listSchema = z.object({
  items: z
    .array(
      z.looseObject({
        metadata: z.looseObject({ name: z.string() }),
        spec: z.looseObject({ source: sourceSchema.optional() }),
        operation: z.unknown().optional(),
        status: z
          .looseObject({
            sync: z
              .looseObject({
                status: z.string().optional(),
                revision: z.string().optional(),
              })
              .optional(),
            health: z.looseObject({ status: z.string().optional() }).optional(),
            operationState: z
              .looseObject({ finishedAt: z.string().nullish() })
              .nullish(),
          })
          .optional(),
      }),
    )
    .nullable(),
});
type Application = NonNullable<z.infer<typeof listSchema>['items']>[number];

/** Settings of {@link ApplicationStates}. */
export interface ApplicationStatesOptions {
  readonly argocdUrl: string;
  readonly token: string;
  readonly gitHost: GitHost;
}

/** Looks, over the API that everybody uses, at how far the Applications are. */
export class ApplicationStates {
  readonly #options: ApplicationStatesOptions;

  constructor(options: ApplicationStatesOptions) {
    this.#options = options;
  }

  /**
   * The names of those that do not run what they should yet: synced to the newest commit, or to this version of the
   * chart where a range is wanted, healthy, nothing under way.
   */
  async unsettled(newestChart: string | undefined): Promise<readonly string[]> {
    const { argocdUrl, token } = this.#options;
    const response = await fetch(`${argocdUrl}/api/v1/applications`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok)
      throw new Error(
        `Argo CD answered ${response.status} while the demo was made`,
      );
    const items = listSchema.parse(await response.json()).items ?? [];
    const settled = await Promise.all(
      items.map(item => this.#isSettled(item, newestChart)),
    );
    return items
      .filter((_, index) => !settled[index])
      .map(({ metadata }) => metadata.name);
  }

  /** Has the Applications of a chart compared anew. Does not wait for it. */
  async refreshCharts(): Promise<void> {
    const { argocdUrl, token } = this.#options;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${argocdUrl}/api/v1/applications`, {
      headers,
    });
    const items = listSchema.parse(await response.json()).items ?? [];
    for (const { metadata, spec } of items) {
      if (!spec.source?.chart) continue;
      // Answers when the comparison is done, for which the clock has to move on.
      fetch(`${argocdUrl}/api/v1/applications/${metadata.name}?refresh=hard`, {
        headers,
      })
        .then(answer => answer.arrayBuffer())
        .catch(() => undefined);
    }
  }

  async #isSettled(
    { spec, status, operation }: Application,
    newestChart: string | undefined,
  ): Promise<boolean> {
    const isQuiet =
      !operation &&
      status?.sync?.status === 'Synced' &&
      status.health?.status === 'Healthy' &&
      Boolean(status.operationState?.finishedAt);
    return (
      isQuiet &&
      status?.sync?.revision === (await this.#wanted(spec.source, newestChart))
    );
  }

  async #wanted(
    source: z.infer<typeof sourceSchema> | undefined,
    newestChart: string | undefined,
  ) {
    if (source?.chart) {
      const isRange = /[<>=~^*|, ]/.test(source.targetRevision ?? '*');
      return isRange ? newestChart : source.targetRevision;
    }
    const match = /\/([^/]+)\/([^/]+?)(?:\.git)?$/.exec(source?.repoURL ?? '');
    return match
      ? localRef(
          this.#options.gitHost.repositoryPath(match[1], match[2]),
          'main',
        )
      : undefined;
  }
}
