import type { PromotedApplication } from './PromotedApplication';
import { KargoStep } from './PromotionConfig';
import { promotionTarget } from './promotionTarget';
import { promotedValue } from './promotedValue';

/** Where the steps have the repository. */
const CLONE = './repository';
const APPLICATION = '${{ vars.application }}';

/**
 * What writes a promotion to Git: the new version into the file that Argo CD reads, and into the record of the
 * environment, so that the record stays true; then a commit on the branch, or a pull request. Undefined where Argo CD does
 * not read the GitOps repository. They are steps of a PromotionTask, with the variable `application`.
 *
 * @internal
 */
export function gitSteps(
  application: PromotedApplication,
): readonly KargoStep[] | undefined {
  const { config, kargo, repository } = application;
  const target = promotionTarget(config);
  if (!repository || !target) {
    return undefined;
  }
  const value = promotedValue(target);
  const [file, key] =
    target.of === 'chart'
      ? [`dist/${APPLICATION}.yaml`, target.field]
      : [`dist/${APPLICATION}/manifests/kustomization.yaml`, 'images.0.newTag'];
  return [
    {
      uses: 'git-clone',
      config: {
        repoURL: repository.url,
        checkout: [{ branch: repository.branch, path: CLONE }],
      },
    },
    update(file, key, value),
    update(`dist/${APPLICATION}/generated.yaml`, 'promotion.promoted', value),
    {
      uses: 'git-commit',
      config: {
        path: CLONE,
        message: `Promote ${APPLICATION} to \${{ ${value} }}`,
      },
    },
    ...(kargo.pullRequest
      ? pullRequest(repository)
      : [{ uses: 'git-push', config: { path: CLONE } }]),
  ];
}

function update(file: string, key: string, value: string): KargoStep {
  return {
    uses: 'yaml-update',
    config: {
      path: `${CLONE}/${file}`,
      // A tag of digits alone is a text too.
      updates: [{ key, value: `\${{ quote(${value}) }}` }],
    },
  };
}

function pullRequest({
  branch,
  url,
}: NonNullable<PromotedApplication['repository']>): readonly KargoStep[] {
  return [
    {
      uses: 'git-push',
      as: 'push',
      config: { path: CLONE, generateTargetBranch: true },
    },
    {
      uses: 'git-open-pr',
      as: 'open',
      config: {
        repoURL: url,
        sourceBranch: '${{ task.outputs.push.branch }}',
        targetBranch: branch,
      },
    },
    {
      uses: 'git-wait-for-pr',
      // Nothing to merge when the version is there already.
      if: "${{ status('open') != 'Skipped' }}",
      config: {
        repoURL: url,
        prNumber: '${{ task.outputs.open.pr.id }}',
      },
    },
  ];
}
