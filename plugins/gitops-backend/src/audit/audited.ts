import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What is written of a mutation. */
export interface AuditedMutation {
  /** The request that asked for it; without one, `meta` says who did. */
  readonly request?: Request;
  readonly queryType: string;
  readonly meta: JsonObject;
}

/**
 * Runs a mutation between two audit records. A record that cannot be written is logged: it neither fails the request
 * nor hides why the request failed.
 */
export async function audited<T>(
  services: {
    readonly auditor: AuditorService;
    readonly logger: LoggerService;
  },
  mutation: AuditedMutation,
  run: () => Promise<T>,
): Promise<T> {
  const { request, queryType } = mutation;
  const event = await services.auditor.createEvent({
    eventId: 'deployment-mutate',
    severityLevel: 'medium',
    request,
    meta: { queryType, ...mutation.meta },
  });
  try {
    const result = await run();
    await event.success().catch(notWritten);
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) }).catch(notWritten);
    throw error;
  }

  function notWritten(error: unknown) {
    services.logger.error(
      `The audit record of ${queryType} could not be written: ${stringifyError(
        error,
      )}`,
    );
  }
}
