import { SandboxCredentials } from './credentials/SandboxCredentials';
import { SandboxUrls } from './RunningSandbox';

interface SandboxEnvInput {
  readonly urls: SandboxUrls;
  readonly credentials: SandboxCredentials;
  /** A token that may read everything and change nothing. */
  readonly argocdReadOnlyToken: string;
  /** The web address of the GitOps repository. */
  readonly gitopsUrl: string;
  /** The clone URL of an empty repository, for the contract scripts. */
  readonly scratchUrl: string;
}

function withCredentials(
  url: string,
  username: string,
  password: string,
): string {
  const full = new URL(url);
  full.username = username;
  full.password = password;
  return full.href;
}

/** The variables that the demo and the contract scripts read. */
export function sandboxEnv({
  urls,
  credentials,
  argocdReadOnlyToken,
  gitopsUrl,
  scratchUrl,
}: SandboxEnvInput): Readonly<Record<string, string>> {
  const { gitea, argocd } = credentials;
  return {
    ARGOCD_URL: urls.argocd,
    ARGOCD_TOKEN: argocd.token,
    ARGOCD_READONLY_TOKEN: argocdReadOnlyToken,
    ARGOCD_USERNAME: argocd.username,
    ARGOCD_PASSWORD: argocd.password,
    GIT_URL: scratchUrl,
    GIT_PUSH_URL: withCredentials(scratchUrl, gitea.username, gitea.password),
    GITEA_URL: urls.git,
    GITEA_TOKEN: gitea.token,
    GITEA_USERNAME: gitea.username,
    GITEA_USER: gitea.username,
    GITEA_PASSWORD: gitea.password,
    GITOPS_REPOSITORY_URL: gitopsUrl,
    MUSEUM_URL: urls.chartmuseum,
    CHARTMUSEUM_URL: urls.chartmuseum,
    OCI_URL: urls.oci,
    OCI_HOST: new URL(urls.oci).host,
    SANDBOX_CONTROL_URL: urls.control,
    SLIPWAY_WEBHOOK_SECRET: credentials.webhookSecret,
  };
}
