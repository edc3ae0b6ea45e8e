import { get, IncomingMessage } from 'node:http';
import { get as secureGet } from 'node:https';
import { applicationBody } from './applicationBody';
import { ContractTarget } from './ContractTarget';
import { manifests } from './manifests';
import { startTarget } from './startTarget';

interface OpenStream {
  /** Headers, once they came. */
  readonly opened: Promise<IncomingMessage>;
  /** What came so far. */
  text(): string;
  hasOpened(): boolean;
  close(): void;
}

function openStream(
  target: ContractTarget,
  path: string,
  accept: string,
): OpenStream {
  const url = new URL(`${target.url}${path}`);
  let text = '';
  let hasOpened = false;
  const request = (url.protocol === 'https:' ? secureGet : get)(url, {
    headers: { authorization: `Bearer ${target.token}`, accept },
  });
  const opened = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', response => {
      hasOpened = true;
      response.setEncoding('utf8').on('data', chunk => {
        text += chunk;
      });
      response.on('error', () => undefined);
      resolve(response);
    });
    request.on('error', reject);
  });
  opened.catch(() => undefined);
  return {
    opened,
    text: () => text,
    hasOpened: () => hasOpened,
    close: () => request.destroy(),
  };
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > end)
      throw new Error('The stream did not say what was awaited.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

jest.setTimeout(120_000);

describe('streams', () => {
  let target: ContractTarget;
  let name: string;
  const open: OpenStream[] = [];
  const stream = (path: string, accept = 'text/event-stream') => {
    const one = openStream(target, path, accept);
    open.push(one);
    return one;
  };

  beforeAll(async () => {
    target = await startTarget();
    name = target.unique('watched');
    target.push(name, { 'a.yaml': manifests.configMap('a', 0) });
    await target.call(
      'POST',
      '/api/v1/applications',
      applicationBody(target, name),
    );
    await target.until(name, ({ status }) => status.reconciledAt !== undefined);
  });
  afterEach(() => open.splice(0).forEach(one => one.close()));
  afterAll(() => target.stop());

  it('begins a named watch with ADDED, in the exact frame', async () => {
    const watch = stream(
      `/api/v1/stream/applications?name=${name}&fields=result.type,result.application.metadata.name`,
    );
    const response = await watch.opened;
    expect(response.headers['content-type']).toBe('text/event-stream');
    await until(() => watch.text().endsWith('\n\n\n'));
    const frame = watch.text();
    expect(frame.slice(-4)).toBe(' \n\n\n');
    expect(JSON.parse(frame.slice('data: '.length))).toEqual({
      result: { type: 'ADDED', application: { metadata: { name } } },
    });
  });

  it('sends lines of JSON to everybody who does not ask for events', async () => {
    const watch = stream(
      `/api/v1/stream/applications?name=${name}&fields=result.type`,
      'application/json',
    );
    await until(() => watch.text().includes('\n'));
    expect(watch.text()).toBe('{"result":{"type":"ADDED"}}\n');
  });

  it('sends nothing from the newest version on, then each change once', async () => {
    const list = await target.call('GET', '/api/v1/applications?name=none');
    const { resourceVersion } = (
      list.json as { metadata: { resourceVersion: string } }
    ).metadata;
    const watch = stream(
      `/api/v1/stream/applications?resourceVersion=${Number(resourceVersion) + 1}&fields=result.type,result.application.metadata.name,result.application.status.operationState.phase`,
    );
    const first = stream(
      `/api/v1/stream/applications?name=${name}&fields=result.type`,
    );
    await first.opened;
    expect(watch.hasOpened()).toBe(false);
    await target.call('POST', `/api/v1/applications/${name}/sync`, {});
    await until(() => watch.text().includes('"phase":"Succeeded"'));
    const frames = watch
      .text()
      .split('\n')
      .filter(line => line.startsWith('data:') && line.includes(name));
    expect(new Set(frames).size).toBeGreaterThan(1);
    frames
      .slice(1)
      .forEach((frame, index) => expect(frame).not.toBe(frames[index]));
    expect(frames.every(frame => frame.includes('MODIFIED'))).toBe(true);
  });

  it('sends the tree only when it changes', async () => {
    const tree = stream(`/api/v1/stream/applications/${name}/resource-tree`);
    const named = stream(
      `/api/v1/stream/applications?name=${name}&fields=result.type`,
    );
    await named.opened;
    expect(tree.hasOpened()).toBe(false);
    target.push(name, {
      'a.yaml': manifests.configMap('a', 0),
      'b.yaml': manifests.configMap('b', 0),
    });
    await target.call('GET', `/api/v1/applications/${name}?refresh=normal`);
    await until(() => tree.text().includes('"name":"b"'));
  });

  it.each([
    [
      'a missing tree',
      '/api/v1/stream/applications/nope/resource-tree?project=default',
      404,
      5,
    ],
  ])('answers %s in the form of streams', async (_what, path, status, code) => {
    const watch = stream(path);
    const response = await watch.opened;
    expect(response.statusCode).toBe(status);
    await until(() => watch.text().endsWith('\n'));
    expect(JSON.parse(watch.text().slice('data: '.length))).toMatchObject({
      error: { grpc_code: code, http_code: status },
    });
  });
});
