import { ApplicationSpec } from '../objects/Application';
import { ContractTarget } from './ContractTarget';

/** An Application that reads a folder of the repository and deploys it into a namespace of the same name. */
export function applicationBody(
  target: ContractTarget,
  name: string,
  spec: Partial<ApplicationSpec> = {},
): {
  readonly metadata: { readonly name: string };
  readonly spec: ApplicationSpec;
} {
  return {
    metadata: { name },
    spec: {
      project: 'default',
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: name,
      },
      source: { repoURL: target.repoURL, path: name, targetRevision: 'main' },
      syncPolicy: { syncOptions: ['CreateNamespace=true'] },
      ...spec,
    },
  };
}
