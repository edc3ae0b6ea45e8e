import { ApiObject, Chart } from 'cdk8s';
import { Manifest } from '@slipway/sync-waves';
import { Steps } from './Steps';

/**
 * The objects of a chart as plain data, one a step. Where nothing in the chart depends on anything else, that is what
 * `chart.toJson()` gives; dependencies put the objects in an order, which is left to cdk8s.
 *
 * @internal
 */
export function* synthesizeChart(chart: Chart): Steps<readonly Manifest[]> {
  const nodes = chart.node.findAll();
  const simple = nodes.every(
    construct =>
      construct.node.dependencies.length === 0 &&
      (construct === chart || !Chart.isChart(construct)),
  );
  if (!simple) {
    return chart.toJson() as readonly Manifest[];
  }
  refuseInvalid(chart);
  const manifests: Manifest[] = [];
  for (const construct of nodes) {
    if (ApiObject.isApiObject(construct)) {
      manifests.push(construct.toJson() as Manifest);
      yield;
    }
  }
  return manifests;
}

/** What constructs themselves say is wrong with them; cdk8s asks them too. */
function refuseInvalid(chart: Chart): void {
  const problems = chart.node
    .findAll()
    .flatMap(construct =>
      construct.node
        .validate()
        .map(problem => `[${construct.node.path}] ${problem}`),
    );
  if (problems.length > 0) {
    throw new Error(
      `Validation failed with the following errors:\n  ${problems.join('\n  ')}`,
    );
  }
}
