import { EnvironmentOrder } from './EnvironmentOrder';
import { OrderPlan } from './planOrder';

const KEEPER = {
  none: '',
  'app-of-apps':
    'Argo CD syncs the parent Application, and the parent applies the others wave by wave: the next wave begins when the Applications of the one before are healthy.',
  'rolling-sync':
    'The ApplicationSet makes the Applications and syncs them step by step: the next step begins when the Applications of the one before are healthy. It syncs for them, so a hold on one of them does not stop it.',
} as const;

/**
 * The order of applications as Markdown, for the body of a pull request: which wave each is in, what keeps that order,
 * and why nothing does where nothing does. Empty when no application waits for another.
 *
 * @public
 */
export function orderMarkdown(plan: OrderPlan): string {
  if (plan.environments.length === 0) {
    return '';
  }
  const rows = plan.environments.flatMap(order =>
    order.waves.map(
      (names, index) =>
        `| ${order.environment} | ${index} | ${names.map(name => `\`${name}\``).join(', ')} | ${keeper(plan, order)} |`,
    ),
  );
  const kept = plan.environments.some(({ parent }) => parent !== undefined);
  const reasons = plan.environments.flatMap(({ environment, reason }) =>
    reason === undefined
      ? []
      : [`In ${environment} nothing keeps the order, because ${reason}.`],
  );
  return [
    '| Environment | Wave | Applications | Kept by |',
    '| --- | ---: | --- | --- |',
    ...rows,
    ...(kept ? ['', KEEPER[plan.strategy]] : []),
    ...reasons.flatMap(reason => ['', reason]),
    ...plan.findings
      .filter(({ path }) => path === 'config/platform.ts')
      .filter(({ message }) => !message.startsWith('Nothing keeps'))
      .flatMap(({ message, fix }) => ['', `${message} ${fix}`]),
    '',
  ].join('\n');
}

function keeper({ strategy }: OrderPlan, { parent }: EnvironmentOrder): string {
  if (parent === undefined) {
    return 'nothing';
  }
  return strategy === 'app-of-apps'
    ? `Application \`${parent}\``
    : `ApplicationSet \`${parent}\``;
}
