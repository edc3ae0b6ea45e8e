import { ArgoError } from '../http/ArgoError';
import { Application, Revisions } from '../objects/Application';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';

interface Asked {
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly sourcePositions?: readonly number[];
  readonly dryRun?: boolean;
}

/**
 * The revisions and sources of a sync request. With automatic syncing every other revision is refused; a Git revision
 * has to exist, while a chart version is only looked up when the operation runs.
 */
export async function resolveSync(
  { renderer }: ApiContext,
  application: Application,
  asked: Asked,
): Promise<Revisions> {
  const { spec, metadata } = application;
  const list = sources.of(spec);
  const multi = sources.isMulti(spec);
  const wanted = list.map((_source, index) => {
    if (!multi) return asked.revision;
    const position = asked.sourcePositions?.indexOf(index + 1) ?? -1;
    return position < 0 ? undefined : asked.revisions?.[position];
  });
  const automated = spec.syncPolicy?.automated;
  if (automated && automated.enabled !== false && !asked.dryRun) {
    list.forEach((source, index) => {
      const target = source.targetRevision || 'HEAD';
      const revision = wanted[index];
      if (!revision || revision === target) return;
      throw ArgoError.failedPrecondition(
        multi
          ? `Cannot sync source ${source.repoURL} to ${revision}: auto-sync currently set to ${target}`
          : `Cannot sync to ${revision}: auto-sync currently set to ${target}`,
      );
    });
  }
  const context = {
    applicationName: metadata.name,
    namespace: spec.destination.namespace ?? '',
    sources: list,
  };
  const fields = sources.fields(multi, list);
  const [only] = list;
  if (
    !multi &&
    only?.chart &&
    wanted[0] &&
    /^v?\d+\.\d+\.\d+/.test(wanted[0])
  ) {
    return { revision: wanted[0], ...fields };
  }
  try {
    const revisions = await renderer.resolve(context, wanted);
    return { ...sources.revisionFields(multi, revisions), ...fields };
  } catch (error) {
    throw ArgoError.failedPrecondition(
      `error resolving repo revision: rpc error: code = Unknown desc = ${(error as Error).message}`,
    );
  }
}
