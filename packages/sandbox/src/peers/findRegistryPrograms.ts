import { execFileSync } from 'node:child_process';
import { findOnPath } from './findOnPath';

/** A real OCI registry that can be started on this machine. */
export interface FoundRegistry {
  readonly file: string;
  /** As it calls itself: `2.8.2+ds1`, `v3.1.1`. */
  readonly version: string;
}

/**
 * Debian's `docker-registry` and CNCF distribution's `registry`, on PATH or, for the latter, named by
 * GITOPS_REGISTRY_BINARY.
 */
export function findRegistryPrograms(
  env: Readonly<Record<string, string | undefined>> = process.env,
): readonly FoundRegistry[] {
  const files = new Set(
    [
      findOnPath('docker-registry', env.PATH),
      env.GITOPS_REGISTRY_BINARY,
      findOnPath('registry', env.PATH),
    ].filter((file): file is string => !!file),
  );
  return [...files].flatMap(file => {
    const version = versionOf(file);
    return version ? [{ file, version }] : [];
  });
}

function versionOf(file: string): string | undefined {
  try {
    return execFileSync(file, ['--version'], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .at(-1);
  } catch {
    return undefined;
  }
}
