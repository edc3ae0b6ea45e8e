import { isSecondaryLimit } from './isSecondaryLimit';

describe('isSecondaryLimit', () => {
  it.each([
    [
      {
        message: 'You have exceeded a secondary rate limit. Please wait.',
        documentation_url: 'https://docs.github.com/rest',
      },
      true,
    ],
    [
      {
        message: 'Slow down',
        documentation_url:
          'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      },
      true,
    ],
    [
      {
        message: 'You have triggered an abuse detection mechanism.',
        documentation_url:
          'https://docs.github.com/enterprise/3.9/rest#abuse-rate-limits',
      },
      true,
    ],
    [{ message: 'Resource not accessible by integration' }, false],
    [{ message: 'Must have admin rights to Repository.' }, false],
    [null, false],
  ])('judges %j: %s', (body, expected) => {
    expect(isSecondaryLimit(JSON.stringify(body))).toBe(expected);
  });

  it('takes no page for one', () => {
    expect(isSecondaryLimit('<html>secondary rate limit</html>')).toBe(false);
  });
});
