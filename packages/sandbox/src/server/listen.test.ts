import { SandboxService } from '../SandboxService';
import { listen } from './listen';

const service = (calls: string[] = []): SandboxService => ({
  name: 'git-host',
  handler: (_, response) => response.end('fine'),
  start: async url => {
    calls.push(`start ${url}`);
  },
  stop: async () => {
    calls.push('stop');
  },
});

describe('listen', () => {
  it('tells the service its address, and frees the port in the end', async () => {
    const calls: string[] = [];
    const listening = await listen(service(calls), {
      host: '127.0.0.1',
      port: 0,
    });
    await expect((await fetch(listening.url)).text()).resolves.toBe('fine');
    await listening.stop();
    expect(calls).toEqual([`start http://localhost:${listening.port}`, 'stop']);
    const again = await listen(service(), {
      host: '127.0.0.1',
      port: listening.port,
    });
    await again.stop();
  });

  it('names a taken port, whose it is, and the next step', async () => {
    const first = await listen(service(), { host: '127.0.0.1', port: 0 });
    await expect(
      listen(service(), { host: '127.0.0.1', port: first.port }),
    ).rejects.toThrow(
      `Port ${first.port} on 127.0.0.1 is taken, so the sandbox's git-host cannot start; stop what listens there, or choose other ports with --port-base.`,
    );
    await first.stop();
  });
});
