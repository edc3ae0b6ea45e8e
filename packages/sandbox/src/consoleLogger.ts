import { Logger } from './Logger';

/** Settings of {@link consoleLogger}. */
export interface ConsoleLoggerOptions {
  /** Warnings and errors only. @default false */
  readonly quiet?: boolean;
}

/** A log on the console that says with every line whose it is. */
export function consoleLogger({
  quiet = false,
}: ConsoleLoggerOptions = {}): Logger {
  const line = (level: string, message: string) =>
    `[sandbox simulator] ${level}${message}\n`;
  return {
    info: message => {
      if (!quiet) process.stdout.write(line('', message));
    },
    warn: message => {
      process.stderr.write(line('warning: ', message));
    },
    error: message => {
      process.stderr.write(line('error: ', message));
    },
    debug: () => {},
  };
}
