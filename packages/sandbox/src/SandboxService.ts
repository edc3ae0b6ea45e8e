import { RequestListener } from 'node:http';

/**
 * One server of the sandbox, before it listens. The main program gives it a socket; `start` gets the address under
 * which others reach it and may then begin work in the background.
 */
export interface SandboxService {
  /** `git-host`, `chartmuseum`, `oci-registry`, `argocd`, `control`. */
  readonly name: string;
  readonly handler: RequestListener;
  /** Called once the socket listens. `url` has no trailing slash: `http://127.0.0.1:7710`. */
  start(url: string): Promise<void>;
  /** Ends open streams, timers and child processes. */
  stop(): Promise<void>;
}
