import { Command, CommandStep } from '@slipway/plugin-gitops-common';
import { before } from './deployments';

/** A release to staging that waits for its merge, with a warning and a step that was tried twice. */
export function release(now: number): Command {
  const step = (
    name: string,
    title: string,
    more: Partial<CommandStep> = {},
  ): CommandStep => ({ name, title, state: 'pending', attempts: 0, ...more });
  const done = (from: number, to: number, output: string, attempts = 1) => ({
    state: 'succeeded' as const,
    attempts,
    startedAt: before(now, from),
    finishedAt: before(now, to),
    output,
  });
  return {
    id: 'r1',
    kind: 'release',
    entityRef: 'component:default/storefront',
    deploymentId: 'sandbox:argocd:storefront-staging',
    actor: 'user:default/ben',
    reason: 'CHG-2051',
    state: 'waiting',
    waitsFor: 'Waits for the merge of pull request #43.',
    createdAt: before(now, 95),
    updatedAt: before(now, 20),
    outcome: {
      chart: 'web',
      chartVersion: '2.10.0',
      repository: 'museum',
      digest: `sha256:${'4ee9f50e'.repeat(8)}`,
      pullRequestUrl: 'https://git.example/platform/gitops/pulls/43',
      pullRequestNumber: 43,
      warnings: ['No icon is named in Chart.yaml.'],
    },
    steps: [
      step('read', 'Read and check the chart', done(95, 94, 'web 2.10.0')),
      step('lint', 'Lint the chart', done(94, 90, 'No findings')),
      step('push', 'Publish the chart', done(90, 70, 'web 2.10.0', 2)),
      step('wait-merged', 'Wait for the merge', {
        state: 'running',
        attempts: 1,
        startedAt: before(now, 65),
      }),
      step('wait-healthy', 'Wait until healthy'),
    ],
  };
}
