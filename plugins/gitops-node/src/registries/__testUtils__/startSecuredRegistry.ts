import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FoundRegistry,
  RunningRegistry,
  startRegistry,
} from '@slipway/sandbox';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { makeCertificate } from './makeCertificate';
import { startTokenServer, TokenServer } from './startTokenServer';

/** How a registry lets people in. */
export type Security = 'anonymous' | 'htpasswd over TLS' | 'tokens';

/** A real registry on loopback, and how to reach it. */
export interface SecuredRegistry {
  readonly running: RunningRegistry;
  readonly config: ChartRepositoryConfig;
  readonly tokens?: TokenServer;
  /** An own folder, for the homes of helms. */
  readonly folder: string;
  /** What `helm push` and `helm pull` need beside their login. */
  readonly helmFlags: readonly string[];
  close(): Promise<void>;
}

/** The account that every secured registry knows. */
export const account = { username: 'ci', password: 'very-secret' } as const;

/** Starts a real registry with one kind of security. */
export async function startSecuredRegistry(
  { file }: FoundRegistry,
  security: Security,
): Promise<SecuredRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  mkdirSync(join(folder, 'registry'));
  const base = { file, folder: join(folder, 'registry') };
  const certificate =
    security === 'anonymous' ? undefined : makeCertificate(folder);
  const tokens =
    security === 'tokens'
      ? await startTokenServer({
          certificate: certificate!,
          ...account,
          service: 'registry',
          issuer: 'tests',
        })
      : undefined;
  const running = await startRegistry({
    ...base,
    ...(security === 'htpasswd over TLS' && {
      basic: account,
      tls: { certificate: certificate!.certificate, key: certificate!.key },
    }),
    ...(tokens && {
      token: {
        realm: tokens.realm,
        service: 'registry',
        issuer: 'tests',
        rootcertbundle: certificate!.certificate,
      },
    }),
  });
  const secure = security === 'htpasswd over TLS';
  return {
    running,
    tokens,
    folder,
    helmFlags: secure
      ? ['--ca-file', certificate!.certificate]
      : ['--plain-http'],
    config: {
      name: 'registry',
      type: 'oci',
      url: `${running.url.replace(/^https?:/, 'oci:')}/charts`,
      plainHttp: !secure,
      ...(security !== 'anonymous' && account),
      ...(secure && { caFile: certificate!.certificate }),
    },
    close: async () => {
      await running.close();
      await tokens?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
