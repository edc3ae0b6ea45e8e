import { LiveChild, TimelineResource } from '@slipway/sync-waves';
import { causeOf } from './causeOf';

function pod(image: string, reason: string, health: string): LiveChild {
  return {
    group: '',
    kind: 'Pod',
    namespace: 'shop',
    name: `pod-${image}`,
    health,
    healthMessage: `Back-off pulling image "${image}"`,
    info: [{ name: 'Status Reason', value: reason }],
    images: [image],
  };
}

function deployment(
  children: readonly LiveChild[],
  message?: string,
): TimelineResource {
  return {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'shop',
    version: 'v1',
    hook: false,
    prune: false,
    state: 'stuck',
    message,
    children,
  };
}

const old = pod('acme/shop:1.0.0', 'Running', 'Healthy');

describe('causeOf', () => {
  it.each<
    [string, readonly LiveChild[], string | undefined, string | undefined]
  >([
    [
      'an image that is not there, with what still serves',
      [pod('acme/shop:2.0.0', 'ImagePullBackOff', 'Degraded'), old, old],
      'anything',
      'Image 2.0.0 cannot be pulled; the old version serves 2 of 2.',
    ],
    [
      'an image that is not there at the first deployment',
      [pod('acme/shop:2.0.0', 'ErrImagePull', 'Progressing')],
      undefined,
      'Image 2.0.0 cannot be pulled.',
    ],
    [
      'a crash',
      [
        pod('acme/shop:2.0.0', 'CrashLoopBackOff', 'Degraded'),
        pod('acme/shop:1.0.0', 'Running', 'Progressing'),
      ],
      undefined,
      'Deployment/shop crashes again and again; the old version serves 0 of 1.',
    ],
    [
      'the message of anything else',
      [old],
      'quota exceeded',
      'quota exceeded.',
    ],
    ['nothing', [], undefined, undefined],
  ])('tells %s', (_, children, message, cause) => {
    expect(causeOf(deployment(children, message))).toBe(cause);
  });
});
