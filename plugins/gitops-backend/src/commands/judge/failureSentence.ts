import { ArgoOperationState } from '@slipway/plugin-gitops-node';

/** Why an operation failed, in one sentence with the object to blame and what Argo CD says of it. */
export function failureSentence(state: ArgoOperationState): string {
  const { message, phase } = state;
  const culprit = state.syncResult?.resources?.find(
    ({ status, hookPhase }) =>
      status === 'SyncFailed' ||
      hookPhase === 'Failed' ||
      hookPhase === 'Error',
  );
  if (message?.startsWith('Operation terminated')) {
    return 'The operation was terminated; what it had applied stays. Sync again when you are ready.';
  }
  if (!culprit) {
    return `The operation ended as ${phase}: ${
      clean(message) || 'Argo CD gives no reason'
    }.`;
  }
  const { kind, name, hookType } = culprit;
  return `${hookType ? `${hookType} hook ` : ''}${kind}/${name} failed: ${
    clean(culprit.message) || clean(message) || 'Argo CD gives no reason'
  }.`;
}

function clean(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();
}
