import { InputError } from '@backstage/errors';
import { ApplicationConfig, WebServiceProps } from '@slipway/cdk8s';
import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import { chartTypeSchema } from '../../forms/chartTypeSchema';
import { destinationOf } from './destinationOf';
import { GenerateInput } from './GenerateInput';
import { EnvironmentValues, FormValues, valuesOfForm } from './valuesOfForm';
import { withoutEmpty, withoutEmptyProps } from './withoutEmpty';

/** In a host: the environment's name. */
const PLACEHOLDER = '{environment}';

/**
 * The application config for what a form gave. Throws an `InputError` for what only the form can have wrong; the
 * values themselves are checked by the generator.
 *
 * @param known - the configured environments, where destinations that were not given come from
 */
export function applicationConfigOf(
  raw: GenerateInput,
  known: readonly EnvironmentConfig[],
): ApplicationConfig {
  const input = withoutEmpty(valuesOfForm(raw));
  const { image, name } = input;
  refuseBadImage(input);
  refuseRepeatedEnvironments(input.environments ?? []);
  return withoutEmpty<ApplicationConfig>({
    name,
    entity: input.entity ?? `component:default/${name}`,
    description: input.description,
    namespace: input.namespace ?? name,
    delivery: input.delivery,
    chart:
      input.delivery?.type === 'chart'
        ? undefined
        : { type: input.chart?.type ?? 'WebService', props: propsOf(input) },
    image: image && { repository: image.repository!, tag: image.tag! },
    environments: Object.fromEntries(
      (input.environments ?? []).map(environment => [
        environment.name,
        environmentOf(input, environment, known),
      ]),
    ),
    ...input.application,
  });
}

/** Chart types that bring their images with them. */
const WITHOUT_IMAGE: readonly string[] = ['HelmRelease', 'RawManifests'];

function refuseBadImage({
  chart,
  delivery,
  environments,
  image,
  name,
}: FormValues) {
  if (delivery?.type === 'chart' || WITHOUT_IMAGE.includes(chart?.type ?? '')) {
    return;
  }
  const repository = image?.repository;
  if (!repository) {
    throw new InputError(
      `The image of ${name} is missing; give its repository, like ghcr.io/acme/${name}, and a tag.`,
    );
  }
  const [, before, inside] =
    /^(.*?)(?::([^/:@]+)|@sha256:.*)$/.exec(repository) ?? [];
  if (before !== undefined) {
    throw new InputError(
      `The image repository "${repository}" has a ${inside ? 'tag' : 'digest'} in it; give the repository "${before}" and the tag in their own fields.`,
    );
  }
  const untagged = environments.find(
    environment => !(environment.image?.tag ?? image.tag),
  );
  if (!image.tag && untagged) {
    throw new InputError(
      `The image "${repository}" has no tag; give one that is never moved, like 1.0.0, because a rollback needs something to go back to.`,
    );
  }
  if (image.tag === 'latest') {
    throw new InputError(
      `The image "${repository}:latest" changes without a commit; give a tag that is never moved, like 1.0.0.`,
    );
  }
}

function refuseRepeatedEnvironments(
  environments: readonly EnvironmentValues[],
) {
  const names = environments.map(environment => environment.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new InputError(
      `The environment "${repeated}" is there twice; keep one of them.`,
    );
  }
}

function environmentOf(
  input: FormValues,
  environment: EnvironmentValues,
  known: readonly EnvironmentConfig[],
): ApplicationConfig['environments'][string] {
  const { name, host, ...rest } = environment;
  const destination = rest.destination ?? destinationOf(name, known);
  if (!destination) {
    const names = known.map(entry => entry.name).join(', ') || 'none';
    throw new InputError(
      `The environment "${name}" has no destination and is not configured with one in gitops.environments (${names}); choose one of those or give the cluster's name.`,
    );
  }
  const ownHost =
    host ??
    (input.exposure?.host?.includes(PLACEHOLDER)
      ? input.exposure.host
      : undefined);
  const props = ownHost
    ? exposureProps({ ...input, host: ownHost.replaceAll(PLACEHOLDER, name) })
    : {};
  return { ...rest, destination, props: { ...props, ...rest.props } };
}

function propsOf(input: FormValues): Readonly<Record<string, unknown>> {
  const { chart, healthPath, secrets } = input;
  const type = chart?.type ?? 'WebService';
  const keys = secrets?.keys ?? [];
  const probe = healthPath ? { path: healthPath } : undefined;
  const props: Partial<WebServiceProps> = {
    port: input.port ?? (type === 'WebService' ? 8080 : undefined),
    resources: input.resources,
    probes: probe && { liveness: probe, readiness: probe },
    config: input.config,
    secrets:
      keys.length > 0
        ? {
            store: { name: requireStore(secrets?.store) },
            keys: Object.fromEntries(
              keys.map(({ variable, key, property }) => [
                variable,
                { key, property },
              ]),
            ),
          }
        : undefined,
    ...(everyHasItsOwnHost(input)
      ? {}
      : exposureProps({ ...input, host: input.exposure?.host })),
  };
  refuseUseless(type, props);
  return { ...props, ...withoutEmptyProps(chart?.props) };
}

/** What a template gives and the chart type has no prop for would have no effect. */
function refuseUseless(type: string, props: Partial<WebServiceProps>): void {
  const known = chartTypeSchema(type)?.properties;
  const useless = Object.entries(withoutEmpty(props))
    .map(([name]) => name)
    .find(name => known && !Object.hasOwn(known, name));
  if (useless !== undefined) {
    throw new InputError(
      `"${useless}" means nothing to the chart type ${type}; remove it from the step's input.`,
    );
  }
}

function everyHasItsOwnHost(input: FormValues): boolean {
  return (
    input.exposure?.host?.includes(PLACEHOLDER) ||
    (input.environments.length > 0 &&
      input.environments.every(({ host }) => host !== undefined))
  );
}

function requireStore(store: string | undefined): string {
  if (!store) {
    throw new InputError(
      'The secrets have no store; give the name of the ClusterSecretStore that holds them.',
    );
  }
  return store;
}

function exposureProps({
  exposure,
  host,
  name,
}: Pick<FormValues, 'exposure' | 'name'> & {
  readonly host?: string;
}): Pick<WebServiceProps, 'ingress' | 'httpRoute'> {
  if (!exposure || exposure.type === 'None') {
    return {};
  }
  if (!host) {
    throw new InputError(
      `${name} is to be reached through ${exposure.type === 'Ingress' ? 'an Ingress' : 'an HTTPRoute'} and has no host; give one, like ${name}.example.com.`,
    );
  }
  const { className, gateway, path } = exposure;
  if (exposure.type === 'Ingress') {
    return { ingress: { host, path, className } };
  }
  const { name: gatewayName, ...listener } = gateway ?? {};
  if (!gatewayName) {
    throw new InputError(
      `The HTTPRoute of ${name} has no gateway; give the name of the Gateway that takes it.`,
    );
  }
  return {
    httpRoute: { host, path, gateway: { name: gatewayName, ...listener } },
  };
}
