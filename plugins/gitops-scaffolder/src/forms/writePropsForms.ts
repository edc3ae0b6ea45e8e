import { stringify } from 'yaml';
import { JsonSchema } from './JsonSchema';
import { propsForm, PropsForm } from './propsForm';

const BLOCK =
  /^( *)# begin (page|input) of (\w+)(?: without ([\w, ]+?))? *\n[\s\S]*?^\1# end \2$/gm;

/**
 * A template's text with its generated parts written anew: between `# begin page of Worker without replicas` and
 * `# end page` the page that asks for the props, between `# begin input of …` and `# end input` what the step gives to the
 * action. Everything else stays as it is. Throws when a chart type has no schema.
 *
 * @param schemaOf - the JSON Schema of a chart type's props
 */
export function writePropsForms(
  text: string,
  schemaOf: (type: string) => JsonSchema | undefined,
): string {
  return text.replace(
    BLOCK,
    (
      block: string,
      indent: string,
      part: 'page' | 'input',
      type: string,
      without = '',
    ) => {
      const schema = schemaOf(type);
      if (!schema) {
        throw new Error(
          `The chart type "${type}" has no schema of its props; correct its name after "begin ${part} of".`,
        );
      }
      const names = without.split(',').map((name: string) => name.trim());
      const form = propsForm('Options', schema, names);
      const [first] = block.split('\n');
      return [
        first,
        ...linesOf(part, form, indent),
        `${indent}# end ${part}`,
      ].join('\n');
    },
  );
}

function linesOf(
  part: 'page' | 'input',
  { input, page }: PropsForm,
  indent: string,
): readonly string[] {
  // In a list and in a record, as their places in a template are.
  const yaml = stringify(part === 'page' ? [page] : input, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return yaml
    .trimEnd()
    .split('\n')
    .map(line => `${indent}${line}`);
}
