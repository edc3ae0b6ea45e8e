import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { CommandKind } from '@slipway/plugin-gitops-common';
import { audited } from '../audit/audited';
import { ActionTools } from './ActionTools';
import { fullRef } from './fullRef';
import { toJson } from './toJson';

/** A command that an action was asked to start. */
export interface ActionCommand {
  readonly kind: CommandKind;
  /** As it was written; a component when it names no kind. */
  readonly entityRef: string;
  readonly deploymentId: string;
  readonly credentials: BackstageCredentials;
  /** The request's body, checked. */
  readonly body: {
    readonly reason?: string;
    readonly idempotencyKey?: string;
    readonly [parameter: string]: unknown;
  };
}

/** Hands a command to the one door, audited as a request for it is, and answers with what was accepted. */
export async function startCommand(
  tools: ActionTools,
  command: ActionCommand,
): Promise<{ output: { command: JsonObject } }> {
  const { credentials, deploymentId: id, kind } = command;
  const { idempotencyKey, reason, ...parameters } = command.body;
  const entityRef = fullRef(command.entityRef);
  const accepted = await audited(
    tools,
    {
      queryType: kind,
      meta: {
        actor: nameOf(tools, credentials),
        by: 'action',
        entityRef,
        deploymentId: id,
        reason: reason ?? null,
      },
    },
    () =>
      tools.service.submit({
        kind,
        entityRef,
        id,
        credentials,
        reason: reason || undefined,
        idempotencyKey,
        parameters: toJson(parameters),
      }),
  );
  return { output: { command: toJson(accepted) } };
}

function nameOf(
  { auth }: ActionTools,
  credentials: BackstageCredentials,
): string {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return credentials.principal.subject;
  }
  return 'nobody';
}
