const OURS = new Set([
  'InputError',
  'ConflictError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
  'ApplicationConfigError',
  'ChartError',
]);

/**
 * What a person reads when a step failed. Errors that the product made are sentences already; of others only that
 * they happened and where to look, because their text was not made for people.
 */
export function errorSentence(error: unknown, commandId: string): string {
  if (error instanceof Error && OURS.has(error.name)) {
    return error.message.split('\n')[0];
  }
  return `Something unexpected ended this step; the backend's log has it under command ${commandId}. Tell whoever runs this Backstage.`;
}
