import { NetworkProps } from './NetworkProps';

/** The port that clients of the Service call. */
export function servicePort({
  service,
}: Pick<NetworkProps, 'service'>): number {
  return service?.port ?? 80;
}
