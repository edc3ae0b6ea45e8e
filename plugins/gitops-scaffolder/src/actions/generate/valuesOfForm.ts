import { ApplicationConfig, ApplicationEnvironment } from '@slipway/cdk8s';
import { applicationSchema } from '../../forms/applicationSchema';
import { chartTypeSchema } from '../../forms/chartTypeSchema';
import { environmentSchema } from '../../forms/environmentSchema';
import { fromForm } from '../../forms/fromForm';
import { JsonSchema } from '../../forms/JsonSchema';
import { GenerateEnvironment, GenerateInput } from './GenerateInput';
import { withoutEmptyProps } from './withoutEmpty';

/** Fields that the input has just as the config has them. */
const SAME = [
  'argocd',
  'dependencies',
  'promotion',
  'waves',
  'rules',
] as const satisfies readonly (keyof ApplicationConfig & keyof GenerateInput)[];

type Same = (typeof SAME)[number];

/** The input with data where a form has checkboxes, YAML and lists of names. */
export interface FormValues extends Omit<
  GenerateInput,
  'delivery' | 'environments' | Same
> {
  readonly delivery?: ApplicationConfig['delivery'];
  readonly environments: readonly EnvironmentValues[];
  /** What the config takes as it is. The generator checks what is in it. */
  readonly application: Pick<ApplicationConfig, Same>;
}

/** An environment of the config, and what a form has beside it. */
export interface EnvironmentValues extends Partial<ApplicationEnvironment> {
  readonly name: string;
  readonly host?: string;
}

/** What a generated form sends, as the config has it. Throws an `InputError` for YAML that cannot be read. */
export function valuesOfForm(input: GenerateInput): FormValues {
  const { chart, delivery, environments = [], ...others } = input;
  const rest = Object.fromEntries(
    Object.entries(others).filter(([name]) => !isSame(name)),
  ) as Omit<typeof others, Same>;
  const { properties = {} } = applicationSchema();
  return {
    ...rest,
    chart: chart && {
      ...chart,
      props: fromForm(
        chartTypeSchema(chart.type ?? 'WebService'),
        chart.props,
        'chart.props',
      ) as typeof chart.props,
    },
    delivery: fromForm(
      properties.delivery,
      delivery,
      'delivery',
    ) as FormValues['delivery'],
    environments: environments.map(environment =>
      environmentOf(environment, environmentSchema()),
    ),
    application: withoutEmptyProps(
      Object.fromEntries(
        SAME.map(name => [name, fromForm(properties[name], input[name], name)]),
      ),
    ),
  };
}

function isSame(name: string): boolean {
  return SAME.some(same => same === name);
}

function environmentOf(
  { more, withMore, ...own }: GenerateEnvironment,
  schema: JsonSchema,
): EnvironmentValues {
  const whole = withMore === false ? own : { ...more, ...own };
  return fromForm(
    schema,
    whole,
    `environments.${own.name}`,
  ) as EnvironmentValues;
}
