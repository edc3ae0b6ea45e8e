import { Deployment } from '@slipway/plugin-gitops-common';
import { Translate } from '../../translation/useTranslate';

/** The title of the card below the table: what happens, or what runs. */
export function detailTitle(
  t: Translate,
  deployment: Deployment,
  environment: string,
): string {
  const { operation, version, targetVersion } = deployment;
  const running =
    operation &&
    ['Pending', 'Running', 'Terminating'].includes(operation.phase);
  if (running) {
    const label = (targetVersion ?? version)?.label ?? operation.revision;
    if (label) {
      return t(
        operation.kind === 'rollback'
          ? 'detail.rollingBack'
          : 'detail.deploying',
        { version: label, environment },
      );
    }
  }
  return version
    ? t('detail.runs', { version: version.label, environment })
    : t('detail.nothing', { environment });
}
