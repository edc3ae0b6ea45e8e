import { Manifest } from '@slipway/sync-waves';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { Finding } from '../findings/Finding';
import { findSecrets } from '../findings/findSecrets';
import { objectLabel } from '../findings/objectLabel';
import { PlatformPackage } from './GeneratedPlatform';

/**
 * What holds for every package: `no-secret`, `duplicate-object`, and `platform-name` for two Applications, or an
 * ApplicationSet and an Application, that would claim one name or one file, letter case aside.
 *
 * @internal
 */
export function lintPlatformFiles(
  packages: readonly PlatformPackage[],
  applications: readonly ApplicationConfig[],
): readonly Finding[] {
  return [
    ...packages.flatMap(({ manifests, name }) => [
      ...manifests.flatMap(manifest => secrets(manifest, name)),
      ...duplicates(manifests, name),
    ]),
    ...claimedTwice(packages, applications),
  ];
}

function secrets(manifest: Manifest, name: string): readonly Finding[] {
  const object = objectLabel(manifest);
  return findSecrets(manifest).map(secret => ({
    rule: 'no-secret',
    level: 'error',
    object,
    path: `dist/${name}/manifests`,
    message: `${object} holds the Secret${secret.name ? ` "${secret.name}"` : ''}${secret.path ? ` at ${secret.path}` : ''}, and Git would keep its values for ever.`,
    fix: 'Keep the values in the secret store and write an ExternalSecret that reads them.',
  }));
}

function duplicates(
  manifests: readonly Manifest[],
  name: string,
): readonly Finding[] {
  const seen = new Set<string>();
  return manifests
    .filter(({ apiVersion, kind, metadata }) => {
      const key = JSON.stringify([
        apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
        kind,
        metadata.namespace,
        metadata.name,
      ]);
      const isThere = seen.has(key);
      seen.add(key);
      return isThere;
    })
    .map(manifest => ({
      rule: 'duplicate-object',
      level: 'error',
      object: objectLabel(manifest),
      path: `dist/${name}/manifests`,
      message: `${objectLabel(manifest)} is there twice in ${name}.`,
      fix: 'Give one of them another name.',
    }));
}

function claimedTwice(
  packages: readonly PlatformPackage[],
  applications: readonly ApplicationConfig[],
): readonly Finding[] {
  const names = new Set(
    applications.flatMap(({ environments, name }) =>
      Object.keys(environments).map(environment => `${name}-${environment}`),
    ),
  );
  const ours = [
    ...packages.map(({ name }) => name),
    ...packages.flatMap(({ manifests }) =>
      manifests
        .filter(({ kind }) => kind === 'Application')
        .map(({ metadata }) => metadata.name ?? ''),
    ),
  ];
  return ours
    .filter(
      (name, index) =>
        names.has(name.toLowerCase()) || ours.indexOf(name) !== index,
    )
    .map(name => ({
      rule: 'platform-name',
      level: 'error',
      object: `Application/${name}`,
      path: `dist/${name}.yaml`,
      message: `Two Applications would be named "${name}".`,
      fix: 'Rename the application or its environment, or set order.parent in config/platform.ts.',
    }));
}
