import { Worker } from '../worker/Worker';
import { BrowserConnections } from './BrowserConnections';
import { PageLoad } from './PageLoad';
import { PageMeasurement } from './PageMeasurement';
import { TabFleet } from './TabFleet';

/** Loads a page once in a fresh browser. Counters are read before and after, outside of the measured time. */
export async function measurePage(options: {
  readonly load: PageLoad;
  readonly backend: Worker;
  readonly fleet: TabFleet;
}): Promise<PageMeasurement> {
  const { load, backend, fleet } = options;
  const read = () =>
    Promise.all([fleet.traffic(), fleet.worker.cpu(), backend.cpu()]);
  const browser = new BrowserConnections();
  try {
    const [upstream, argocdCpu, backendCpu] = await read();
    const begun = performance.now();
    await load(browser);
    const wallMs = performance.now() - begun;
    const [upstreamAfter, argocdCpuAfter, backendCpuAfter] = await read();
    const { calls, bytes } = browser.traffic;
    return {
      browserCalls: calls,
      browserBytes: bytes,
      upstreamCalls: upstreamAfter.calls - upstream.calls,
      upstreamBytes: upstreamAfter.bytes - upstream.bytes,
      wallMs,
      backendCpuMs: backendCpuAfter - backendCpu,
      argocdCpuMs: argocdCpuAfter - argocdCpu,
    };
  } finally {
    browser.close();
  }
}
