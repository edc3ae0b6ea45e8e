import { Command } from '@slipway/plugin-gitops-common';

const RECENT_MS = 10 * 60_000;
const ENDED: readonly Command['state'][] = ['succeeded', 'failed', 'cancelled'];

/** True when nothing more will happen to a command. */
export function hasEnded(command: Command): boolean {
  return ENDED.includes(command.state);
}

/**
 * The commands worth showing on the tab: those under way, and those that ended in the last ten minutes and were not
 * dismissed. A command that ended well and was followed by a newer one of the same deployment is left out.
 */
export function shownCommands(options: {
  readonly commands: readonly Command[];
  readonly dismissed: ReadonlySet<string>;
  readonly now: number;
}): readonly Command[] {
  const seen = new Set<string>();
  return options.commands.filter(command => {
    const newest = !seen.has(command.deploymentId);
    seen.add(command.deploymentId);
    if (!hasEnded(command)) return true;
    const at = new Date(command.finishedAt ?? command.updatedAt).getTime();
    return (
      newest &&
      !options.dismissed.has(command.id) &&
      options.now - at < RECENT_MS
    );
  });
}
