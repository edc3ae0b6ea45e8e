import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { podShape } from '../parts/podShape';
import { RawManifestsProps } from './RawManifestsProps';

const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** With the types that it gives. @internal */
export const rawManifestsSchema = z
  .strictObject({
    yaml: z
      .string()
      .min(1, 'is empty; give it a document or leave it out')
      .optional()
      .meta({
        title: 'YAML',
        description: 'YAML documents',
        group: fieldGroups.run,
        common: true,
        multiline: true,
      }),
    folder: z
      .string()
      .refine(
        folder => folder.split('/').every(part => PART.test(part)),
        'is no folder of the repository; write it like manifests/shop',
      )
      .refine(
        folder => folder.split('/')[0].toLowerCase() !== 'dist',
        'is below dist/, which is written anew; keep sources elsewhere, like manifests/shop',
      )
      .optional()
      .meta({
        description: 'A folder of the GitOps repository with YAML files',
        group: fieldGroups.run,
        common: true,
      }),
    createNamespace: podShape.createNamespace,
  })
  .refine(
    ({ folder, yaml }) => folder !== undefined || yaml !== undefined,
    'has neither yaml nor folder; give one of them',
  );

/**
 * Checks the props of the chart type `RawManifests`.
 *
 * @public
 */
export const rawManifestsPropsSchema: z.ZodType<RawManifestsProps> =
  rawManifestsSchema;
