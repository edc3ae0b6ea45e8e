import { ApplicationSource } from './ApplicationSource';
import { LabelExpression, LabelSelector } from './LabelSelector';

/**
 * An Argo CD ApplicationSet: one Application for each set of parameters that its generators give.
 * `config/applicationsets/<name>.ts`. Texts of the template may hold Go templates, `{{ .name }}`; a parameter that is
 * not there is always an error.
 *
 * @public
 */
export interface ApplicationSetConfig {
  /** DNS-1123 label, the file's name. */
  readonly name: string;
  /** At least one; their Applications are added up. */
  readonly generators: readonly ApplicationSetGenerator[];
  readonly template: ApplicationTemplate;
  /**
   * A Go template of a patch, for what the template's texts cannot say (booleans, objects). It cannot set the project.
   *
   * @defaultValue none
   */
  readonly templatePatch?: string;
  /**
   * Syncs the Applications step by step, each once all steps before are healthy. Progressive syncs have to be switched
   * on in Argo CD.
   *
   * @defaultValue none: each syncs by itself
   */
  readonly rollingSync?: readonly RollingSyncStep[];
  /** Keeps the Applications' objects when the set is removed. @defaultValue false */
  readonly preserveResourcesOnDeletion?: boolean;
  /**
   * Fields of the Applications that the set leaves alone, beside `/spec/syncPolicy/automated/enabled`, by which auto-sync is held.
   *
   * @defaultValue none
   */
  readonly ignoreApplicationDifferences?: readonly string[];
}

/**
 * Exactly one field.
 *
 * @public
 */
export interface ApplicationSetGenerator {
  readonly clusters?: ClusterGenerator;
  readonly git?: GitGenerator;
  readonly list?: ListGenerator;
  readonly matrix?: MatrixGenerator;
  readonly merge?: MergeGenerator;
}

/**
 * One for each registered cluster: `name`, `nameNormalized`, `server`, `project`, `metadata.labels.*`,
 * `metadata.annotations.*`, `values.*`.
 *
 * @public
 */
export interface ClusterGenerator {
  /** Without one the local cluster is meant too; any selector leaves it out unless it is registered itself. */
  readonly selector?: LabelSelector;
  /** Further parameters, `values.*`. @defaultValue none */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * One for each folder or file of a Git repository: `path.path`, `path.basename`, `path.basenameNormalized`,
 * `path.segments`, and for files what they hold.
 *
 * @public
 */
export interface GitGenerator {
  readonly repoURL: string;
  /** @defaultValue `HEAD` */
  readonly revision?: string;
  /** One of `directories` and `files`. */
  readonly directories?: readonly {
    readonly path: string;
    /** @defaultValue false */
    readonly exclude?: boolean;
  }[];
  readonly files?: readonly { readonly path: string }[];
  /** @defaultValue none */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * One for each element; its fields are the parameters.
 *
 * @public
 */
export interface ListGenerator {
  readonly elements: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Every pair of two generators.
 *
 * @public
 */
export interface MatrixGenerator {
  /** Exactly two. */
  readonly generators: readonly ApplicationSetGenerator[];
}

/**
 * The first generator's, with what the others say of those that have the same keys.
 *
 * @public
 */
export interface MergeGenerator {
  /** Parameters that tell them apart: `server`. */
  readonly mergeKeys: readonly string[];
  /** Two or more. */
  readonly generators: readonly ApplicationSetGenerator[];
}

/** @public */
export interface ApplicationTemplate {
  /** Name of each Application, with a parameter: `ingress-{{ .nameNormalized }}`. */
  readonly name: string;
  /** Entity ref of the catalog entity that they belong to. @defaultValue none */
  readonly entity?: string;
  /** Environment's name, for the label. @defaultValue none */
  readonly environment?: string;
  /** @defaultValue none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @defaultValue none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @defaultValue `default` */
  readonly project?: string;
  /** The cluster: its name (`{{ .name }}`), or its API server's address (`{{ .server }}`). */
  readonly destination: string;
  readonly namespace: string;
  /** One, or several with `$values`. */
  readonly sources: readonly ApplicationSource[];
  readonly syncPolicy?: {
    /** @defaultValue true */
    readonly prune?: boolean;
    /** @defaultValue true */
    readonly selfHeal?: boolean;
  };
}

/** @public */
export interface RollingSyncStep {
  /** On the Applications' labels; `In` and `NotIn` only. */
  readonly matchExpressions: readonly LabelExpression[];
  /** How many at a time: a number, or a percentage like `25%`. `0`: by hand. @defaultValue all */
  readonly maxUpdate?: number | string;
}
