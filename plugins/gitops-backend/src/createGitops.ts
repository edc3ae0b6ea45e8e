import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  createChartRegistry,
  createCredentialsProvider,
  GitopsConfig,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { AccessDecisions } from './access/AccessDecisions';
import { DeploymentGuard } from './access/DeploymentGuard';
import { ReadableApplications } from './applications/ReadableApplications';
import { ArgoCdClients } from './clients/ArgoCdClients';
import { AuthorizedChartService } from './charts/AuthorizedChartService';
import { ChartRegistries } from './charts/ChartRegistries';
import { ChartService } from './charts/ChartService';
import { ChartsOfEntity } from './charts/ChartsOfEntity';
import { CommandService } from './commands/CommandService';
import { createCommands } from './createCommands';
import { AuthorizedDeploymentService } from './deployments/AuthorizedDeploymentService';
import { DefaultDeploymentService } from './deployments/DefaultDeploymentService';
import { DeploymentService } from './deployments/DeploymentService';
import { EntityGate } from './deployments/EntityGate';
import { followIndex } from './followIndex';
import { ApplicationIndex } from './index/ApplicationIndex';
import { KnownSecrets } from './KnownSecrets';
import { CommitReader } from './ledger/CommitReader';
import { DatabaseLedgerStore } from './ledger/DatabaseLedgerStore';
import { HistoryReader } from './ledger/HistoryReader';
import { FindInitiator, LedgerRecorder } from './ledger/LedgerRecorder';
import { VersionReader } from './ledger/VersionReader';
import { usualSeconds } from './ledger/usualSeconds';
import { ChangeNotifier } from './notify/ChangeNotifier';
import { DatabaseClock } from './locks/DatabaseClock';
import { DatabaseLocks } from './locks/DatabaseLocks';
import { PlanReader } from './plans/PlanReader';
import { schedulePurge } from './retention/schedulePurge';
import { ManifestReader } from './timelines/ManifestReader';
import { TimelineReader } from './timelines/TimelineReader';

/** The services of Backstage that the plugin is made of. */
export interface GitopsServices {
  readonly rootConfig: RootConfigService;
  readonly logger: LoggerService;
  readonly database: DatabaseService;
  readonly scheduler: SchedulerService;
  readonly auth: AuthService;
  readonly userInfo: UserInfoService;
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  readonly signals: SignalsService;
  readonly notifications: NotificationService;
  readonly urlReader: UrlReaderService;
  readonly metrics: MetricsService;
}

/** The running plugin. */
export interface Gitops {
  readonly service: DeploymentService;
  readonly charts: ChartService;
  readonly commands: Pick<CommandService, 'wakeMerges'>;
  readonly applications: ReadableApplications;
  readonly commits: CommitReader;
  readonly instances: GitopsConfig['instances'];
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the parts together. Argo CD is not asked before `start`, and may be down then. */
export async function createGitops(services: GitopsServices): Promise<Gitops> {
  const { rootConfig, logger, database, signals } = services;
  const config = readGitopsConfig(rootConfig);
  const clients = new ArgoCdClients({ config });
  const index = new ApplicationIndex({ clients: clients.list(), logger });
  const manifests = new ManifestReader({ clients });
  const ledger = await DatabaseLedgerStore.create({ database });
  const timelines = new TimelineReader({
    clients,
    index,
    manifests,
    usual: async id => usualSeconds((await ledger.list(id)).items),
  });
  const notifier = new ChangeNotifier({
    publish: entityRef =>
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: 'gitops',
        message: { entityRef },
      }),
  });
  const knex = await database.getClient();
  const clock = await DatabaseClock.create({ knex });
  const locks = new DatabaseLocks({ knex, now: () => clock.now() });
  const knownSecrets = new KnownSecrets(config);
  const registries = new ChartRegistries({
    repositories: config.chartRepositories,
    create: entry =>
      createChartRegistry(entry, {
        logger,
        credentials: knownSecrets.watch(
          entry.name,
          createCredentialsProvider(entry),
        ),
      }),
  });
  const commands = await createCommands({
    ...services,
    config,
    integrations: ScmIntegrations.fromConfig(rootConfig),
    clients,
    ledger,
    notifier,
    registries,
    knownSecrets,
    locks,
    clock,
    guard: new DeploymentGuard({ ...services, config, clients }),
  });
  const findInitiator: FindInitiator = operation =>
    commands.commandFor(operation);
  const recorder = new LedgerRecorder({
    store: ledger,
    logger,
    findInitiator,
    readTimeline: async indexed => (await timelines.read(indexed)).timeline,
    readManifests: indexed => manifests.ofOperation(indexed),
    onRecorded: id => notifier.deploymentChanged(id),
  });
  followIndex({ index, recorder, timelines, notifier });

  const access = new AccessDecisions({
    ...services,
    permissionEnabled:
      rootConfig.getOptionalBoolean('permission.enabled') ?? false,
  });
  const commits = new CommitReader({ clients });
  const gate = new EntityGate({ ...services, access, ci: config.ci });
  const charts = new AuthorizedChartService({
    gate,
    registries,
    locks,
    chartLint: config.chartLint,
    charts: new ChartsOfEntity({ config, index }),
  });
  const service = new AuthorizedDeploymentService({
    gate,
    commands,
    environments: config.environments,
    service: new DefaultDeploymentService({
      config,
      clients,
      index,
      timelines,
      ledger,
      history: new HistoryReader({
        ledger,
        recorder,
        commits,
        versions: new VersionReader({ ledger, manifests }),
      }),
      plans: new PlanReader({ config, manifests, ledger }),
      notifier,
      findInitiator,
    }),
  });

  return {
    service,
    charts,
    commands,
    applications: new ReadableApplications({
      ...services,
      index,
      access,
      ownership: config.ownership,
    }),
    commits,
    instances: config.instances,
    async start() {
      index.start();
      await commands.start();
      await schedulePurge({
        ...services,
        knex,
        clock,
        retention: config.retention,
      });
    },
    async stop() {
      notifier.stop();
      await commands.stop();
      await index.stop();
      await recorder.settled();
      await clients.close();
    },
  };
}
