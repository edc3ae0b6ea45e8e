import { mkdirSync } from 'node:fs';
import { SimulatedCluster } from '../cluster/SimulatedCluster';
import { Clock } from '../Clock';
import { Logger } from '../Logger';
import { SourceRenderer } from '../render/SourceRenderer';
import { ApplicationSetController } from './applicationsets/ApplicationSetController';
import { ArgoCd, ArgoCdMode } from './ArgoCd';
import { createAdmin } from './createAdmin';
import { ApplicationController } from './controller/ApplicationController';
import { ArgoEnvironment } from './controller/ArgoEnvironment';
import { ChildApplications } from './controller/ChildApplications';
import { EventLog } from './controller/EventLog';
import { TrackedObjects } from './controller/TrackedObjects';
import { AccessControl } from './access/AccessControl';
import { Account, Accounts } from './access/Accounts';
import { createHandler } from './http/createHandler';
import { withMode } from './http/withMode';
import { ApiContext } from './routes/ApiContext';
import { ArgoSettings, SettingsDefaults } from './settings/ArgoSettings';
import { createHealthOf } from './settings/createHealthOf';
import { createRoutes } from './routes/createRoutes';
import { ArgoStore } from './store/ArgoStore';
import { StreamHub } from './stream/StreamHub';

const OWN_SERVER = 'https://kubernetes.default.svc';

/** Settings of {@link createArgoCd}. */
export interface ArgoCdOptions {
  /** Where Applications, projects and repositories are kept. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Everything is served below it: `/argocd`, or empty. */
  readonly rootPath: '/argocd' | '';
  readonly renderer: SourceRenderer;
  readonly clusters: readonly SimulatedCluster[];
  readonly account: Account;
  /**
   * Seconds that a sync waits after each wave but the last.
   *
   * @default 2
   */
  readonly waveDelaySeconds?: number;
  /**
   * Seconds after which every Application is compared again.
   *
   * @default 120
   */
  readonly reconcileSeconds?: number;
  /** What the ConfigMaps `argocd-cm` and `argocd-rbac-cm` say until somebody applies them. */
  readonly settings?: SettingsDefaults;
}

/** A simulator of Argo CD 3.5's REST API with a controller behind it. */
export function createArgoCd(options: ArgoCdOptions): ArgoCd {
  const { dataDir, clock, logger, clusters, renderer } = options;
  mkdirSync(dataDir, { recursive: true });
  const store = new ArgoStore(dataDir, clock);
  const settings = new ArgoSettings(
    clusters.find(({ server }) => server === OWN_SERVER),
    options.settings,
  );
  const environment: ArgoEnvironment = {
    store,
    clusters,
    tracked: new Map(
      clusters.map(cluster => [cluster, new TrackedObjects(cluster)]),
    ),
    renderer,
    clock,
    logger,
    events: new EventLog(clock),
    settings,
    healthOf: createHealthOf(settings),
    waveDelay: (options.waveDelaySeconds ?? 2) * 1000,
    reconcileEvery: (options.reconcileSeconds ?? 120) * 1000,
  };
  const controller = new ApplicationController(environment);
  const applicationSets = new ApplicationSetController(environment, controller);
  const children = new ChildApplications(environment, controller);
  const accounts = new Accounts({
    first: options.account,
    clock,
    dataDir,
    settings,
  });
  const access = new AccessControl({
    accounts,
    settings,
    administrator: options.account.username,
    project: name => store.projects.get(name),
  });
  const hub = new StreamHub(clock);
  let mode: ArgoCdMode = 'up';
  const context: ApiContext = {
    ...environment,
    controller,
    accounts,
    access,
  };
  const handler = createHandler({
    routes: createRoutes(context, hub, applicationSets),
    access,
    logger,
    rootPath: options.rootPath,
  });
  const admin = createAdmin(context);
  admin.upsertDefaultProject();

  return {
    name: 'argocd',
    handler: withMode(handler, () => mode, clock),
    async start(url) {
      logger.info(
        `Argo CD simulator: listening below ${url}${options.rootPath}`,
      );
      controller.start();
      applicationSets.start();
      children.start();
    },
    async stop() {
      hub.closeAll();
      children.stop();
      applicationSets.stop();
      await controller.stop();
      settings.stop();
    },
    ...admin.api,
    tokenOf: (account, id) => accounts.ensure(account, id),
    settings,
    get mode() {
      return mode;
    },
    setDown(next) {
      mode = next;
      if (next !== 'up') hub.closeAll();
    },
  };
}
