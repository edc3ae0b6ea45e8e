import { resourceKey } from '../objects/resourceKey';
import { EngineTask } from './EngineTask';

/** What an operation waits for, in Argo CD's words: the first object and how many more. */
export function waitingMessage(
  tasks: readonly EngineTask[],
  what?: 'deletion' | 'confirmation',
): string {
  const hooks = tasks.filter(task => task.hook);
  const [shown, plural] =
    hooks.length > 0 ? [hooks, 'hooks'] : [tasks, 'resources'];
  const [first] = shown;
  const more = shown.length - 1;
  const name = resourceKey.inMessage(first.key);
  const awaited = {
    health: first.hook ? 'completion of hook' : 'healthy state of',
    deletion: first.hook ? 'deletion of hook' : 'deletion of',
    confirmation: 'pruning confirmation of',
  }[what ?? 'health'];
  return `waiting for ${awaited} ${name}${more > 0 ? ` and ${more} more ${plural}` : ''}`;
}
