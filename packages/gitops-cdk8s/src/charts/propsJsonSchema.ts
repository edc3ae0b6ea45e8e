import { z } from 'zod';
import { addErrorMessages } from '../config/addErrorMessages';
import { ChartType } from './ChartType';

/**
 * What a chart type's props have to look like, as JSON Schema (draft 7, which form libraries read), with a description of
 * each and the default where there is one, what to say when a value does not fit (`errorMessage`, by keyword), and for the
 * props themselves a heading that they belong below (`group`, see `fieldGroups`) and whether many need them (`common`).
 * Undefined for a chart type without a schema. What a JSON Schema cannot say (that one of two fields is given) is left to
 * the generator.
 *
 * @public
 */
export function propsJsonSchema(
  type: Pick<ChartType, 'propsSchema'>,
): Readonly<Record<string, unknown>> | undefined {
  return (
    type.propsSchema &&
    z.toJSONSchema(type.propsSchema, {
      io: 'input',
      target: 'draft-7',
      override: addErrorMessages,
    })
  );
}
