import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { generateApplicationAsync } from '@slipway/cdk8s';
import { packageConfig } from '../packageConfig';

/**
 * Synthesises packages as a backend does, while a timer asks every millisecond whether the event loop is free. Prints
 * the delays in milliseconds.
 */
async function serve(folder: string, count: number): Promise<void> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  for (let index = 0; index < count; index++) {
    const { files } = await generateApplicationAsync({
      config: packageConfig(index),
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    });
    for (const { content, path } of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  histogram.disable();
  const milliseconds = (nanoseconds: number) => nanoseconds / 1e6;
  process.stdout.write(
    JSON.stringify({
      p50: milliseconds(histogram.percentile(50)),
      p99: milliseconds(histogram.percentile(99)),
      max: milliseconds(histogram.max),
    }),
  );
}

const [folder, count] = process.argv.slice(2);
void serve(folder, Number(count));
