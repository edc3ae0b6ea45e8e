import { applicationConfigJsonSchema } from '../config/applicationConfigJsonSchema';
import { CliIo } from './CliIo';
import { CommandResult } from './CommandResult';

/** `slipway schema`: the JSON Schema of an application config, for editors and forms. */
export function schema(io: Pick<CliIo, 'out'>, json: boolean): CommandResult {
  const document = { schema: applicationConfigJsonSchema() };
  if (!json) {
    io.out(`${JSON.stringify(document.schema, undefined, 2)}\n`);
  }
  return { ok: true, document };
}
