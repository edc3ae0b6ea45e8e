import { applicationSchema } from './applicationSchema';
import { JsonSchema } from './JsonSchema';

/** The JSON Schema of one environment of an application config. */
export function environmentSchema(): JsonSchema {
  return applicationSchema().properties!.environments
    .additionalProperties as JsonSchema;
}
