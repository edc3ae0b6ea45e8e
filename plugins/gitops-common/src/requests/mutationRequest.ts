import { z } from 'zod';

/**
 * What every mutation takes. `reason` is for people and the audit log; `idempotencyKey` makes a repeated request
 * answer with the first one's command.
 *
 * @public
 */
export const mutationRequest = z.object({
  reason: z.string().trim().max(500).optional(),
  idempotencyKey: z.string().trim().min(8).max(100).optional(),
});

/**
 * Body of `POST …/sync`.
 *
 * @public
 */
export const syncRequest = mutationRequest.extend({
  prune: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

/**
 * Body of `POST …/deploy`: brings another image tag, or moves the chart's version, by a pull request or a commit.
 *
 * @public
 */
export const deployRequest = mutationRequest.extend({
  /** The image tag, or the chart version. */
  version: z.string().trim().min(1).max(128),
});

/**
 * Body of `POST …/promote`: brings what another deployment of the entity runs, by a change of Git.
 *
 * @public
 */
export const promoteRequest = mutationRequest.extend({
  /** The deployment whose version is promoted: `<instance>:<namespace>:<name>`. */
  from: z.string().min(5).max(600),
  /** The version that was seen there. Where it runs another one by now, nothing is promoted. */
  version: z.string().trim().min(1).max(128).optional(),
});

/**
 * Body of `POST …/rollback`.
 *
 * @public
 */
export const rollbackRequest = mutationRequest.extend({
  way: z.enum(['git', 'argocd']),
  /** An id of the ledger, see `HistoryEntry.id`. */
  historyId: z.string().min(1).max(100),
  prune: z.boolean().default(false),
  /** RFC 3339; when the hold of the Argo CD way becomes overdue. */
  holdUntil: z.iso.datetime().optional(),
});

/**
 * Body of `POST …/hold`.
 *
 * @public
 */
export const holdRequest = mutationRequest.extend({
  until: z.iso.datetime().optional(),
});

/**
 * Body of `POST …/releases`: a chart folder read through the URL reader, an uploaded archive, or neither, for the
 * version of a chart that is published already.
 *
 * @public
 */
export const releaseRequest = mutationRequest.extend({
  deploymentId: z.string().min(5).max(600),
  /** Where the chart's folder is read, as the URL reader takes it. */
  sourceUrl: z.url().optional(),
  /** The packaged chart, base64; instead of `sourceUrl`. */
  archive: z.string().max(30_000_000).optional(),
  /** The version to publish; the one of Chart.yaml when left out. */
  version: z.string().trim().max(128).optional(),
  /** The Git tag that names the version: `v1.2.3`, `refs/tags/v1.2.3`. */
  tag: z.string().trim().max(200).optional(),
  /** The tag's version takes the place of another one in Chart.yaml, which is refused otherwise. */
  tagWins: z.boolean().optional(),
  appVersion: z.string().trim().max(128).optional(),
  /** Name in `gitops.charts.repositories`; may be left out when there is one. */
  repository: z.string().trim().max(63).optional(),
});

/**
 * Body of `POST …/commands/:id/cancel`.
 *
 * @public
 */
export const cancelRequest = z.object({
  reason: z.string().trim().max(500).optional(),
  /** Closes the pull request that the command opened, when it is open still. */
  closePullRequest: z.boolean().default(false),
});

/**
 * Body of `POST …/commands/:id/retry`.
 *
 * @public
 */
export const retryRequest = z.object({
  reason: z.string().trim().max(500).optional(),
});

/**
 * Query of `POST …/charts` and, with a chart as its body, of `POST …/releases`.
 *
 * @public
 */
export const uploadChartQuery = z.object({
  /** Name in `gitops.charts.repositories`; may be left out when the entity runs the chart, or there is one. */
  repository: z.string().trim().min(1).max(63).optional(),
  /** The Git tag that names the version: `v1.2.3`, `refs/tags/v1.2.3`. */
  tag: z.string().trim().max(200).optional(),
  /** The tag's version takes the place of another one in Chart.yaml, which is refused otherwise. */
  tagWins: z.boolean().optional(),
});

/**
 * Query of `GET …/charts` and `GET …/charts/:version`.
 *
 * @public
 */
export const chartsQuery = z.object({
  /** Only this chart. */
  chart: z.string().trim().min(1).max(250).optional(),
  /** Only in this repository. */
  repository: z.string().trim().min(1).max(63).optional(),
});
