import { AddonConfig } from '../addons/AddonConfig';
import { ApplicationSetConfig } from '../argocd/ApplicationSetConfig';
import { ProjectConfig } from '../argocd/ProjectConfig';
import { ClusterConfig } from '../clusters/ClusterConfig';
import { PromiseConfig } from '../kratix/PromiseConfig';
import { RequestConfig } from '../kratix/RequestConfig';
import { Declared } from './Declared';
import { PlatformSettings } from './PlatformSettings';

/** Everything that a repository declares beside its applications, each list sorted by path. */
export interface PlatformConfig {
  readonly settings: PlatformSettings;
  readonly projects: readonly Declared<ProjectConfig>[];
  readonly clusters: readonly Declared<ClusterConfig>[];
  readonly applicationSets: readonly Declared<ApplicationSetConfig>[];
  readonly addons: readonly Declared<AddonConfig>[];
  readonly promises: readonly Declared<PromiseConfig>[];
  readonly requests: readonly Declared<RequestConfig>[];
}
