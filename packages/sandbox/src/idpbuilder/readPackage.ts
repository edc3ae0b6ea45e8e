import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const schema = z.looseObject({
  apiVersion: z.string().startsWith('argoproj.io/'),
  kind: z.literal('Application'),
  metadata: z.looseObject({
    name: z
      .string()
      .max(63)
      .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
  }),
  spec: z.looseObject({}),
});

/** The Application of a package file. */
export type PackageApplication = z.infer<typeof schema>;

/**
 * The Application in the first document of a package file; undefined when that is anything else, which idpbuilder
 * passes over in silence. Throws a sentence for YAML that cannot be read and for an Application without what it needs.
 */
export function readPackage(text: string): PackageApplication | undefined {
  const [first] = parseAllDocuments(text);
  if (!first || !('toJS' in first)) return undefined;
  if (first.errors[0]) throw new Error(first.errors[0].message.split('\n')[0]);
  const value: unknown = first.toJS();
  const isApplication = z
    .object({
      kind: z.literal('Application'),
      apiVersion: z.string().startsWith('argoproj.io/'),
    })
    .safeParse(value).success;
  if (!isApplication) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${issue.path.join('.')} of the Application is not what it should be: ${issue.message}`,
  );
}
