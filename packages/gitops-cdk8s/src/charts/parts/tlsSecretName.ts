import { IngressProps } from './NetworkProps';

/** The Secret with an Ingress' certificate; undefined for an Ingress without TLS. */
export function tlsSecretName(
  name: string,
  options: Pick<IngressProps, 'tlsSecretName' | 'certificate'>,
): string | undefined {
  return (
    options.tlsSecretName ?? (options.certificate ? `${name}-tls` : undefined)
  );
}
