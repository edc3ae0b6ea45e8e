import { z } from 'zod';
import { jsonPointerSchema } from '../argocd/jsonPointerSchema';
import { schemas } from './schemas';

const ignoredDifference = z
  .strictObject({
    group: z
      .string()
      .optional()
      .meta({ description: 'Its API group; default: the core group' }),
    kind: schemas.text.meta({ description: 'Kind of the objects' }),
    name: schemas.text
      .optional()
      .meta({ description: 'One object; default: every object of the kind' }),
    namespace: schemas.text
      .optional()
      .meta({ description: 'Of the object; default: every namespace' }),
    jsonPointers: z.array(jsonPointerSchema).optional().meta({
      title: 'JSON pointers',
      description: 'Fields, like /spec/replicas',
    }),
    jqPathExpressions: z.array(schemas.text).optional().meta({
      title: 'jq expressions',
      description: 'Fields, as expressions of jq',
    }),
  })
  .refine(
    ({ jqPathExpressions = [], jsonPointers = [] }) =>
      jqPathExpressions.length + jsonPointers.length > 0,
    'has neither jsonPointers nor jqPathExpressions; give it some',
  );

/**
 * Checks what an application config says about its Argo CD Applications.
 *
 * @internal
 */
export const argoCdOptionsSchema = z.strictObject({
  project: schemas.text.optional().meta({
    description: 'The AppProject of the Applications',
    default: 'default',
  }),
  namespace: schemas.dnsLabel.optional().meta({
    description: 'Namespace of the Application objects',
    default: 'argocd',
  }),
  syncPolicy: z
    .strictObject({
      prune: z.boolean().optional().meta({
        description: 'Removes objects that Git no longer has',
        default: true,
      }),
      selfHeal: z.boolean().optional().meta({
        description: 'Sets back what others than Git change',
        default: true,
      }),
    })
    .optional()
    .meta({ description: 'What Argo CD does by itself' }),
  ignoreDifferences: z.array(ignoredDifference).optional().meta({
    description:
      'Fields of live objects that others than Git write, and Argo CD leaves alone',
  }),
});
