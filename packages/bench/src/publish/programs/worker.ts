import { serveWorker } from '../../worker/serveWorker';
import { Account } from '../Account';
import { packageFolder } from './packageFolder';
import { pushArchive } from './pushArchive';

async function timed(task: () => Promise<void>) {
  const begun = performance.now();
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return {
    milliseconds: performance.now() - begun,
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** Our library in a process that lives on, as the backend's does. */
serveWorker({
  package: ({ folder, out }: { folder: string; out: string }) =>
    timed(() => packageFolder(folder, out)),
  push: (input: { archive: string; url: string; account: Account }) =>
    timed(() => pushArchive(input.archive, input.url, input.account)),
});
