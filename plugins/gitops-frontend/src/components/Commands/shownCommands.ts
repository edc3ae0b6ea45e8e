import { Command } from '@slipway/plugin-gitops-common';

const RECENT_MS = 10 * 60_000;
const ENDED: readonly Command['state'][] = ['succeeded', 'failed', 'cancelled'];

/** True when nothing more will happen to a command. */
export function hasEnded(command: Command): boolean {
  return ENDED.includes(command.state);
}

/**
 * The commands worth showing on the tab, newest first as they come: those under way, and those that ended in the last
 * ten minutes and were not dismissed. One that ended well is left out when a newer one of the same deployment follows,
 * any other when that has ended too: until then it says what it left behind.
 */
export function shownCommands(options: {
  readonly commands: readonly Command[];
  readonly dismissed: ReadonlySet<string>;
  readonly now: number;
}): readonly Command[] {
  const newest = new Map<string, Command>();
  return options.commands.filter(command => {
    const newer = newest.get(command.deploymentId);
    if (!newer) newest.set(command.deploymentId, command);
    if (!hasEnded(command)) return true;
    if (newer && (command.state === 'succeeded' || hasEnded(newer))) {
      return false;
    }
    const at = new Date(command.finishedAt ?? command.updatedAt).getTime();
    return !options.dismissed.has(command.id) && options.now - at < RECENT_MS;
  });
}
