import { ApiObject, Chart } from 'cdk8s';
import { ChartType } from '../charts/ChartType';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { GenerateOptions } from '../generate/GenerateOptions';

/** A sound application in two environments. */
const shop: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: {
    type: 'WebService',
    props: {
      port: 8080,
      resources: {
        requests: { cpu: '50m', memory: '64Mi' },
        limits: { memory: '64Mi' },
      },
      probes: { readiness: { path: '/ready' } },
    },
  },
  image: { repository: 'acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev' },
    production: { destination: 'production' },
  },
};

function generate(
  changes: Partial<ApplicationConfig> = {},
  options: Partial<GenerateOptions> = {},
): GeneratedApplication {
  return generateApplication({
    config: { ...shop, ...changes },
    mode: 'cnoe',
    repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    ...options,
  });
}

function withProps(
  props: Readonly<Record<string, unknown>>,
): Pick<ApplicationConfig, 'chart'> {
  return {
    chart: { type: 'WebService', props: { ...shop.chart?.props, ...props } },
  };
}

/** A chart type that builds what a test says. */
function chartOf(...objects: readonly Record<string, unknown>[]): ChartType {
  return {
    build(scope, id) {
      const chart = new Chart(scope, id);
      objects.forEach(
        (object, index) =>
          new ApiObject(chart, `o${index}`, {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            ...object,
          }),
      );
      return chart;
    },
  };
}

function generateObjects(
  ...objects: readonly Record<string, unknown>[]
): GeneratedApplication {
  return generate(
    { chart: { type: 'Own' } },
    {
      environments: ['dev'],
      chartTypes: defaultChartTypes().register('Own', chartOf(...objects)),
    },
  );
}

/** What the tests of the generator work with. */
export const shopBench = {
  shop,
  generate,
  withProps,
  generateObjects,
} as const;
