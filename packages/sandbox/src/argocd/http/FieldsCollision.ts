/** A `fields` filter that a real server breaks on: HTTP 500 with a body of its own. */
export class FieldsCollision extends Error {
  readonly name = 'FieldsCollision';
  readonly body = '{"error": "failed to marshal error message"}';
}
