import { posix } from 'node:path';

/** A `cnoe://` source: which folder of the GitOps repository it means, and which repository stands for it. */
export interface LocalSource {
  /** `dist/shop-dev/manifests`, from the root of the repository. */
  readonly folder: string;
  /** `idpbuilder-localdev-shop-dev-manifests`. */
  readonly repository: string;
}

/** A manifest whose `cnoe://` addresses are replaced. */
export interface RewrittenApplication {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly sources: readonly LocalSource[];
}

/** Settings of {@link rewriteSources}. */
export interface RewriteOptions {
  /** The file of the Application: `dist/shop-dev.yaml`. */
  readonly file: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly applicationName: string;
  /** The name of the idpbuilder environment: `localdev`. */
  readonly buildName: string;
  /** The clone URL of a repository on the Git host. */
  readonly cloneUrl: (repository: string) => string;
}

const SCHEME = 'cnoe://';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Replaces `cnoe://` as idpbuilder does: in the `repoURL` of `spec.source` and `spec.sources`, and in strings of
 * `helm.valuesObject`; nowhere else. The folder is read from where the Application's file lies. Throws a sentence for a
 * folder outside of the repository.
 */
export function rewriteSources(options: RewriteOptions): RewrittenApplication {
  const sources: LocalSource[] = [];
  const localUrl = (address: string): string => {
    const folder = posix.join(
      posix.dirname(options.file),
      address.slice(SCHEME.length),
    );
    if (folder.startsWith('..') || posix.isAbsolute(folder)) {
      throw new Error(
        `${options.file}: ${address} leads out of the repository; name a folder below ${posix.dirname(options.file)}/.`,
      );
    }
    const clean = folder.replace(/\/$/, '');
    const repository = `idpbuilder-${options.buildName}-${options.applicationName}-${posix.basename(clean)}`;
    if (
      !sources.some(
        source => source.repository === repository && source.folder === clean,
      )
    ) {
      sources.push({ folder: clean, repository });
    }
    return options.cloneUrl(repository);
  };
  const inValues = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.startsWith(SCHEME) ? localUrl(value) : value;
    if (Array.isArray(value)) return value.map(inValues);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, inValues(item)]),
    );
  };
  const inSource = (source: unknown): unknown => {
    if (!isRecord(source)) return source;
    const { repoURL, helm } = source;
    return {
      ...source,
      ...(typeof repoURL === 'string' &&
        repoURL.startsWith(SCHEME) && { repoURL: localUrl(repoURL) }),
      ...(isRecord(helm) &&
        helm.valuesObject !== undefined && {
          helm: { ...helm, valuesObject: inValues(helm.valuesObject) },
        }),
    };
  };
  const spec = isRecord(options.manifest.spec) ? options.manifest.spec : {};
  const manifest = {
    ...options.manifest,
    spec: {
      ...spec,
      ...(spec.source !== undefined && { source: inSource(spec.source) }),
      ...(Array.isArray(spec.sources) && {
        sources: spec.sources.map(inSource),
      }),
    },
  };
  return { manifest, sources };
}
