import { readOciErrors } from './readOciErrors';

describe('readOciErrors', () => {
  const one =
    '{"errors":[{"code":"UNKNOWN","message":"open /var/lib/registry/x: no space left"}]}';

  it.each<[string, string, readonly string[]]>([
    ['one error', one, ['UNKNOWN']],
    ['JSON twice over', `${one}\n${one}`, ['UNKNOWN']],
    ['JSON twice over, without a break', `${one}${one}`, ['UNKNOWN']],
    [
      'several',
      '{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN","detail":null},{"code":"DENIED"}]}',
      ['MANIFEST_BLOB_UNKNOWN', 'DENIED'],
    ],
    ['HTML', '<html><body>413 Request Entity Too Large</body></html>', []],
    ['text', '404 page not found', []],
    ['broken JSON', '{"errors":[{"code":', []],
    ['nothing', '', []],
    ['null', 'null', []],
    ['errors that are none', '{"errors":"no"}', []],
    [
      'a code that is a text',
      '{"errors":[{"code":"/etc/passwd"}, 1, null]}',
      [],
    ],
  ])('of %s', (_, text, codes) => {
    expect(readOciErrors(Buffer.from(text))).toEqual(codes);
  });
});
