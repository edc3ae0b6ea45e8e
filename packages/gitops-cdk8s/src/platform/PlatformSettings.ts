import { RuleLevels } from '../findings/RuleLevels';
import { OrderSettings } from '../dependencies/OrderSettings';

/**
 * What holds for the whole GitOps repository. `config/platform.ts`, which need not be there.
 *
 * @public
 */
export interface PlatformSettings {
  readonly argocd?: {
    /** Namespace of Argo CD. @defaultValue `argocd` */
    readonly namespace?: string;
    /** Project of the Applications that carry the platform itself. @defaultValue `default` */
    readonly project?: string;
    /** The cluster that Argo CD runs in. @defaultValue `https://kubernetes.default.svc` */
    readonly destination?: string;
  };
  /**
   * The GitOps repository as Argo CD reaches it: for values of addons and for parents, which idpbuilder does not
   * rewrite.
   *
   * @defaultValue the repository that the files are generated for
   */
  readonly repository?: { readonly url: string; readonly branch?: string };
  /**
   * How new applications are packaged on the command line: `cnoe` for idpbuilder, `git` for Applications that read
   * `repository`. Those that have files keep their mode.
   *
   * @defaultValue what the command line says
   */
  readonly mode?: 'cnoe' | 'git';
  /** @defaultValue strategy `none` */
  readonly order?: OrderSettings;
  /**
   * Keys of the labels on a cluster's registration.
   *
   * @defaultValue `cluster_name`, `cluster_role`, `environment`, and `enable_` before an addon's name
   */
  readonly clusterLabels?: {
    readonly name?: string;
    readonly role?: string;
    readonly environment?: string;
    readonly addonPrefix?: string;
  };
  /**
   * Levels of rules for the whole repository.
   *
   * @defaultValue each rule's own
   */
  readonly rules?: RuleLevels;
}
