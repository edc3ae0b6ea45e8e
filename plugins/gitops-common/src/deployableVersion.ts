import { Deployment } from './types/Deployment';

/**
 * What a deploy takes to bring the version of a deployment elsewhere: the chart's version, or the tag of its first
 * image; undefined while nothing was deployed, and for an image that is named by its digest alone.
 *
 * @public
 */
export function deployableVersion({
  delivery,
  version,
}: Pick<Deployment, 'delivery' | 'version'>): string | undefined {
  if (!version) return undefined;
  if (delivery === 'chart') return version.revision;
  const [image = ''] = version.images;
  return /:([^/:]+)$/.exec(image.replace(/@.*$/, ''))?.[1];
}
