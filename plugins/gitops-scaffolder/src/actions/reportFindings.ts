import { Finding } from '@slipway/cdk8s';

/** Findings as lines of a task's log. */
export function reportFindings(
  findings: readonly Finding[],
  logger: { info(message: string): void; warn(message: string): void },
): void {
  for (const { fix, level, message } of findings) {
    const line = `${message} ${fix}`;
    if (level === 'warning') {
      logger.warn(line);
    } else {
      logger.info(line);
    }
  }
}
