import { z } from 'zod';
import { addErrorMessages } from '../config/addErrorMessages';
import { DECLARATIONS } from './declarations';
import { PlatformKind } from './PlatformKind';

/**
 * The schemas of everything that a repository declares beside its applications as JSON Schema (draft 2020-12), for forms,
 * editors and other languages, with `errorMessage`, `group` and `common` as `propsJsonSchema` has them.
 *
 * @public
 */
export function platformJsonSchemas(): Readonly<
  Record<PlatformKind, Readonly<Record<string, unknown>>>
> {
  const of = (kind: PlatformKind) =>
    z.toJSONSchema(DECLARATIONS[kind].schema, {
      io: 'input',
      override: addErrorMessages,
    });
  return {
    addon: of('addon'),
    applicationSet: of('applicationSet'),
    cluster: of('cluster'),
    platform: of('platform'),
    project: of('project'),
    promise: of('promise'),
    request: of('request'),
  };
}
