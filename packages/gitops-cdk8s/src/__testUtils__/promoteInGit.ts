import { parse, parseDocument, isScalar, LineCounter } from 'yaml';
import { CliBench } from './CliBench';

interface Step {
  readonly uses: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * What Kargo does with the steps of a PromotionTask in the repository that a bench has: `yaml-update` replaces a scalar up
 * to the end of its line and leaves every other byte alone, a key that is not there is an error, and a text that YAML
 * would read as something else is quoted; then the commit.
 *
 * @param task - file of the PromotionTask
 */
export function promoteInGit(
  bench: CliBench,
  task: string,
  application: string,
  version: string,
): void {
  const fill = (text: string) =>
    text
      .replaceAll('${{ vars.application }}', application)
      .replace(
        /\$\{\{ (quote\()?(image|chart)From\([^)]*\)\.\w+\)? \}\}/g,
        version,
      );
  const { steps } = parse(bench.read(task)).spec as { steps: readonly Step[] };
  for (const { config, uses } of steps) {
    if (uses === 'yaml-update') {
      const path = fill(config.path as string).replace('./repository/', '');
      for (const { key, value } of config.updates as readonly {
        readonly key: string;
        readonly value: string;
      }[]) {
        bench.write(path, replaced(bench.read(path), key, fill(value)));
      }
    } else if (uses === 'git-commit') {
      bench.git('add', '.');
      bench.git(
        'commit',
        '--quiet',
        `--message=${fill(config.message as string)}`,
      );
    }
  }
}

function replaced(text: string, key: string, value: string): string {
  const lines = new LineCounter();
  const node = parseDocument(text, { lineCounter: lines }).getIn(
    key.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    true,
  );
  if (!isScalar(node) || !node.range) {
    throw new Error(`${key} is no scalar`);
  }
  const [start] = node.range;
  const end = text.indexOf('\n', start);
  const quoted =
    typeof parse(value) === 'string' ? value : JSON.stringify(value);
  return `${text.slice(0, start)}${quoted}${text.slice(end)}`;
}
