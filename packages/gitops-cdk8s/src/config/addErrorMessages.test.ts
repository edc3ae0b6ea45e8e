import { z } from 'zod';
import { addErrorMessages } from './addErrorMessages';

function jsonSchemaOf(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input', override: addErrorMessages });
}

describe('addErrorMessages', () => {
  it.each<[string, z.ZodType, object]>([
    [
      'a pattern',
      z.string().regex(/^a/, 'is no a; begin it with "a"'),
      { pattern: 'This is no a; begin it with "a".' },
    ],
    [
      'lengths of a text',
      z.string().min(1, 'is empty; fill it').max(3, 'is too long; cut it'),
      {
        minLength: 'This is empty; fill it.',
        maxLength: 'This is too long; cut it.',
      },
    ],
    [
      'a number',
      z
        .number()
        .int('is no port; use 1 to 9')
        .min(1, 'is no port; use 1 to 9')
        .max(9, 'is no port; use 1 to 9'),
      {
        type: 'This is no port; use 1 to 9.',
        minimum: 'This is no port; use 1 to 9.',
        maximum: 'This is no port; use 1 to 9.',
      },
    ],
    [
      'a list',
      z.array(z.string()).min(1, 'has nothing; add one'),
      { minItems: 'This has nothing; add one.' },
    ],
    [
      'what is optional and described',
      z.string().min(1, 'is empty; fill it').optional().meta({ title: 'A' }),
      { minLength: 'This is empty; fill it.' },
    ],
  ])('has the sentence of %s', (_, schema, errorMessage) => {
    expect(jsonSchemaOf(schema)).toMatchObject({ errorMessage });
  });

  it('has none where the schema has no sentence of its own, or no keyword for it', () => {
    expect(jsonSchemaOf(z.string().min(1).max(2))).not.toHaveProperty(
      'errorMessage',
    );
    expect(
      jsonSchemaOf(z.string().refine(() => false, 'is never right')),
    ).not.toHaveProperty('errorMessage');
  });

  it('says it of names too', () => {
    const schema = z.record(
      z.string().regex(/^A/, 'is no name; write it like A'),
      z.string(),
    );
    expect(jsonSchemaOf(schema)).toMatchObject({
      propertyNames: {
        errorMessage: { pattern: 'This is no name; write it like A.' },
      },
    });
  });
});
