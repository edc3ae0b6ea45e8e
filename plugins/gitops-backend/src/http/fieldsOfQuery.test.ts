import { fieldsOfQuery } from './fieldsOfQuery';

describe('fieldsOfQuery', () => {
  it.each([
    [{ tagWins: 'true' }, { tagWins: true }],
    [
      { tagWins: 'false', tag: 'true' },
      { tagWins: false, tag: 'true' },
    ],
    [{ tagWins: 'yes' }, { tagWins: 'yes' }],
    [{ tagWins: ['true'] }, { tagWins: ['true'] }],
    [{ tag: 'v1.0.0' }, { tag: 'v1.0.0' }],
  ])('makes of %j %j', (query, fields) => {
    expect(fieldsOfQuery(query)).toEqual(fields);
  });
});
