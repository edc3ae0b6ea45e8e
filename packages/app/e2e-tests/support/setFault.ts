import { sandboxEnv } from './sandboxEnv';

/** Makes trouble with the sandbox's control page, or ends it with `none`. */
export async function setFault(
  server: 'git-host' | 'argocd' | 'chartmuseum' | 'oci-registry',
  fault: 'none' | 'down' | 'slow' | 'unauthorized',
): Promise<void> {
  const { SANDBOX_CONTROL_URL } = sandboxEnv();
  const response = await fetch(
    `${SANDBOX_CONTROL_URL}/api/servers/${server}/fault`,
    {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    },
  );
  if (!response.ok) {
    throw new Error(`${response.status} ${await response.text()}`);
  }
}
