import { startTestHost } from '@slipway/sandbox';
import { ContractHost } from './ContractHost';
import { ContractServer } from './ContractServer';
import { giteaContractHost } from './giteaContractHost';
import { githubContractHost } from './githubContractHost';
import { gitlabContractHost } from './gitlabContractHost';

type Start = () => Promise<ContractHost>;

const KINDS: readonly {
  readonly name: string;
  readonly variable: string;
  readonly make: (server: ContractServer) => ContractHost;
}[] = [
  { name: 'Gitea', variable: 'GITEA', make: giteaContractHost },
  { name: 'GitHub', variable: 'GITHUB', make: githubContractHost },
  { name: 'GitLab', variable: 'GITLAB', make: gitlabContractHost },
];

/**
 * The hosts that the contract suite runs on: the simulator of each kind always, and the real server when
 * `GITOPS_CONTRACT_<KIND>_URL` and `GITOPS_CONTRACT_<KIND>_TOKEN` name it and an account that may make repositories.
 */
export function contractHosts(
  env: Readonly<Record<string, string | undefined>> = process.env,
): [string, Start][] {
  return KINDS.flatMap(({ name, variable, make }) => {
    const url = env[`GITOPS_CONTRACT_${variable}_URL`]?.replace(/\/+$/, '');
    const token = env[`GITOPS_CONTRACT_${variable}_TOKEN`];
    const simulator: Start = async () => {
      const {
        url: address,
        token: secret,
        stop,
      } = await startTestHost({
        github: {},
        gitlab: {},
      });
      return make({ url: address, token: secret, stop });
    };
    const real: Start = async () =>
      make({ url: url ?? '', token: token ?? '', stop: async () => {} });
    const all: [string, Start][] = [[`the simulator of ${name}`, simulator]];
    if (url && token) all.push([`${name} at ${url}`, real]);
    return all;
  });
}
