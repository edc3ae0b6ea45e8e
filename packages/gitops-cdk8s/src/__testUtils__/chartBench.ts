import { parse } from 'yaml';
import { Manifest } from '@slipway/sync-waves';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { GenerateOptions } from '../generate/GenerateOptions';
import { shopBench } from './shopBench';

type Props = Readonly<Record<string, unknown>>;

/** The least that each chart type of a workload needs. */
const leastProps: Readonly<Record<string, Props>> = {
  CronJob: { schedule: '@daily' },
  StatefulService: {
    port: 80,
    volumes: { data: { mountPath: '/data', size: '1Gi' } },
  },
  WebService: { port: 8080 },
  Worker: {},
};

/** The environment dev of an application. */
function generateChart(
  type: string,
  props: Props = leastProps[type] ?? {},
  environment: object = {},
  options: Partial<GenerateOptions> & {
    readonly config?: ApplicationConfig;
  } = {},
): GeneratedApplication {
  return shopBench.generate(
    {
      chart: { type, props },
      environments: { dev: { destination: 'dev', ...environment } },
    },
    options,
  );
}

/** Its objects, read back from their files. */
function objectsOf(generated: GeneratedApplication): readonly Manifest[] {
  return generated.files
    .filter(({ path }) => path.endsWith('.k8s.yaml'))
    .map(({ content }) => parse(content));
}

/** The objects of one kind. */
function ofKind(generated: GeneratedApplication, kind: string) {
  return objectsOf(generated).filter(object => object.kind === kind);
}

/** What the tests of the chart types work with. */
export const chartBench = {
  generateChart,
  leastProps,
  objectsOf,
  ofKind,
} as const;
