import { z } from 'zod';
import { DECLARATIONS } from './declarations';

/**
 * What a GitOps repository can declare beside applications.
 *
 * @public
 */
export const PLATFORM_KINDS = [
  'addon',
  'applicationSet',
  'cluster',
  'platform',
  'project',
  'promise',
  'request',
] as const;

/** @public */
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/**
 * The schemas of everything that a repository declares beside its applications as JSON Schema (draft 2020-12), for forms,
 * editors and other languages.
 *
 * @public
 */
export function platformJsonSchemas(): Readonly<
  Record<PlatformKind, Readonly<Record<string, unknown>>>
> {
  return Object.fromEntries(
    PLATFORM_KINDS.map(kind => [
      kind,
      z.toJSONSchema(DECLARATIONS[kind].schema, { io: 'input' }),
    ]),
  ) as Record<PlatformKind, Readonly<Record<string, unknown>>>;
}
