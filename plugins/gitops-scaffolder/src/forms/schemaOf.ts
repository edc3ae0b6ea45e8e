import { PLATFORM_KINDS, platformJsonSchemas } from '@slipway/cdk8s';
import { applicationSchema } from './applicationSchema';
import { chartTypeSchema } from './chartTypeSchema';
import { environmentSchema } from './environmentSchema';
import { JsonSchema } from './JsonSchema';
import { offeredSchema } from './offeredSchema';

/**
 * The JSON Schema that a generated part of a template is made from: of a chart type's props, of an `application`, or of
 * one `environment` of it; of a declaration of the platform, like `cluster`; or of what may be asked for by the Promise that
 * the template itself declares, `offer`.
 *
 * @param template - the template's text
 */
export function schemaOf(
  type: string,
  template: string = '',
): JsonSchema | undefined {
  switch (type) {
    case 'application':
      return applicationSchema();
    case 'environment':
      return environmentSchema();
    case 'offer':
      return offeredSchema(template);
    default: {
      const kind = PLATFORM_KINDS.find(one => one === type);
      return kind
        ? (platformJsonSchemas()[kind] as JsonSchema)
        : chartTypeSchema(type);
    }
  }
}
