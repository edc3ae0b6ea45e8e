import { Deployment } from './types/Deployment';

/**
 * What a deployment runs, whatever its version: the name of its chart, or its first image without tag and digest;
 * undefined while nothing was deployed, or when what runs has no image. Two deployments of one package can take each
 * other's version.
 *
 * @public
 */
export function deployedPackage({
  delivery,
  version,
}: Pick<Deployment, 'delivery' | 'version'>): string | undefined {
  if (delivery === 'chart') return version?.chart;
  const [image] = version?.images ?? [];
  return image?.replace(/@.*$/, '').replace(/:[^/:]+$/, '') || undefined;
}
