import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { GitopsClient } from '@slipway/plugin-gitops-common';

/** Speaks to the gitops backend with the rights of whoever runs a task. */
export type OpenClient = (credentials: BackstageCredentials) => GitopsClient;
