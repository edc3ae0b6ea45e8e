import { signs } from './signs';

const digest = `sha256:${'a'.repeat(64)}`;

describe('signs', () => {
  it.each([
    [`files:\n  web-1.0.0.tgz: ${digest}\n`, true],
    [`files:\n  web-1.0.0.tgz: sha256:${'b'.repeat(64)}\n`, false],
    ['', false],
  ])('%j', (text, expected) => {
    expect(signs(text, digest)).toBe(expected);
  });
});
