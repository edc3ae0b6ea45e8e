/** All that a program could find in a value, causes and hidden properties of errors included. */
export function everythingIn(value: unknown): string {
  if (!(value instanceof Error)) {
    return (
      JSON.stringify(value, (_key, part) =>
        part instanceof Error ? everythingIn(part) : part,
      ) ?? ''
    );
  }
  const { stack = '', cause } = value;
  return [
    stack,
    JSON.stringify(value, Object.getOwnPropertyNames(value)),
    cause === undefined ? '' : everythingIn(cause),
  ].join(' ');
}
