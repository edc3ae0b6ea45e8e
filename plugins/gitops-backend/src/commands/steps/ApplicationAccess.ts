import {
  ArgoApplication,
  ArgoApplicationRef,
  ArgoCdClient,
} from '@slipway/plugin-gitops-node';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { StepContext } from '../StepContext';

/** The Application that a command is about, as a step reads and changes it. */
export class ApplicationAccess {
  readonly client: ArgoCdClient;
  readonly #context: StepContext;

  constructor(clients: ArgoCdClients, context: StepContext) {
    this.client = clients.getClient(context.deployment.instance);
    this.#context = context;
  }

  /** With the project once it is known: without it Argo CD cannot tell missing from forbidden. */
  get ref(): ArgoApplicationRef {
    const { name, namespace } = this.#context.deployment;
    const { project } = this.#context.memory;
    return {
      name,
      namespace,
      ...(typeof project === 'string' && { project }),
    };
  }

  async read(refresh?: 'normal' | 'hard'): Promise<ArgoApplication> {
    const application = await this.client.get(this.ref, {
      signal: this.#context.signal,
      refresh,
    });
    const { project } = application.spec;
    if (project && this.#context.memory.project !== project) {
      await this.#context.remember({ project });
    }
    return application;
  }

  /** Replaces spec, labels and annotations, without asking Argo CD whether the source renders. */
  async write(
    application: ArgoApplication,
    change: (draft: {
      readonly metadata: ArgoApplication['metadata'];
      readonly spec: ArgoApplication['spec'];
    }) => Pick<ArgoApplication, 'metadata' | 'spec'>,
    options: { readonly validate?: boolean } = {},
  ): Promise<ArgoApplication> {
    const { metadata, spec } = application;
    return this.client.put(change({ metadata, spec }), {
      signal: this.#context.signal,
      validate: options.validate ?? false,
    });
  }
}
