/** Where a service of the sandbox writes its log; Backstage's logger service fits. Never give it a secret. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}
