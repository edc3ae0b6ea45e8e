import { ActionTools } from './ActionTools';
import { registerReadActions } from './registerReadActions';
import { registerReleaseAction } from './registerReleaseAction';
import { registerStartActions } from './registerStartActions';

/**
 * Registers what templates and agents may look at and start. Every action goes through the same authorised service as the
 * routes, and every start is audited as theirs are.
 */
export function registerActions(tools: ActionTools): void {
  registerReadActions(tools);
  registerStartActions(tools);
  registerReleaseAction(tools);
}
