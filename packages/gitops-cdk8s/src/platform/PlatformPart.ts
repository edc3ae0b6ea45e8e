import { Manifest } from '@slipway/sync-waves';
import { Finding } from '../findings/Finding';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** Objects of one package, further files beside them, and what is wrong. */
export interface PlatformPart {
  readonly manifests: readonly Manifest[];
  readonly files?: readonly GeneratedFile[];
  readonly findings: readonly Finding[];
}
