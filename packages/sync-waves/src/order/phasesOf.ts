import { Manifest } from '../types/Manifest';
import { SyncPhase } from '../types/WavePlan';
import { annotationList } from './annotationList';
import { annotations } from './annotations';
import { compareNumbers } from './compareNumbers';
import { phaseRank } from './phaseRank';

/**
 * What the hook annotations of an object say.
 *
 * @public
 */
export interface ObjectPhases {
  /** The phases in which a sync applies the object, in their order; empty when no sync ever does. */
  readonly phases: readonly SyncPhase[];
  /** True when the object is a hook and so no part of the application's health. */
  readonly hook: boolean;
  /** Why `phases` is empty, in one sentence. */
  readonly reason?: string;
}

type HookWord = SyncPhase | 'Skip' | 'PreDelete' | 'PostDelete';

const HELM_WORDS: Readonly<Record<string, HookWord>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
  'pre-delete': 'PreDelete',
  'post-delete': 'PostDelete',
};

const ARGO_WORDS: readonly HookWord[] = [
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
  'Skip',
  'PreDelete',
  'PostDelete',
];

/**
 * The phases of an object: from `argocd.argoproj.io/hook`, a comma-separated list with one task for each phase, else
 * from `helm.sh/hook`, else Sync. `Skip` alone means that the object is never applied and is no hook; a word that
 * Argo CD does not know makes a hook that is never applied, and so do Helm's test and rollback hooks.
 *
 * @public
 */
export function phasesOf(manifest: Manifest): ObjectPhases {
  const written = manifest.metadata?.annotations;
  const argo = written?.[annotations.hook];
  const helm = written?.[annotations.helmHook];
  const isHelmHook = helm !== undefined && helm !== 'crd-install';
  if (argo === undefined && !isHelmHook) {
    return { phases: ['Sync'], hook: false };
  }
  const words = hookWords(manifest);
  if (words.length === 1 && words[0] === 'Skip') {
    return {
      phases: [],
      hook: false,
      reason: `The annotation ${annotations.hook} says Skip.`,
    };
  }
  const phases = [...new Set(words)]
    .filter((word): word is SyncPhase => word in phaseRank)
    .sort((a, b) => compareNumbers(phaseRank[a], phaseRank[b]));
  if (phases.length > 0) {
    return { phases, hook: true };
  }
  return {
    phases,
    hook: true,
    reason:
      words.length > 0
        ? `It is a hook of ${words.join(', ')}, which no sync runs.`
        : `No sync runs a hook "${argo ?? helm}".`,
  };
}

// Argo CD's words win; Helm's are only read when there is none of them.
function hookWords(manifest: Manifest): HookWord[] {
  const argo = annotationList(manifest, annotations.hook).flatMap(
    word => ARGO_WORDS.find(known => known === word) ?? [],
  );
  return argo.length > 0
    ? argo
    : annotationList(manifest, annotations.helmHook).flatMap(word =>
        Object.hasOwn(HELM_WORDS, word) ? HELM_WORDS[word] : [],
      );
}
