import {
  DeploymentsOverview,
  HistoryPage,
} from '@slipway/plugin-gitops-common';
import { BrowserConnections } from './BrowserConnections';
import { PageLoad } from './PageLoad';

/** What can be opened of Slipway for one entity. */
export interface SlipwayPages {
  /** The card on the entity's page: environment, version, sync, health, last operation and history summary. */
  readonly card: PageLoad;
  /** The card, and every history of every deployment opened at once: more than any view of ours shows. */
  readonly histories: PageLoad;
  /** The Deployments tab: the rows, then the entity's commands and the first deployment with its timeline. */
  readonly tab: PageLoad;
  /** How many deployments the backend knows of now. */
  readonly countDeployments: (browser: BrowserConnections) => Promise<number>;
  /** How many entries the history of each deployment has that the backend knows of now. */
  readonly countHistories: (browser: BrowserConnections) => Promise<number[]>;
}

/** The calls of Slipway's frontend for an entity, as its `GitopsClient` makes them. */
export function createSlipwayPages(options: {
  readonly backendUrl: string;
  /** `component/default/bench` */
  readonly entityPath: string;
}): SlipwayPages {
  const base = `${options.backendUrl}/api/gitops/v1/entities/${options.entityPath}`;
  const overview = async (browser: BrowserConnections) => {
    const { environments } = await browser.getJson<DeploymentsOverview>(
      `${base}/deployments`,
    );
    return environments.flatMap(({ deployments }) => deployments);
  };
  const path = ({ id }: { readonly id: string }) =>
    `${base}/deployments/${encodeURIComponent(id)}`;

  return {
    async card(browser) {
      await overview(browser);
    },
    async histories(browser) {
      const deployments = await overview(browser);
      await Promise.all(
        deployments.map(deployment =>
          browser.getJson(`${path(deployment)}/history`),
        ),
      );
    },
    async tab(browser) {
      const [first] = await overview(browser);
      await Promise.all([
        browser.getJson(`${base}/commands`),
        browser.getJson(path(first)),
      ]);
    },
    async countDeployments(browser) {
      return (await overview(browser)).length;
    },
    async countHistories(browser) {
      const deployments = await overview(browser);
      const pages = await Promise.all(
        deployments.map(deployment =>
          browser.getJson<HistoryPage>(`${path(deployment)}/history`),
        ),
      );
      return pages.map(({ items }) => items.length);
    },
  };
}
