import { ApiObjectProps } from 'cdk8s';
import { externalSecret } from './externalSecret';
import { CertificateSource } from './SecretsProps';

/**
 * The ExternalSecret of a certificate for TLS.
 *
 * @internal
 */
export function certificateSecret(
  name: string,
  { certificate, privateKey, store }: CertificateSource,
): ApiObjectProps {
  return externalSecret({
    name,
    store,
    keys: { certificate, privateKey },
    template: {
      type: 'kubernetes.io/tls',
      data: {
        'tls.crt': '{{ .certificate }}',
        'tls.key': '{{ .privateKey }}',
      },
    },
  });
}
