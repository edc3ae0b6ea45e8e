import { BrowserConnections } from './BrowserConnections';
import { PageLoad } from './PageLoad';

interface HistoryEntry {
  readonly revision: string;
  readonly deployedAt?: string;
}

interface Application {
  readonly metadata: {
    readonly name: string;
    readonly instance?: { readonly name: string };
  };
  readonly status: { readonly history?: readonly HistoryEntry[] };
}

/** The default of `argocd.revisionsToLoad`. */
const REVISIONS_TO_LOAD = -1;

/**
 * The calls of Roadie's overview and history card for an entity with the annotation `argocd/app-selector`, in the
 * order and with the dependencies of their code: `useAppDetails`, `ArgoCDHistoryCard` and `ArgoCDApiClient`.
 */
export function createRoadiePage(options: {
  readonly backendUrl: string;
  readonly selector: string;
}): PageLoad {
  const base = `${options.backendUrl}/api/argocd`;
  const selector = encodeURIComponent(options.selector);

  async function useAppDetails(browser: BrowserConnections) {
    const instances = await browser.getJson<{ name: string }[]>(
      `${base}/find/selector/${selector}`,
    );
    const lists = await Promise.all(
      instances.map(({ name }) =>
        browser.getJson<{ items: (Application | null)[] }>(
          `${base}/argoInstance/${name}/applications/selector/${selector}`,
        ),
      ),
    );
    return lists.flatMap(({ items }) => items).flatMap(item => item ?? []);
  }

  async function historyCard(browser: BrowserConnections) {
    const applications = await useAppDetails(browser);
    const rows = applications.flatMap(({ metadata, status }) =>
      [...(status.history ?? [])]
        .sort((a, b) => timeOf(b) - timeOf(a))
        .slice(0, REVISIONS_TO_LOAD)
        .map(({ revision }) => ({ revision, metadata })),
    );
    await Promise.all(
      rows.map(({ metadata, revision }) =>
        browser.getJson(
          `${base}/argoInstance/${metadata.instance?.name}/applications/name/${encodeURIComponent(
            metadata.name,
          )}/revisions/${encodeURIComponent(revision)}/metadata`,
        ),
      ),
    );
  }

  return async browser => {
    await Promise.all([useAppDetails(browser), historyCard(browser)]);
  };
}

function timeOf({ deployedAt }: HistoryEntry): number {
  return new Date(deployedAt ?? '').valueOf();
}
