import { ApplicationConfig } from './ApplicationConfig';
import { printLiteral } from './printLiteral';

/**
 * The text of a new config file, formatted as Prettier would with single quotes. Same config, same bytes: the fields
 * of the application come in a fixed order, records keep theirs.
 *
 * @public
 */
export function writeApplicationConfig(config: ApplicationConfig): string {
  const ordered: ApplicationConfig = {
    name: config.name,
    entity: config.entity,
    description: config.description,
    namespace: config.namespace,
    delivery: config.delivery,
    chart: config.chart,
    image: config.image,
    environments: config.environments,
    argocd: config.argocd,
    dependencies: config.dependencies,
    promotion: config.promotion,
    waves: config.waves,
    rules: config.rules,
  };
  return `import { defineApplication } from '@slipway/cdk8s';

export default defineApplication(${printLiteral(ordered)});
`;
}
