import { CronExpressionParser } from 'cron-parser';
import { Application } from '../objects/Application';
import { SyncWindow } from '../objects/AppProject';
import { globMatch } from '../objects/globMatch';
import { goDuration } from '../objects/goDuration';

interface SyncQuestion {
  readonly now: Date;
  readonly manual: boolean;
  /** When the operation in question began: a window with `syncOverrun` lets it go on. */
  readonly startedAt?: Date;
}

const anyMatches = (
  patterns: readonly string[] | undefined,
  texts: readonly (string | undefined)[],
) =>
  patterns?.some(pattern =>
    texts.some(text => text && globMatch(pattern, text)),
  ) ?? false;

/** Windows that name the Application, its cluster or its namespace; with `andOperator` all that they name has to fit. */
function assigned(
  windows: readonly SyncWindow[],
  { metadata, spec }: Application,
): readonly SyncWindow[] {
  const { name, server, namespace } = spec.destination;
  return windows.filter(window => {
    const { applications, clusters, namespaces } = window;
    const results = [
      { patterns: applications, texts: [metadata.name] },
      { patterns: clusters, texts: [name, server] },
      { patterns: namespaces, texts: [namespace] },
    ]
      .filter(({ patterns }) => patterns?.length)
      .map(({ patterns, texts }) => anyMatches(patterns, texts));
    return window.andOperator
      ? results.length > 0 && results.every(Boolean)
      : results.some(Boolean);
  });
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

/** Windows that concern the Application, and those of them that are open. */
function windowsOf(
  windows: readonly SyncWindow[],
  application: Application,
  now: Date,
) {
  const all = assigned(windows, application);
  return {
    assigned: all,
    active: all.filter(window => isActive(window, now)),
  };
}

/** The windows that keep a sync from running now: open deny windows, else closed allow windows while none is open. */
function blocking(
  windows: readonly SyncWindow[],
  application: Application,
  now: Date,
): readonly SyncWindow[] {
  const { assigned: all, active } = windowsOf(windows, application, now);
  const denies = active.filter(({ kind }) => kind === 'deny');
  if (denies.length > 0) return denies;
  return active.some(({ kind }) => kind === 'allow')
    ? []
    : all.filter(({ kind }) => kind === 'allow');
}

/** Sync windows of a project, for one Application at one time. */
export const syncWindows = {
  of: windowsOf,

  /**
   * Whether a sync may run. An open deny window blocks, unless the sync is manual and every open one allows that;
   * where allow windows exist, one has to be open, or all allow manual syncs. What began while it might goes on where
   * every window in its way says `syncOverrun`.
   */
  canSync(
    windows: readonly SyncWindow[],
    application: Application,
    { now, manual, startedAt }: SyncQuestion,
  ): boolean {
    const inTheWay = blocking(windows, application, now);
    if (inTheWay.length === 0) return true;
    if (manual && inTheWay.every(window => window.manualSync)) return true;
    return (
      startedAt !== undefined &&
      inTheWay.every(window => window.syncOverrun) &&
      syncWindows.canSync(windows, application, { now: startedAt, manual })
    );
  },
};
