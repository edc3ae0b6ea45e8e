import { renderMarkdown } from './renderMarkdown';

const flat = (text: string) =>
  renderMarkdown(text).text.replace(/\s*\n\s*/g, '');

describe('renderMarkdown', () => {
  it.each([
    ['# Title', '<h2>Title</h2>'],
    ['a\nb\n\nc', '<p>a b</p><p>c</p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['- [x] done', '<ul><li>☑ done</li></ul>'],
    ['> a\n> b', '<blockquote><p>a b</p></blockquote>'],
    [
      '```yaml\na: <b>\n```',
      '<pre tabindex="0"><code>a: &lt;b&gt;</code></pre>',
    ],
    ['`x` **y** *z*', '<p><code>x</code> <strong>y</strong> <em>z</em></p>'],
    ['snake_case_name', '<p>snake_case_name</p>'],
    [
      '[a](https://x.example/?a=1&b="2")',
      '<p><a href="https://x.example/?a=1&amp;b=&quot;2&quot;" rel="nofollow noopener">a</a></p>',
    ],
    ['[a](javascript:alert)', '<p>[a](javascript:alert)</p>'],
    [
      '<img src=x onerror=alert(1)>',
      '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    ],
    ['<!-- marker -->\nseen', '<p>seen</p>'],
    ['<!-- never closed', ''],
    ['| a |', '<p>| a |</p>'],
    ['```\nopen', '<pre tabindex="0"><code>open</code></pre>'],
  ])('renders %j', (text, expected) => {
    expect(flat(text)).toBe(expected);
  });

  it('renders a table', () => {
    expect(flat('| Wave | Objects |\n|---:|---|\n| 5 | a \\| b |')).toContain(
      '<tbody><tr><td>5</td><td>a | b</td></tr></tbody>',
    );
  });
});
