import { JsonObject } from '@backstage/types';
import { RunningSandbox } from '@slipway/sandbox';

/** The kinds of Git hosts that the sandbox speaks as. */
export type GitHostKind = 'gitea' | 'github' | 'gitlab';

/** The entry of Backstage's `integrations` for the sandbox's Git host, spoken to as one kind or another. */
export function gitIntegration(
  { urls, credentials }: RunningSandbox,
  kind: GitHostKind,
): JsonObject {
  const { host } = new URL(urls.git);
  const { username, password, token } = credentials.gitea;
  switch (kind) {
    case 'github':
      return { host, apiBaseUrl: `${urls.git}/api/v3`, token };
    case 'gitlab':
      return {
        host,
        baseUrl: urls.git,
        apiBaseUrl: `${urls.git}/api/v4`,
        token,
      };
    default:
      return { host, baseUrl: urls.git, username, password };
  }
}
