import { Manifest } from '@slipway/sync-waves';

/** A difference that Argo CD shall not count, by jq path. */
export interface ServerWrittenField {
  readonly group: string;
  readonly kind: string;
  readonly jqPathExpressions: readonly string[];
}

/**
 * Fields that a server writes into what is generated and that cannot be written out, since older servers refuse them.
 * External Secrets has added `nullBytePolicy` to every reference since 2.3, and a list differs from Git with it: the
 * Application would be out of sync for ever. Empty where no object is concerned, or where one says it itself.
 *
 * @internal
 */
export function serverWrittenFields(
  manifests: readonly Manifest[],
): readonly ServerWrittenField[] {
  const secrets = manifests.filter(
    ({ apiVersion, kind }) =>
      kind === 'ExternalSecret' &&
      apiVersion?.startsWith('external-secrets.io/'),
  );
  return secrets.length === 0 ||
    secrets.some(secret => JSON.stringify(secret).includes('"nullBytePolicy"'))
    ? []
    : [
        {
          group: 'external-secrets.io',
          kind: 'ExternalSecret',
          jqPathExpressions: [
            '.spec.data[]?.remoteRef.nullBytePolicy',
            '.spec.dataFrom[]?.extract.nullBytePolicy',
          ],
        },
      ];
}
