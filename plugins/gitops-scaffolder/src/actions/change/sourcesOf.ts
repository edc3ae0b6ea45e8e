import {
  ApplicationConfig,
  GeneratedFile,
  RemoteRepository,
  sourceFoldersOf,
} from '@slipway/cdk8s';

/** The files that an environment's manifests are made from beside the config. */
export async function sourcesOf(
  remote: RemoteRepository,
  config: ApplicationConfig,
  environment: string,
): Promise<readonly GeneratedFile[]> {
  const paths = sourceFoldersOf(config, { environments: [environment] })
    .flatMap(folder => remote.list(folder))
    .filter(path => /\.(ya?ml|json)$/i.test(path));
  return Object.entries(await remote.read(paths)).map(([path, content]) => ({
    path,
    content,
  }));
}
