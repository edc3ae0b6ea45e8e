const HTTP_STATUS: Readonly<Record<number, number>> = {
  1: 408,
  2: 500,
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  11: 400,
  12: 501,
  13: 500,
  14: 503,
  16: 401,
};

/** An answer of Argo CD's API that is an error: a gRPC code and a text. */
export class ArgoError extends Error {
  readonly name = 'ArgoError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  get httpStatus(): number {
    return HTTP_STATUS[this.code] ?? 500;
  }

  static readonly unknown = (message: string) => new ArgoError(2, message);
  static readonly invalidArgument = (message: string) =>
    new ArgoError(3, message);
  static readonly notFound = (message: string) => new ArgoError(5, message);
  static readonly permissionDenied = (message = 'permission denied') =>
    new ArgoError(7, message);
  static readonly failedPrecondition = (message: string) =>
    new ArgoError(9, message);
  static readonly internal = (message: string) => new ArgoError(13, message);
  static readonly unauthenticated = (message: string) =>
    new ArgoError(16, message);
  /** What the gateway answers for a request that leaves out a required field. */
  static readonly requiredField = (field: string) =>
    new ArgoError(
      13,
      `grpc: error while marshaling: proto: required field "${field}" not set`,
    );
  static readonly applicationNotFound = (name: string) =>
    new ArgoError(5, `applications.argoproj.io "${name}" not found`);
}
