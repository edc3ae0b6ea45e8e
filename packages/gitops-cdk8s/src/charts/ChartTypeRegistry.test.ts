import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { shopBench } from '../__testUtils__/shopBench';
import { ChartContext } from './ChartType';
import { ChartTypeRegistry } from './ChartTypeRegistry';
import { defaultChartTypes } from './defaultChartTypes';

class Note extends Chart {
  constructor(scope: Construct, id: string, context: ChartContext) {
    super(scope, id, { namespace: context.namespace, labels: context.labels });
    // eslint-disable-next-line no-new -- a construct adds itself to its scope
    new ApiObject(this, 'note', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: context.applicationName },
      data: { text: String(context.props.text) },
    });
  }
}

describe('ChartTypeRegistry', () => {
  it('comes with the chart types of this package', () => {
    expect(defaultChartTypes().names()).toEqual([
      'CronJob',
      'HelmRelease',
      'RawManifests',
      'StatefulService',
      'WebService',
      'Worker',
    ]);
  });

  it('takes a class of cdk8s', () => {
    const { files } = shopBench.generate(
      { chart: { type: 'Note', props: { text: 'hello' } } },
      {
        environments: ['dev'],
        chartTypes: new ChartTypeRegistry().register('Note', Note),
      },
    );
    expect(
      files.find(({ path }) => path.endsWith('ConfigMap.shop-dev.k8s.yaml'))
        ?.content,
    ).toContain('text: hello');
  });

  it('refuses a name twice', () => {
    expect(() => defaultChartTypes().register('Worker', Note)).toThrow(
      'The chart type "Worker" is registered already; register yours under another name.',
    );
  });
});
