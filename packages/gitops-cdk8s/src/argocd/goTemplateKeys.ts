/** What a Go template says, as far as it can be told without running it. */
export interface GoTemplateKeys {
  /** Why Go would not even read it; undefined when it reads. */
  readonly problem?: string;
  /** Each parameter's path: `['metadata', 'labels', 'environment']`. */
  readonly keys: readonly (readonly string[])[];
}

const ACTION = /\{\{-?([\s\S]*?)-?\}\}/g;
/** Quoted texts, `index .a.b "key"`, and `.a.b`; variables (`$x.y`) are none of the parameters. */
const TOKEN =
  /index\s+((?:\.[A-Za-z_]\w*)+)\s+"([^"\\]*)"|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\$\w*(?:\.[A-Za-z_]\w*)*|\)(?:\.[A-Za-z_]\w*)+|((?:\.[A-Za-z_]\w*)+)/g;

/**
 * The parameters that a Go template reads. Inside `with` and `range` the dot is another one, so what stands between
 * those and their `end` is left out.
 *
 * @internal
 */
export function goTemplateKeys(text: string): GoTemplateKeys {
  const problem = braceProblem(text);
  if (problem) {
    return { problem, keys: [] };
  }
  const keys: (readonly string[])[] = [];
  const blocks: string[] = [];
  for (const [, action] of text.matchAll(ACTION)) {
    const [word = ''] = action.trim().split(/[\s(]/);
    if (!blocks.some(block => block === 'with' || block === 'range')) {
      keys.push(...keysOf(action));
    }
    if (['if', 'with', 'range', 'define', 'block'].includes(word)) {
      blocks.push(word);
    } else if (word === 'end' && blocks.pop() === undefined) {
      return { problem: 'an "end" that ends nothing', keys: [] };
    }
  }
  return blocks.length > 0
    ? { problem: `no "end" for its "${blocks.at(-1)}"`, keys: [] }
    : { keys };
}

function keysOf(action: string): readonly (readonly string[])[] {
  return [...action.matchAll(TOKEN)].flatMap(([, indexed, key, plain]) => {
    if (indexed !== undefined) {
      return [[...parts(indexed), key]];
    }
    return plain === undefined ? [] : [parts(plain)];
  });
}

function parts(path: string): readonly string[] {
  return path.split('.').filter(Boolean);
}

function braceProblem(text: string): string | undefined {
  const left = text.replace(ACTION, (_all, action: string) =>
    action.includes('{{') ? '{{' : '',
  );
  if (left.includes('{{')) {
    return '"{{" without its "}}"';
  }
  // A patch is JSON or YAML and may end two records at once; elsewhere two closing braces alone are a slip.
  return !left.includes('{') && left.includes('}}')
    ? '"}}" without its "{{"'
    : undefined;
}
