import { pageOf } from './pageOf';

const ALL = [1, 2, 3, 4, 5];
const SIZES = { usual: 3, most: 4 };

describe('pageOf', () => {
  it.each([
    [{}, { number: 1, size: 3, last: 2, items: [1, 2, 3] }],
    [{ page: '2' }, { number: 2, size: 3, last: 2, items: [4, 5] }],
    [{ per_page: '9' }, { number: 1, size: 4, last: 2, items: [1, 2, 3, 4] }],
    [
      { page: '0', per_page: 'x' },
      { number: 1, size: 3, last: 2, items: [1, 2, 3] },
    ],
    [{ page: '7' }, { number: 7, size: 3, last: 2, items: [] }],
  ])('reads %j', (query, page) => {
    expect(pageOf({ query }, ALL, SIZES)).toEqual(page);
  });

  it('has one page of nothing', () => {
    expect(pageOf({ query: {} }, [], SIZES)).toMatchObject({
      last: 1,
      items: [],
    });
  });
});
