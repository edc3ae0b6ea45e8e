/**
 * What stands in for the example addresses of the documentation. The longer ones come first.
 *
 * @param {Readonly<Record<string, string>>} sandbox
 * @returns {Readonly<Record<string, string>>}
 */
export function exampleAddresses(sandbox) {
  return {
    'https://argocd.example.com': sandbox.ARGOCD_URL,
    'https://git.example.com/platform/gitops': sandbox.GITOPS_REPOSITORY_URL,
    'https://git.example.com': sandbox.GITEA_URL,
    'git.example.com': new URL(sandbox.GITEA_URL).host,
  };
}
