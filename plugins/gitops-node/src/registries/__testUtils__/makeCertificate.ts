import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A self-signed certificate of 127.0.0.1, as PEM files. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly certificateText: string;
  /** PKCS 8. */
  readonly keyText: string;
}

/** Makes a certificate with openssl. */
export function makeCertificate(folder: string): TestCertificate {
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-keyout', key, '-out', certificate, '-subj', '/CN=127.0.0.1'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1'],
    ],
    { stdio: 'ignore' },
  );
  return {
    certificate,
    key,
    certificateText: readFileSync(certificate, 'utf8'),
    keyText: readFileSync(key, 'utf8'),
  };
}
