import { applicationSchema } from './applicationSchema';
import { chartTypeSchema } from './chartTypeSchema';
import { environmentSchema } from './environmentSchema';
import { JsonSchema } from './JsonSchema';

/**
 * The JSON Schema that a generated part of a template is made from: of a chart type's props, of an `application`, or of
 * one `environment` of it.
 */
export function schemaOf(type: string): JsonSchema | undefined {
  switch (type) {
    case 'application':
      return applicationSchema();
    case 'environment':
      return environmentSchema();
    default:
      return chartTypeSchema(type);
  }
}
