import type { PromotedApplication } from './kargoManifests';
import { KargoStep } from './PromotionConfig';

/**
 * What a promotion does: the config's own steps, or one that tells Argo CD the new version of the chart, or the new image
 * through the package's kustomization. Where the source's address is not known here (idpbuilder makes it), Argo CD is
 * only asked to sync.
 *
 * @internal
 */
export function promotionSteps(
  application: PromotedApplication,
): readonly KargoStep[] {
  const { config, kargo } = application;
  if (kargo.steps) {
    return kargo.steps;
  }
  const source = updatedSource(application);
  return [
    {
      uses: 'argocd-update',
      config: {
        apps: [
          {
            name: '${{ vars.application }}',
            namespace: config.argocd?.namespace ?? 'argocd',
            ...(source ? { sources: [source] } : {}),
          },
        ],
      },
    },
  ];
}

function updatedSource({
  config,
  sourceUrl,
}: PromotedApplication): Readonly<Record<string, unknown>> | undefined {
  const { delivery, image } = config;
  if (delivery?.type === 'chart') {
    const { chart, repoURL } = delivery;
    const freight = /^https?:\/\//.test(repoURL)
      ? `chartFrom("${repoURL}", "${chart}")`
      : `chartFrom("oci://${repoURL.replace(/^oci:\/\//, '')}/${chart}")`;
    return {
      repoURL,
      chart,
      desiredRevision: `\${{ ${freight}.Version }}`,
      updateTargetRevision: true,
    };
  }
  return sourceUrl === undefined || !image
    ? undefined
    : {
        repoURL: sourceUrl,
        kustomize: {
          images: [
            {
              repoURL: image.repository,
              tag: `\${{ imageFrom("${image.repository}").Tag }}`,
            },
          ],
        },
      };
}
