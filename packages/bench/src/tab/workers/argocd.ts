import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveWorker } from '../../worker/serveWorker';
import { FleetInstance, FleetOptions } from './ArgoCdFleet';
import { startInstance } from './startInstance';
import { UpstreamCounter } from './UpstreamCounter';

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let counter: UpstreamCounter | undefined;
let answerMs = 0;
const readAnswerMs = () => answerMs;

serveWorker({
  async start(options: FleetOptions): Promise<FleetInstance[]> {
    const instances = await Promise.all(
      Array.from({ length: options.instances }, (_, index) =>
        startInstance({
          ...options,
          name: `argo-${index + 1}`,
          answerMs: readAnswerMs,
          dataDir: join(folder, String(index)),
          labels: options.sizes
            .filter(size => index < size.instances)
            .map(({ label, applications }) => ({ label, applications })),
        }),
      ),
    );
    counter = new UpstreamCounter(
      instances.map(({ url }) => Number(new URL(url).port)),
    );
    return instances;
  },
  traffic: () => counter?.traffic,
  setAnswerMs(ms: number) {
    answerMs = ms;
  },
});
