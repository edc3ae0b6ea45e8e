import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docsSection } from './docsSection';

describe('docsSection', () => {
  it('keeps what surrounds its part', () => {
    const folder = mkdtempSync(join(tmpdir(), 'docs-'));
    try {
      const file = join(folder, 'a.md');
      writeFileSync(file, '# Title\n\nWords.\n');
      const part = (name: string, text: string, write: boolean) =>
        docsSection({ file, name, text, write });
      expect(part('one', 'x', false)).toBe('');
      part('one', '| a |', true);
      part('two', '| b |', true);
      part('one', '| c |', true);
      expect(part('one', '', false)).toBe('| c |');
      expect(part('two', '', false)).toBe('| b |');
      expect(readFileSync(file, 'utf8')).toBe(
        ['one', 'two'].reduce(
          (text, name) =>
            `${text}\n<!-- ${name} -->\n<!-- prettier-ignore-start -->\n\n| ${name === 'one' ? 'c' : 'b'} |\n\n<!-- prettier-ignore-end -->\n<!-- /${name} -->\n`,
          '# Title\n\nWords.\n',
        ),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
