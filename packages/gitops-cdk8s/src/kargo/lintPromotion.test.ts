import { ApplicationConfig } from '../config/ApplicationConfig';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { platformBench } from '../__testUtils__/platformBench';
import { promotionBench } from '../__testUtils__/promotionBench';

const { application } = platformBench;
const { make, shop } = promotionBench;

const own = (config: Readonly<Record<string, unknown>>) =>
  shop({ steps: [{ uses: 'argocd-update', config }] });

describe('promotion by Kargo', () => {
  it.each<[string, readonly ApplicationConfig[], string, string]>([
    [
      'an Application that is not there',
      [own({ apps: [{ name: 'shop', namespace: 'argocd' }] })],
      'authorized-stage',
      'Stage/shop-dev updates the Application "shop", which the repository does not have (the nearest is "shop-dev").',
    ],
    [
      'an Application that does not name the stage back',
      [own({ apps: [{ name: 'web-dev' }] }), application('web')],
      'authorized-stage',
      'Stage/shop-dev updates the Application "web-dev", which does not name pipelines:shop-dev in kargo.akuity.io/authorized-stage, so Kargo refuses the promotion.',
    ],
    [
      'a stage that is not there',
      [shop({ stages: { prod: {} } })],
      'promotion',
      'promotion.kargo.stages of shop names the environment "prod", which it does not have',
    ],
    [
      'a source that is not there',
      [shop({ stages: { test: { after: ['deb'] } } })],
      'promotion',
      'promotion.kargo.stages.test.after of shop names the environment "deb", which it does not have (the nearest is "dev").',
    ],
    [
      'stages in a circle',
      [shop({ stages: { dev: { after: ['production'] } } })],
      'promotion',
      'The stages of shop wait for each other: dev after production after test after dev.',
    ],
    [
      'a stage after itself',
      [shop({ stages: { dev: { after: ['dev'] } } })],
      'promotion',
      'The stages of shop wait for each other: dev after dev.',
    ],
    [
      'images that are chosen by digest',
      [shop({ warehouse: { imageSelectionStrategy: 'Digest' } })],
      'promotion',
      'The warehouse of shop chooses images by digest, and its config names them by tag',
    ],
    [
      'outputs of a task that there is not',
      [
        shop({
          steps: [
            {
              uses: 'git-push',
              config: { path: './${{ task.outputs.clone.path }}' },
            },
          ],
        }),
      ],
      'promotion',
      'promotion.kargo.steps.0 of shop reads task.outputs, which only a PromotionTask has',
    ],
    [
      'nothing to promote',
      [shop({}, { image: undefined })],
      'promotion',
      'shop has neither an image nor a chart, so there is nothing that Kargo could promote.',
    ],
  ])('reports %s', (_, applications, rule, message) => {
    const errors = make(applications).findings.filter(
      ({ level }) => level === 'error',
    );
    expect(errors[0]).toMatchObject({
      rule,
      message: expect.stringContaining(message),
    });
  });

  it('follows variables into tasks, and lets selectors and expressions be', () => {
    const allowed = make([
      own({ apps: [{ name: '${{ vars.application }}' }] }),
    ]);
    expect(allowed.findings).toEqual([]);
    const unknown = make([
      own({
        apps: [
          { selector: { matchLabels: { a: 'b' } } },
          { name: '${{ outputs.x.y }}' },
        ],
      }),
    ]);
    expect(unknown.findings).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'an unknown field of a step',
      { uses: 'git-clear', config: { paht: 'x' } },
      '"paht" is not a field of promotion.kargo.steps.0.config; did you mean "path"?',
    ],
    [
      'a missing field of a step',
      { uses: 'git-clear', config: {} },
      'promotion.kargo.steps.0.config.path is missing; add it.',
    ],
    [
      'an Application by name and by selector',
      {
        uses: 'argocd-update',
        config: { apps: [{ name: 'a', selector: {} }] },
      },
      'which has both name and selector, or neither; give one of them.',
    ],
    [
      'a step that is both',
      { uses: 'copy', task: { name: 'x' } },
      'which has both uses and task, or neither',
    ],
    [
      'a task with a condition',
      { task: { name: 'x' }, if: '${{ true }}' },
      'which has a task together with config, if, continueOnError or retry',
    ],
    [
      'a task that goes on after an error',
      { task: { name: 'x' }, continueOnError: true },
      'which has a task together with config, if, continueOnError or retry',
    ],
    [
      'an author without an address',
      {
        uses: 'git-commit',
        config: { path: 'x', message: 'x', author: { name: 'x' } },
      },
      'promotion.kargo.steps.0.config.author.email is missing',
    ],
    [
      'a duration in days',
      { uses: 'git-clear', config: { path: 'x' }, retry: { timeout: '2d' } },
      'promotion.kargo.steps.0.retry.timeout is "2d", which is no duration',
    ],
    [
      'a number where an expression has to be',
      { uses: 'git-wait-for-pr', config: { repoURL: 'x', prNumber: 'five' } },
      'promotion.kargo.steps.0.config.prNumber',
    ],
  ])('refuses %s', (_, step, message) => {
    const config = {
      ...shop(),
      promotion: { kargo: { project: 'pipelines', steps: [step] } },
    };
    expect(() =>
      parseApplicationConfig(JSON.parse(JSON.stringify(config))),
    ).toThrow(message);
  });
});
