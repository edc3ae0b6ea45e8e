import { parse } from 'yaml';
import { JsonSchema } from './JsonSchema';

/** The part of a template that declares a Promise. */
interface Step {
  readonly action?: string;
  readonly input?: {
    readonly kind?: string;
    readonly config?: {
      readonly api?: Pick<JsonSchema, 'properties' | 'required'>;
    };
  };
}

/**
 * The JSON Schema of what may be asked for by the Promise that a template declares in one of its steps; undefined for a
 * template that declares none.
 */
export function offeredSchema(template: string): JsonSchema | undefined {
  const steps: readonly Step[] = parse(template)?.spec?.steps ?? [];
  const api = steps.find(
    ({ action, input }) =>
      action === 'gitops:cdk8s:declare' && input?.kind === 'promise',
  )?.input?.config?.api;
  return (
    api && {
      type: 'object',
      // A Promise asks for little, and knows nothing of headings.
      properties: Object.fromEntries(
        Object.entries(api.properties ?? {}).map(([name, property]) => [
          name,
          { common: true, ...property },
        ]),
      ),
      required: api.required,
    }
  );
}
