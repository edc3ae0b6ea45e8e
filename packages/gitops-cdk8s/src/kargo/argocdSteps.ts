import type { PromotedApplication } from './PromotedApplication';
import { KargoStep } from './PromotionConfig';
import { promotedValue } from './promotedValue';
import { promotionTarget } from './promotionTarget';

/**
 * What makes Argo CD take a promotion up: a sync of the Application. A chart's version is a field of the Application
 * itself, so a parent that applies its file is synced first; without one the field is set, to what Git says.
 *
 * @internal
 */
export function argocdSteps(
  application: PromotedApplication,
  environment: string,
): readonly KargoStep[] {
  const { config, parents = {}, repository } = application;
  const name = `${config.name}-${environment}`;
  const namespace = config.argocd?.namespace ?? 'argocd';
  const parent = Object.hasOwn(parents, environment)
    ? parents[environment]
    : undefined;
  const target = promotionTarget(config);
  const inFile = target?.of === 'chart' && repository !== undefined;
  const parentFirst = inFile && parent?.strategy === 'app-of-apps';
  const sources =
    target?.of === 'chart' && !(inFile && parent)
      ? [
          {
            ...target.source,
            desiredRevision: `\${{ ${promotedValue(target)} }}`,
            updateTargetRevision: true,
          },
        ]
      : undefined;
  return [
    ...(parentFirst
      ? [updateStep({ name: parent.name, namespace: parent.namespace })]
      : []),
    updateStep({ name, namespace, ...(sources ? { sources } : {}) }),
  ];
}

function updateStep(app: Readonly<Record<string, unknown>>): KargoStep {
  return { uses: 'argocd-update', config: { apps: [app] } };
}
