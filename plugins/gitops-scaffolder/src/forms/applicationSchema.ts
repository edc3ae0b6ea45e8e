import { applicationConfigJsonSchema } from '@slipway/cdk8s';
import { JsonSchema } from './JsonSchema';

/** The JSON Schema of an application config. */
export function applicationSchema(): JsonSchema {
  return applicationConfigJsonSchema() as JsonSchema;
}
