import express, { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { AdministeredCluster } from '../cluster/AdministeredCluster';
import { loopbackOnly } from '../git-host/pages/loopbackOnly';
import { applicationHealthLua } from '../argocd/settings/applicationHealthLua';
import { ArgoSettings } from '../argocd/settings/ArgoSettings';
import { SandboxService } from '../SandboxService';
import { controlPage } from './controlPage';
import { ControlState } from './ControlState';
import { FaultSwitch } from './FaultSwitch';
import { faultSchema } from './Fault';

/** Settings of {@link createControl}. */
export interface ControlOptions {
  /** By the name of their server: `git-host`, `argocd`, `chartmuseum`, `oci-registry`. */
  readonly switches: Readonly<Record<string, FaultSwitch>>;
  readonly clusters: Readonly<Record<string, AdministeredCluster>>;
  /** The health rule of Argo CD for Applications. */
  readonly settings: Pick<
    ArgoSettings,
    'applicationHealth' | 'setApplicationHealth'
  >;
  /** Addresses for the page, by the same names as `switches`. */
  readonly urls: Readonly<Record<string, string>>;
}

const faultBody = z.strictObject({ fault: faultSchema });
const readinessBody = z.strictObject({ paused: z.boolean() });
const healthBody = z.strictObject({ enabled: z.boolean() });
const editBody = z.strictObject({
  group: z.string().default(''),
  kind: z.string(),
  namespace: z.string().default(''),
  name: z.string(),
  patch: z.record(z.string(), z.unknown()),
});

/** A page and a JSON API to break things on purpose and to see what runs. */
export function createControl(options: ControlOptions): SandboxService {
  const { switches, clusters, settings } = options;
  const state = (): ControlState => ({
    simulator: true,
    applicationHealth: settings.applicationHealth !== undefined,
    servers: Object.entries(switches).map(([name, { fault }]) => ({
      name,
      url: options.urls[name] ?? '',
      fault,
    })),
    clusters: Object.entries(clusters).map(([name, cluster]) => ({
      name,
      server: cluster.server,
      readinessPaused: cluster.readinessPaused,
      pods: cluster
        .list()
        .filter(({ key }) => key.group === '' && key.kind === 'Pod')
        .map(pod => ({
          namespace: pod.key.namespace,
          name: pod.key.name,
          health: cluster.healthOf(pod)?.status ?? 'Unknown',
        })),
    })),
  });
  const find = <T>(
    all: Readonly<Record<string, T>>,
    name: string,
    what: string,
  ): T => {
    const found = Object.hasOwn(all, name) ? all[name] : undefined;
    if (found === undefined) {
      throw new Error(
        `There is no ${what} ${name}; choose one of ${Object.keys(all).join(', ')}.`,
      );
    }
    return found;
  };

  const app = express();
  app.disable('x-powered-by');
  app.use(loopbackOnly);
  app.use(express.json());
  app.get('/', (_request, response) => {
    response.type('html').send(controlPage(state()));
  });
  app.get('/api/state', (_request, response) => {
    response.json(state());
  });
  app.put('/api/servers/:name/fault', (request, response) => {
    find(switches, request.params.name, 'server').set(
      faultBody.parse(request.body).fault,
    );
    response.json(state());
  });
  app.put('/api/clusters/:name/readiness', (request, response) => {
    find(clusters, request.params.name, 'cluster').setReadinessPaused(
      readinessBody.parse(request.body).paused,
    );
    response.json(state());
  });
  app.put('/api/argocd/application-health', (request, response) => {
    const { enabled } = healthBody.parse(request.body);
    settings.setApplicationHealth(enabled ? applicationHealthLua : undefined);
    response.json(state());
  });
  app.put('/api/mended', (_request, response) => {
    Object.values(switches).forEach(one => one.set('none'));
    Object.values(clusters).forEach(one => one.setReadinessPaused(false));
    response.json(state());
  });
  app.post('/api/clusters/:name/edit', (request, response) => {
    const { patch, ...key } = editBody.parse(request.body);
    find(clusters, request.params.name, 'cluster').edit(key, patch);
    response.json(state());
  });
  app.use((_request, response) => {
    response.status(404).json({
      message: 'The sandbox knows no such page; GET / shows what there is.',
    });
  });
  app.use(
    (
      error: Error,
      _request: Request,
      response: Response,
      _next: NextFunction,
    ) => {
      const [issue] = error instanceof z.ZodError ? error.issues : [];
      const message = issue
        ? `${issue.path.join('.') || 'The body'}: ${issue.message}`
        : error.message;
      response.status(400).json({ message });
    },
  );

  return {
    name: 'control',
    handler: app,
    start: async () => {},
    stop: async () => {},
  };
}
