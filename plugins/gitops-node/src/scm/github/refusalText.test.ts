import { refusalText } from './refusalText';

it.each([
  ['<html>Bad gateway</html>', ''],
  ['[]', ''],
  ['{"message":"Not Found","documentation_url":"https://x"}', 'Not Found'],
  [
    '{"message":"Repository rule violations found\\n\\nChanges must be made through a pull request.\\n\\n"}',
    'Repository rule violations found Changes must be made through a pull request.',
  ],
  [
    '{"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom","message":"A pull request already exists for a:b."},{"resource":"PullRequest","field":"head","code":"invalid"},"more"]}',
    'Validation Failed: A pull request already exists for a:b.: head invalid: more',
  ],
])('reads %s', (body, text) => {
  expect(refusalText(body)).toBe(text);
});
