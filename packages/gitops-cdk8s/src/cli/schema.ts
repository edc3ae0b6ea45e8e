import { applicationConfigJsonSchema } from '../config/applicationConfigJsonSchema';
import { PlatformKind } from '../platform/PlatformKind';
import { platformJsonSchemas } from '../platform/platformJsonSchemas';
import { CliIo } from './CliIo';
import { CommandResult } from './CommandResult';

/**
 * `slipway schema`: the JSON Schema of an application config, or of something else that a repository declares, for editors
 * and forms.
 */
export function schema(
  io: Pick<CliIo, 'out'>,
  json: boolean,
  kind: 'application' | PlatformKind = 'application',
): CommandResult {
  const document = {
    schema:
      kind === 'application'
        ? applicationConfigJsonSchema()
        : platformJsonSchemas()[kind],
  };
  if (!json) {
    io.out(`${JSON.stringify(document.schema, undefined, 2)}\n`);
  }
  return { ok: true, document };
}
