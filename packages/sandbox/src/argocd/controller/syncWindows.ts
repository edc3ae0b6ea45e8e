import { CronExpressionParser } from 'cron-parser';
import { Application } from '../objects/Application';
import { SyncWindow } from '../objects/AppProject';
import { globMatch } from '../objects/globMatch';
import { goDuration } from '../objects/goDuration';

const anyMatches = (patterns: readonly string[] | undefined, text: string) =>
  patterns?.some(pattern => globMatch(pattern, text)) ?? false;

function assigned(
  windows: readonly SyncWindow[],
  { metadata, spec }: Application,
): readonly SyncWindow[] {
  const { name = '', server = '', namespace = '' } = spec.destination;
  return windows.filter(
    window =>
      anyMatches(window.applications, metadata.name) ||
      anyMatches(window.clusters, name || server) ||
      (server !== '' && anyMatches(window.clusters, server)) ||
      anyMatches(window.namespaces, namespace),
  );
}

/** A window whose schedule or duration cannot be read is never open. */
function isActive(window: SyncWindow, now: Date): boolean {
  const length = goDuration(window.duration);
  if (length === undefined) return false;
  try {
    // The start that the window would have had to be open now lies at most its length ago.
    const start = CronExpressionParser.parse(window.schedule, {
      currentDate: new Date(now.getTime() - length),
      tz: window.timeZone || 'UTC',
    }).next();
    return start.getTime() <= now.getTime();
  } catch {
    return false;
  }
}

/** Sync windows of a project, for one Application at one time. */
export const syncWindows = {
  /** Windows that concern the Application, and those of them that are open. */
  of(windows: readonly SyncWindow[], application: Application, now: Date) {
    const all = assigned(windows, application);
    return {
      assigned: all,
      active: all.filter(window => isActive(window, now)),
    };
  },

  /**
   * Whether a sync may run. An open deny window blocks, unless the sync is manual and every open one allows that;
   * where allow windows exist, one has to be open, or all allow manual syncs.
   */
  canSync(
    windows: readonly SyncWindow[],
    application: Application,
    options: { readonly now: Date; readonly manual: boolean },
  ): boolean {
    const { assigned: all, active } = syncWindows.of(
      windows,
      application,
      options.now,
    );
    const denies = active.filter(window => window.kind === 'deny');
    if (denies.length > 0) {
      return options.manual && denies.every(window => window.manualSync);
    }
    const allows = all.filter(window => window.kind === 'allow');
    if (allows.length === 0 || active.some(({ kind }) => kind === 'allow')) {
      return true;
    }
    return options.manual && allows.every(window => window.manualSync);
  },
};
