import { sandboxEnv } from './sandboxEnv';

interface Application {
  readonly metadata: {
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly syncPolicy?: {
      readonly automated?: { readonly enabled?: boolean };
    };
  };
  readonly status: {
    readonly health: { readonly status?: string };
    readonly sync: { readonly status: string };
    readonly history?: readonly { readonly id: number }[];
    readonly summary: { readonly images?: readonly string[] };
  };
}

/** What the sandbox's Argo CD and cluster hold, asked past the portal, to check what the page claims. */
export class ClusterView {
  async application(name: string): Promise<Application | undefined> {
    return this.#get<Application>(`applications/${encodeURIComponent(name)}`);
  }

  /** The images that an Application runs, with their tags; empty when it does not exist. */
  async images(name: string): Promise<readonly string[]> {
    const application = await this.application(name);
    return application?.status.summary.images ?? [];
  }

  /** `Kind/name` of everything that the Application has in its cluster. */
  async objects(name: string): Promise<readonly string[]> {
    const tree = await this.#get<{
      readonly nodes?: readonly {
        readonly kind: string;
        readonly name: string;
        readonly uid?: string;
      }[];
    }>(`applications/${encodeURIComponent(name)}/resource-tree`);
    return (tree?.nodes ?? [])
      .filter(node => node.uid)
      .map(node => `${node.kind}/${node.name}`);
  }

  async #get<T>(path: string): Promise<T | undefined> {
    const { ARGOCD_URL, ARGOCD_TOKEN } = sandboxEnv();
    const response = await fetch(`${ARGOCD_URL}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${ARGOCD_TOKEN}` },
    });
    if (response.status === 403 || response.status === 404) return undefined;
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }
}
