import { InputError } from '@backstage/errors';
import { checkChart, CheckChartOptions } from '@slipway/helm-chart';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { lintVerdict } from '../charts/lintVerdict';
import { keptChart } from './keptChart';

/**
 * Checks the chart by the rules of Helm and of the registries, and with a real helm where there is one. Errors end the
 * release before anything is published.
 */
export function lintStep(options?: CheckChartOptions): CommandStepDefinition {
  return {
    name: 'lint',
    title: 'Lint the chart',
    onlyLooks: true,
    async run(context) {
      const { error, warnings } = lintVerdict(
        await checkChart(await keptChart(context), options),
      );
      if (error) throw new InputError(`The chart cannot be released: ${error}`);
      return {
        type: 'done',
        output: warnings.join('\n') || 'No findings',
      };
    },
  };
}
