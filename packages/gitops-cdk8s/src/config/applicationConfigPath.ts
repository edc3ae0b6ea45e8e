/**
 * Where an application's config file is: `config/applications/<name>.ts`.
 *
 * @public
 */
export function applicationConfigPath(name: string): string {
  return `config/applications/${name}.ts`;
}
