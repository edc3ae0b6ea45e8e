import { CronExpressionParser } from 'cron-parser';
import { AppProject, SyncWindow } from '../objects/AppProject';
import { ArgoError } from '../http/ArgoError';
import { goDuration } from '../objects/goDuration';

function checkWindow(window: SyncWindow): void {
  const { kind, schedule, duration, timeZone } = window;
  const shown = `window '${kind}':'${schedule}':'${duration}'`;
  if (kind !== 'allow' && kind !== 'deny') {
    throw ArgoError.unknown(
      `kind '${String(kind)}' mismatch: can only be allow or deny`,
    );
  }
  try {
    CronExpressionParser.parse(schedule, { tz: timeZone || 'UTC' });
  } catch (error) {
    throw ArgoError.unknown(
      `cannot parse schedule '${schedule}': ${(error as Error).message}`,
    );
  }
  if (goDuration(duration) === undefined) {
    throw ArgoError.unknown(
      `cannot parse duration '${duration}': time: invalid duration "${duration}"`,
    );
  }
  const named = [window.applications, window.clusters, window.namespaces];
  if (!named.some(list => list?.length)) {
    throw new ArgoError(
      11,
      `${shown} requires one of application, cluster or namespace`,
    );
  }
}

/** Refuses a project that Argo CD refuses: doubled entries, unreadable windows, policies for somebody else. */
export function validateProject(name: string, spec: AppProject['spec']): void {
  const repositories = spec.sourceRepos ?? [];
  const doubled = repositories.find(
    (one, index) => repositories.indexOf(one) !== index,
  );
  if (doubled !== undefined) {
    throw ArgoError.invalidArgument(
      `source repository '${doubled}' already added`,
    );
  }
  spec.syncWindows?.forEach(checkWindow);
  for (const role of spec.roles ?? []) {
    for (const policy of role.policies ?? []) {
      const [, subject, , , object = ''] = policy
        .split(',')
        .map(word => word.trim());
      const wanted = `proj:${name}:${role.name}`;
      if (subject !== wanted) {
        throw ArgoError.invalidArgument(
          `invalid policy rule '${policy}': policy subject must be: '${wanted}', not '${subject}'`,
        );
      }
      if (!object.startsWith(`${name}/`)) {
        throw ArgoError.invalidArgument(
          `invalid policy rule '${policy}': object must be of form '${name}/*', '${name}[/<NAMESPACE>]/<APPNAME>' or '${name}/<APPNAME>', not '${object}'`,
        );
      }
    }
  }
}
