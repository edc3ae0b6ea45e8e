import { ApplicationConfig } from '../config/ApplicationConfig';
import { ClusterLabelKeys } from '../clusters/ClusterLabelKeys';
import { KnownCluster } from '../argocd/generatorParameters';
import { OrderPlan } from '../dependencies/planOrder';
import { PlatformConfig } from './PlatformConfig';

/** What the parts of the platform are built from. */
export interface PlatformContext {
  readonly config: PlatformConfig;
  readonly applications: readonly ApplicationConfig[];
  /** Texts by path, for the schemas of requests. */
  readonly files: Readonly<Record<string, string>>;
  readonly order: OrderPlan;
  readonly clusters: readonly KnownCluster[];
  readonly labelKeys: ClusterLabelKeys;
  /** Argo CD's own namespace. */
  readonly namespace: string;
  readonly project: string;
  /** The cluster that Argo CD runs in. */
  readonly destination: string;
  readonly mode: 'cnoe' | 'git';
  /** Mode of an Argo CD Application by its name. */
  readonly modeOf: (applicationName: string) => 'cnoe' | 'git';
  /** The GitOps repository as Argo CD reaches it; undefined when nobody has said. */
  readonly repository?: { readonly url: string; readonly branch: string };
}
