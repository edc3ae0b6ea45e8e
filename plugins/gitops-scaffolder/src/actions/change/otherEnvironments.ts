import {
  ApplicationConfig,
  DisplacedApplication,
  generateApplicationAsync,
  GeneratedFile,
  gitBlobId,
  RemoteRepository,
  RepositoryChange,
} from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { sourcesOf } from './sourcesOf';

/** An application that is changed, and what planning the change has found. */
export interface OtherEnvironmentsOptions {
  readonly change: RepositoryChange;
  /** The one that is brought up to the change: its files are made elsewhere. */
  readonly environment: string;
  /** The config file as it was. */
  readonly config: ApplicationConfig;
  readonly text: string;
  readonly before: RemoteRepository;
  readonly repository: GitopsRepositoryConfig;
}

/**
 * What a change entails, with the other environments of the application as they shall be: they may get another place among
 * the Applications, and nothing else. So they are made again from the config that they were made from, when that is the one
 * that is changed.
 */
export async function otherEnvironments(
  options: OtherEnvironmentsOptions,
): Promise<RepositoryChange> {
  const { before, change, config, environment, text } = options;
  const own = `${config.name}-${environment}`;
  const kept = change.displaced.filter(
    ({ file, name, record }) =>
      file.config.name === config.name &&
      name !== own &&
      record.config.blob === gitBlobId(text),
  );
  const elsewhere = [own, ...kept.map(({ name }) => name)];
  const isElsewhere = (path: string) =>
    elsewhere.some(
      name => path === `dist/${name}.yaml` || path.startsWith(`dist/${name}/`),
    );
  const moved = await Promise.all(kept.map(one => moveOf(one, options)));
  return {
    ...change,
    files: [
      ...change.files.filter(({ path }) => !isElsewhere(path)),
      ...moved
        .flat()
        .filter(
          ({ content, path }) => before.blobOf(path) !== gitBlobId(content),
        ),
    ],
    deletes: change.deletes.filter(path => !isElsewhere(path)),
  };
}

async function moveOf(
  { environment, file, order, record }: DisplacedApplication,
  { before, config, repository, text }: OtherEnvironmentsOptions,
): Promise<readonly GeneratedFile[]> {
  const { files } = await generateApplicationAsync({
    config,
    configText: text,
    configPath: file.path,
    environments: [environment],
    mode: record.mode,
    repository: record.repository ?? repository,
    order: order && { [environment]: order },
    promoted: record.promotion && { [environment]: record.promotion },
    sourceFiles: await sourcesOf(before, config, environment),
  });
  return files.filter(({ path }) => path.startsWith('dist/'));
}
