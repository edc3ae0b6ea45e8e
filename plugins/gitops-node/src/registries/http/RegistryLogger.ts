/**
 * Where the details of failures go. A `LoggerService` is one.
 *
 * @public
 */
export interface RegistryLogger {
  debug(message: string): void;
  warn(message: string): void;
}
