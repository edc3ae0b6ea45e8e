import { parse } from 'yaml';
import { read } from '../../cluster/read';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';

const NAMESPACE = 'argocd';
const CONFIG = 'argocd-cm';
const RBAC = 'argocd-rbac-cm';
const APPLICATION_HEALTH =
  'resource.customizations.health.argoproj.io_Application';

/** The data of one settings ConfigMap. */
export type SettingsData = Readonly<Record<string, string>>;

/** What the installation says before anybody applies a ConfigMap. */
export interface SettingsDefaults {
  /** As `data` of the ConfigMap `argocd-cm`. */
  readonly config?: SettingsData;
  /** As `data` of the ConfigMap `argocd-rbac-cm`. */
  readonly rbac?: SettingsData;
}

/**
 * Argo CD's own settings, where Argo CD has them: the ConfigMaps `argocd-cm` and `argocd-rbac-cm` in namespace `argocd`
 * of its own cluster. A key of a ConfigMap goes before the installation's, and what is set at run time before both.
 */
export class ArgoSettings {
  readonly #cluster: SimulatedCluster | undefined;
  readonly #defaults: SettingsDefaults;
  readonly #overrides = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;

  constructor(
    cluster: SimulatedCluster | undefined,
    defaults: SettingsDefaults = {},
  ) {
    this.#cluster = cluster;
    this.#defaults = defaults;
  }

  /** A key of `argocd-cm`. */
  config(key: string): string | undefined {
    return this.#overrides.get(key) ?? this.configData()[key];
  }

  /** All of `argocd-cm`. */
  configData(): SettingsData {
    return {
      ...this.#defaults.config,
      ...this.#data(CONFIG),
      ...Object.fromEntries(this.#overrides),
    };
  }

  /** A key of `argocd-rbac-cm`. */
  rbac(key: string): string | undefined {
    return { ...this.#defaults.rbac, ...this.#data(RBAC) }[key];
  }

  /** The Lua text of the health rule for Applications, which is none unless an administrator brings it back. */
  get applicationHealth(): string | undefined {
    const lua = this.config(APPLICATION_HEALTH);
    if (lua !== undefined) return lua || undefined;
    const legacy = this.config('resource.customizations');
    return legacy === undefined
      ? undefined
      : read.text(parse(legacy), 'argoproj.io/Application', 'health.lua');
  }

  /** Sets the health rule for Applications at run time; undefined takes it away, whatever the ConfigMap says. */
  setApplicationHealth(lua: string | undefined): void {
    this.#overrides.set(APPLICATION_HEALTH, lua ?? '');
    this.#listeners.forEach(listener => listener());
  }

  /** Calls back after a change of either ConfigMap, or at run time. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#cluster?.onChange(keys => {
      const concerned = keys.some(
        ({ kind, namespace, name }) =>
          kind === 'ConfigMap' &&
          namespace === NAMESPACE &&
          (name === CONFIG || name === RBAC),
      );
      if (concerned) this.#listeners.forEach(one => one());
    });
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#listeners.clear();
  }

  #data(name: string): SettingsData {
    const live = this.#cluster?.get({
      group: '',
      kind: 'ConfigMap',
      namespace: NAMESPACE,
      name,
    });
    return (read.record(live?.object, 'data') ?? {}) as SettingsData;
  }
}
