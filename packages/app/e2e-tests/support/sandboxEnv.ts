import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses and tokens of the sandbox that this run started. */
export function sandboxEnv(): Readonly<Record<string, string>> {
  const text = readFileSync(
    join(process.env.SLIPWAY_E2E_DATA!, 'sandbox.env'),
    'utf8',
  );
  return Object.fromEntries(
    text
      .split('\n')
      .filter(line => line.includes('='))
      .map(line => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]),
  );
}
