import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { UpstreamCounter } from './UpstreamCounter';

describe('UpstreamCounter', () => {
  const servers: Server[] = [];

  async function serve(body: string): Promise<number> {
    const server = createServer((_req, res) => res.end(body));
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  afterEach(() => servers.splice(0).forEach(server => server.close()));

  it('counts the calls and bytes of its servers and of no other', async () => {
    const body = 'x'.repeat(5000);
    const watched = await serve(body);
    const other = await serve(body);
    const counter = new UpstreamCounter([watched]);
    for (const port of [watched, other, watched]) {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(await answer.text()).toBe(body);
    }
    const { calls, bytes } = counter.traffic;
    expect(calls).toBe(2);
    expect(bytes).toBeGreaterThan(2 * body.length);
    expect(bytes).toBeLessThan(2 * body.length + 2000);

    counter.stop();
    await fetch(`http://127.0.0.1:${watched}/`);
    expect(counter.traffic.calls).toBe(2);
  });
});
