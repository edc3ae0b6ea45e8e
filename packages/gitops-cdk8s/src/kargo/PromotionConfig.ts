import type { SecretKey, SecretStoreRef } from '../charts/parts/SecretsProps';

/**
 * How new versions travel through an application's environments.
 *
 * @public
 */
export interface PromotionConfig {
  readonly kargo: KargoPromotion;
}

/**
 * Kargo: a Warehouse looks for new versions, and each environment is a Stage that takes them from the one before it.
 *
 * @public
 */
export interface KargoPromotion {
  /** Kargo's project, which is also the namespace of its objects. Several applications may share one. */
  readonly project: string;
  /** Where new versions come from. @defaultValue the application's image, or its chart when it is delivered by chart */
  readonly warehouse?: KargoWarehouse;
  /** By environment; those that are not named have all the defaults. @defaultValue none is named */
  readonly stages?: Readonly<Record<string, KargoStage>>;
  /**
   * What a promotion does, the same in every stage, in place of everything that it does otherwise;
   * `${{ vars.application }}` is the Argo CD Application, `${{ outputs.<as> }}` what an earlier step gave.
   *
   * @defaultValue the new version is written to Git, and Argo CD asked to take it up
   */
  readonly steps?: readonly KargoStep[];
  /**
   * Writes to Git by a pull request, and waits until it is merged. Else by a commit on the branch.
   *
   * @defaultValue false
   */
  readonly pullRequest?: boolean;
  /** Accounts of what it reads and writes, kept in a secret store. By name. @defaultValue none */
  readonly credentials?: Readonly<Record<string, KargoCredentials>>;
}

/**
 * An account for a Git repository, a chart repository or an image registry.
 *
 * @public
 */
export interface KargoCredentials {
  readonly type: 'git' | 'helm' | 'image';
  /** The repository, or with `repoURLIsRegex` a regular expression of several. */
  readonly repoURL: string;
  /** @defaultValue false */
  readonly repoURLIsRegex?: boolean;
  readonly store: SecretStoreRef;
  readonly username: SecretKey;
  readonly password: SecretKey;
}

/** @public */
export interface KargoWarehouse {
  /** How often it looks; Kargo looks no more often than every five minutes. @defaultValue `5m0s` */
  readonly interval?: string;
  /** Of an image: which tags count. @defaultValue `SemVer` */
  readonly imageSelectionStrategy?:
    'SemVer' | 'NewestBuild' | 'Lexical' | 'Digest';
  /** A range of versions; for `Digest` the tag. @defaultValue every version */
  readonly constraint?: string;
  /** Regular expressions of tags that count. @defaultValue all */
  readonly allowTagsRegexes?: readonly string[];
}

/** @public */
export interface KargoStage {
  /** Takes every new version by itself. @defaultValue false */
  readonly auto?: boolean;
  /** Environments that it takes versions from, instead of the one before it; none: from the warehouse. */
  readonly after?: readonly string[];
  /** How long a version has to have been in the stage before. @defaultValue no time */
  readonly soakTime?: string;
  /** Names of Argo Rollouts' AnalysisTemplates that have to succeed afterwards. @defaultValue none */
  readonly verification?: readonly string[];
}

/**
 * A step of a promotion, `uses` or `task`.
 *
 * @public
 */
export interface KargoStep {
  /** Kind of the step: `git-clone`, `argocd-update`, … */
  readonly uses?: string;
  /** A PromotionTask in its place; such a step has no `config`. */
  readonly task?: {
    readonly name: string;
    /** @defaultValue `PromotionTask` */
    readonly kind?: 'PromotionTask' | 'ClusterPromotionTask';
  };
  /** By which its outputs are named. @defaultValue none */
  readonly as?: string;
  /** An expression. @defaultValue always */
  readonly if?: string;
  /** @defaultValue none */
  readonly config?: Readonly<Record<string, unknown>>;
  /** @defaultValue false */
  readonly continueOnError?: boolean;
  /** @defaultValue the step's own */
  readonly retry?: {
    readonly timeout?: string;
    readonly errorThreshold?: number;
  };
  /** @defaultValue none */
  readonly vars?: readonly { readonly name: string; readonly value: string }[];
}
