import { gitlabRefusal } from './gitlabRefusal';

it.each([
  ['Retry later\n', '', undefined],
  ['[]', '', undefined],
  ['{"message":"404 Project Not Found"}', '404 Project Not Found', undefined],
  [
    '{"message":["Another open merge request already exists: !5"]}',
    'Another open merge request already exists: !5',
    undefined,
  ],
  [
    '{"message":{"name":["is too long","is invalid"]}}',
    'name is too long, is invalid',
    undefined,
  ],
  ['{"error":"branch is missing"}', 'branch is missing', 'branch is missing'],
  [
    '{"error":"insufficient_scope","error_description":"The request requires higher privileges","scope":"api"}',
    'The request requires higher privileges',
    'insufficient_scope',
  ],
])('reads %s', (body, message, code) => {
  expect(gitlabRefusal(400, body)).toMatchObject({
    status: 400,
    message,
    code,
  });
});
