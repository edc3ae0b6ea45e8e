import { Manifest } from '../types/Manifest';
import { annotationList } from './annotationList';
import { annotations } from './annotations';

/**
 * When Argo CD removes a hook: before it creates it again, or at the end of a sync that succeeded or failed.
 *
 * @public
 */
export type HookDeletePolicy =
  'BeforeHookCreation' | 'HookSucceeded' | 'HookFailed';

const ARGO: readonly HookDeletePolicy[] = [
  'BeforeHookCreation',
  'HookSucceeded',
  'HookFailed',
];

const HELM: Readonly<Record<string, HookDeletePolicy>> = {
  'before-hook-creation': 'BeforeHookCreation',
  'hook-succeeded': 'HookSucceeded',
  'hook-failed': 'HookFailed',
};

/**
 * The delete policies of a hook, Argo CD's and Helm's annotations together, each once. Words that neither knows are
 * left out; with none at all it is `BeforeHookCreation`.
 *
 * @public
 */
export function hookDeletePolicies(
  manifest: Manifest,
): readonly HookDeletePolicy[] {
  const argo = annotationList(manifest, annotations.hookDeletePolicy).flatMap(
    word => ARGO.find(known => known === word) ?? [],
  );
  const helm = annotationList(
    manifest,
    annotations.helmHookDeletePolicy,
  ).flatMap(word => (Object.hasOwn(HELM, word) ? HELM[word] : []));
  const policies = [...new Set([...argo, ...helm])];
  return policies.length > 0 ? policies : ['BeforeHookCreation'];
}
