import { SecretFilter } from './SecretFilter';

describe('SecretFilter', () => {
  const filter = new SecretFilter();
  filter.add('p@ss word', undefined, 'abc');

  it.each([
    ['password p@ss word!', 'password ***!'],
    ['as p%40ss%20word in an address', 'as *** in an address'],
    [Buffer.from('p@ss word').toString('base64'), '***'],
    ['Authorization: Basic Y2k6dmVyeS1zZWNyZXQ=', 'Authorization: Basic ***'],
    ['Bearer eyJhbGciOi.J9.x_y-z', 'Bearer ***'],
    ['http://ci:x@host/a', 'http://***@host/a'],
    ['/uploads/1?_state=abcdef&n=1', '/uploads/1?_state=***&n=1'],
    ['{"token":"abcdefgh"}', '{"token":"***"}'],
    ['Set-Cookie: session=abcdefgh; Path=/', 'Set-Cookie: ***'],
    ['{"cookie":"a=abcdefgh"}', '{"cookie":"***"}'],
    ['at /x?sessionid=abcdefgh', 'at /x?sessionid=***'],
    ['abc stays, it is too short', 'abc stays, it is too short'],
  ])('%s', (text, cleaned) => {
    expect(filter.clean(text)).toBe(cleaned);
  });
});
