import { benches } from './benches';
import { createCli } from './createCli';

createCli(benches, {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
})
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
