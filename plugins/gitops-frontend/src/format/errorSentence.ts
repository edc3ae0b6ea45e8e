/** The backend's own sentence of an error, or the error's message. */
export function errorSentence(error: unknown): string {
  if (error && typeof error === 'object' && 'body' in error) {
    const { body } = error as { body?: { error?: { message?: unknown } } };
    const message = body?.error?.message;
    if (typeof message === 'string' && message) return message;
  }
  return error instanceof Error ? error.message : String(error);
}
