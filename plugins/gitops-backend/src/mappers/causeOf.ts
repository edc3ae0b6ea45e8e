import { LiveChild, TimelineResource } from '@slipway/sync-waves';

/**
 * Why an object is stuck, in plain words: `Image 2.8.1 cannot be pulled; the old version serves 3 of 3.` Undefined when
 * nothing tells.
 */
export function causeOf(resource: TimelineResource): string | undefined {
  const pods = (resource.children ?? []).filter(({ kind }) => kind === 'Pod');
  const failing = pods.filter(pod => wordsFor(pod, resource));
  const [first] = failing;
  const words = first && wordsFor(first, resource);
  if (!words) return resource.message && endSentence(resource.message);
  const images = new Set(first.images);
  const old = pods.filter(
    pod => pod.images?.length && !pod.images.every(image => images.has(image)),
  );
  const serving = old.filter(({ health }) => health === 'Healthy').length;
  return old.length
    ? `${words}; the old version serves ${serving} of ${old.length}.`
    : `${words}.`;
}

function wordsFor(
  pod: LiveChild,
  { kind, name }: TimelineResource,
): string | undefined {
  const reason = pod.info.find(info => info.name === 'Status Reason')?.value;
  switch (reason) {
    case 'ImagePullBackOff':
    case 'ErrImagePull':
    case 'InvalidImageName':
      return `Image ${tagOf(pod)} cannot be pulled`;
    case 'CrashLoopBackOff':
      return `${kind}/${name} crashes again and again`;
    case 'CreateContainerConfigError':
      return `${kind}/${name} cannot start${
        pod.healthMessage ? `: ${pod.healthMessage}` : ''
      }`;
    default:
      return undefined;
  }
}

/** The tag of the image that cannot be pulled: the one that the message names, else the pod's first. */
function tagOf({ images = [], healthMessage = '' }: LiveChild): string {
  const image =
    images.find(candidate => healthMessage.includes(candidate)) ??
    images[0] ??
    '';
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.slice(name.indexOf(':') + 1);
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
