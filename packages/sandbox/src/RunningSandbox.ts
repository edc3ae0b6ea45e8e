import { ArgoCd } from './argocd/ArgoCd';
import { AdministeredCluster } from './cluster/AdministeredCluster';
import { SandboxCredentials } from './credentials/SandboxCredentials';
import { GitHost } from './git-host/GitHost';

/** Addresses without a trailing slash. */
export interface SandboxUrls {
  readonly git: string;
  /** With its path: `http://localhost:7711/argocd`. */
  readonly argocd: string;
  readonly chartmuseum: string;
  readonly oci: string;
  readonly control: string;
}

/** A sandbox that listens. */
export interface RunningSandbox {
  readonly urls: SandboxUrls;
  readonly credentials: SandboxCredentials;
  /** What programs that use the sandbox read from their environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly gitHost: GitHost;
  readonly argocd: ArgoCd;
  /** By the name that an Application's destination says: `in-cluster`, `dev-vcluster`, `staging-vcluster`, `eu-prod-1`. */
  readonly clusters: Readonly<Record<string, AdministeredCluster>>;
  /** Resolves when everything pushed so far has been made into Applications. */
  settled(): Promise<void>;
  /** Ends all servers and writes all state. */
  stop(): Promise<void>;
}
