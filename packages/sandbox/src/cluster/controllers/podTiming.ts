import { read } from '../read';
import { ClusterTimings } from '../ClusterTimings';

function tagOf(image: string): string {
  const name = image.split('@')[0];
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(colon + 1) : '';
}

/** What becomes of a pod, decided by the tags of its images. */
export interface PodTiming {
  /** Milliseconds until it is ready or has ended; absent when it never is. */
  readonly readyAfter?: number;
  /** The first image that cannot be pulled. */
  readonly brokenImage?: string;
}

/** Reads the tags of a pod's images: `-broken` never starts, `-slow` takes its time. */
export function podTiming(
  podSpec: unknown,
  timings: ClusterTimings,
): PodTiming {
  const images = ['initContainers', 'containers']
    .flatMap(field => read.list(podSpec, field))
    .map(container => read.text(container, 'image') ?? '');
  const brokenImage = images.find(image => tagOf(image).endsWith('-broken'));
  if (brokenImage !== undefined) return { brokenImage };
  const slow = images.some(image => tagOf(image).endsWith('-slow'));
  return { readyAfter: slow ? timings.slowPodReady : timings.podReady };
}
