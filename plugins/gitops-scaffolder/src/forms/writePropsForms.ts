import { stringify } from 'yaml';
import { environmentPart } from './environmentPart';
import { JsonSchema } from './JsonSchema';
import { optionsPage } from './optionsPage';

const BLOCK =
  /^( *)# begin (page|input|more|shown) of (\w+)(?: titled ([\w ]+?))?(?: without ([\w, ]+?))? *\n[\s\S]*?^\1# end \2$/gm;

type Part = 'page' | 'input' | 'more' | 'shown';

/**
 * A template's text with its generated parts written anew. They stand between marks:
 *
 * - `# begin page of Worker titled Options without replicas` to `# end page`: the page that asks for the props;
 * - `# begin input of …`: what the step gives to the action;
 * - `# begin more of environment …` and `# begin shown of environment …`: further fields of an environment, in the
 *   `properties` and in the `dependencies` of an item.
 *
 * With `application` in place of a chart type a page asks for fields of the application itself. Everything else stays as it
 * is. Throws for something that has no schema.
 *
 * @param schemaOf - the JSON Schema of a chart type's props, of an `application`, an `environment` or a declaration; it is
 *   handed the template's text too
 */
export function writePropsForms(
  text: string,
  schemaOf: (type: string, template: string) => JsonSchema | undefined,
): string {
  return text.replace(
    BLOCK,
    (
      block: string,
      indent: string,
      part: Part,
      type: string,
      title = 'Options',
      without = '',
    ) => {
      const schema = schemaOf(type, text);
      if (!schema) {
        throw new Error(
          `The chart type "${type}" has no schema of its props; correct its name after "begin ${part} of".`,
        );
      }
      const names = without.split(',').map((name: string) => name.trim());
      const [first] = block.split('\n');
      return [
        first,
        ...linesOf(contentOf(part, { title, schema, names }), indent),
        `${indent}# end ${part}`,
      ].join('\n');
    },
  );
}

function contentOf(
  part: Part,
  {
    names,
    schema,
    title,
  }: {
    readonly title: string;
    readonly schema: JsonSchema;
    readonly names: readonly string[];
  },
): unknown {
  switch (part) {
    case 'page':
      // Pages are a list.
      return [optionsPage(title, schema, names).page];
    case 'input':
      return optionsPage(title, schema, names).input;
    default:
      return environmentPart(schema, names)[part];
  }
}

function linesOf(content: unknown, indent: string): readonly string[] {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })
    .trimEnd()
    .split('\n')
    .map(line => `${indent}${line}`);
}
