import { ProjectConfig } from './ProjectConfig';

/**
 * Gives `config/projects/<name>.ts` its types: `export default defineProject({ … })`, with a literal.
 *
 * @public
 */
export function defineProject(config: ProjectConfig): ProjectConfig {
  return config;
}
