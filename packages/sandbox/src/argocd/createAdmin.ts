import { isDeepStrictEqual } from 'node:util';
import { ArgoCd } from './ArgoCd';
import { Application } from './objects/Application';
import { AppProject } from './objects/AppProject';
import { emptyStatus } from './objects/emptyStatus';
import { normalizeProject } from './objects/normalizeProject';
import { normalizeSpec } from './objects/normalizeSpec';
import { rfc3339 } from '../rfc3339';
import { ApiContext } from './routes/ApiContext';
import { refreshRepository } from './routes/refreshRepository';
import { resolveSync } from './routes/resolveSync';
import { startOperation } from './routes/startOperation';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

type AdminApi = Omit<
  ArgoCd,
  | 'name'
  | 'handler'
  | 'start'
  | 'stop'
  | 'mode'
  | 'setDown'
  | 'settings'
  | 'tokenOf'
>;

/** The way in for the rest of the sandbox. */
export function createAdmin(context: ApiContext): {
  readonly api: AdminApi;
  upsertDefaultProject(): void;
} {
  const { store, controller, clock } = context;

  const upsertProject: AdminApi['upsertProject'] = ({ name, spec }) =>
    store.projects.put({
      metadata: store.projects.get(name)?.metadata ?? store.newMetadata(name),
      spec: normalizeProject(spec),
      status: {},
    });

  const api: AdminApi = {
    applications: () => store.applications.list(),
    application: name => store.applications.get(name),
    upsertApplication({ metadata, spec, status }) {
      const before = store.applications.get(metadata.name);
      const fresh = store.newMetadata(metadata.name, metadata);
      const wanted: Application = {
        ...before,
        metadata: {
          ...fresh,
          ...(before && {
            uid: before.metadata.uid,
            creationTimestamp: before.metadata.creationTimestamp,
            resourceVersion: before.metadata.resourceVersion,
            generation: before.metadata.generation,
          }),
          ...(metadata.creationTimestamp && {
            creationTimestamp: metadata.creationTimestamp,
          }),
        },
        spec: normalizeSpec(spec),
        status: { ...emptyStatus(), ...before?.status, ...status },
      };
      if (before && isDeepStrictEqual(wanted, before)) return before;
      const after = store.applications.put(wanted);
      void controller.refresh(metadata.name, 'normal');
      return after;
    },
    deleteApplication(name, { cascade = true } = {}) {
      store.applications.update(name, application => ({
        ...application,
        metadata: {
          ...application.metadata,
          finalizers: cascade ? [FINALIZER] : undefined,
          deletionTimestamp: rfc3339(clock.now()),
        },
      }));
      controller.wake(name);
    },
    upsertProject,
    upsertRepository(repository) {
      store.repositories.put({
        metadata:
          store.repositories.get(repository.repo)?.metadata ??
          store.newMetadata(repository.repo),
        repository,
      });
    },
    refresh: name => controller.refresh(name, 'normal'),
    refreshForRepository: repoURL => refreshRepository(context, repoURL),
    async sync(name, { username = 'admin', revision, info, prune } = {}) {
      const application = store.applications.get(name);
      if (!application) {
        throw new Error(`There is no Application "${name}" to sync.`);
      }
      const { syncPolicy } = application.spec;
      const resolved = await resolveSync(context, application, {
        revision,
        dryRun: true,
      });
      startOperation(context, name, {
        sync: {
          ...resolved,
          ...(prune && { prune }),
          ...(syncPolicy?.syncOptions?.length && {
            syncOptions: syncPolicy.syncOptions,
          }),
        },
        initiatedBy: { username },
        ...(info && { info }),
        retry: {},
      });
    },
    idle: () =>
      new Promise(resolve => {
        const running = () =>
          store.applications.list().some(({ operation }) => operation);
        if (!running()) {
          resolve();
          return;
        }
        const stop = store.applications.onChange(() => {
          if (running()) return;
          stop();
          resolve();
        });
      }),
  };

  return {
    api,
    upsertDefaultProject() {
      if (store.projects.get('default')) return;
      const everything: AppProject['spec'] = {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      };
      upsertProject({ name: 'default', spec: everything });
    },
  };
}
