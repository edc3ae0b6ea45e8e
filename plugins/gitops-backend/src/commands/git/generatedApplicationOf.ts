import { InputError } from '@backstage/errors';
import { APPLICATION_METADATA } from '@slipway/cdk8s';
import { ArgoApplication } from '@slipway/plugin-gitops-node';

/** Which config file and environment an Application was made from. */
export interface GeneratedFrom {
  /** Name in `config/applications/<name>.ts`. */
  readonly app: string;
  readonly environment: string;
  /** The Argo CD Application, `<app>-<environment>`; its files are below `dist/<name>`. */
  readonly name: string;
}

/** Whether our generator made it: it stamps both labels. */
export function isGenerated({ metadata }: ArgoApplication): boolean {
  const { app, environment } = APPLICATION_METADATA;
  return Boolean(metadata.labels?.[app] && metadata.labels?.[environment]);
}

/** @throws InputError when the Application was not made by our generator. */
export function generatedApplicationOf(
  application: ArgoApplication,
): GeneratedFrom {
  const { name, labels } = application.metadata;
  const app = labels?.[APPLICATION_METADATA.app];
  const environment = labels?.[APPLICATION_METADATA.environment];
  if (!app || !environment || name !== `${app}-${environment}`) {
    throw new InputError(
      `${name} was not made by the generator (it lacks the label ${APPLICATION_METADATA.app}), so its files in Git are not known. Change them in its own repository.`,
    );
  }
  return { app, environment, name };
}
