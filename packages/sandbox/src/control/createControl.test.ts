import request from 'supertest';
import { ArgoSettings } from '../argocd/settings/ArgoSettings';
import { createSimulatedCluster } from '../cluster/createSimulatedCluster';
import { ManualClock } from '../ManualClock';
import { createControl } from './createControl';
import { FaultGate } from './FaultGate';

describe('createControl', () => {
  const setUp = () => {
    const gate = new FaultGate();
    const settings = new ArgoSettings(undefined);
    const cluster = createSimulatedCluster({
      name: 'dev-vcluster',
      server: 'https://dev',
      clock: new ManualClock(),
    });
    const control = createControl({
      switches: { argocd: gate },
      settings,
      clusters: { 'dev-vcluster': cluster },
      urls: { argocd: 'http://localhost:1/argocd' },
    });
    return { gate, cluster, settings, http: request(control.handler) };
  };

  it('says what there is, and that it is a simulator', async () => {
    const { http } = setUp();
    const { body } = await http.get('/api/state').expect(200);
    expect(body).toEqual({
      simulator: true,
      applicationHealth: false,
      servers: [
        { name: 'argocd', url: 'http://localhost:1/argocd', fault: 'none' },
      ],
      clusters: [
        {
          name: 'dev-vcluster',
          server: 'https://dev',
          readinessPaused: false,
          pods: [],
        },
      ],
    });
    const { text } = await http.get('/').expect(200);
    expect(text).toContain('A simulator');
  });

  it('breaks a server and mends it', async () => {
    const { gate, http } = setUp();
    const behind = request(gate.wrap((_, response) => response.end('fine')));
    await http
      .put('/api/servers/argocd/fault')
      .send({ fault: 'unauthorized' })
      .expect(200);
    await behind.get('/').expect(401);
    await http
      .put('/api/servers/argocd/fault')
      .send({ fault: 'refuse' })
      .expect(200);
    await behind.get('/').expect(503);
    await http
      .put('/api/servers/argocd/fault')
      .send({ fault: 'down' })
      .expect(200);
    await expect(behind.get('/')).rejects.toThrow('socket hang up');
    await http
      .put('/api/servers/argocd/fault')
      .send({ fault: 'none' })
      .expect(200);
    await behind.get('/').expect(200, 'fine');
  });

  it('pauses readiness and edits live objects', async () => {
    const { cluster, http } = setUp();
    await http
      .put('/api/clusters/dev-vcluster/readiness')
      .send({ paused: true })
      .expect(200);
    expect(cluster.readinessPaused).toBe(true);
    cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { x: '1' },
    });
    const key = {
      group: '',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'a',
    };
    await http
      .post('/api/clusters/dev-vcluster/edit')
      .send({ ...key, patch: { data: { x: '2' } } })
      .expect(200);
    expect(cluster.get(key)?.applied.data).toEqual({ x: '2' });
  });

  it('shows on the page what is broken, and mends all of it', async () => {
    const { gate, cluster, http } = setUp();
    const page = async () => (await http.get('/').expect(200)).text;
    expect(await page()).toContain('Nothing is broken on purpose.');
    await http.put('/api/servers/argocd/fault').send({ fault: 'slow' });
    await http
      .put('/api/clusters/dev-vcluster/readiness')
      .send({ paused: true });
    const broken = await page();
    expect(broken).toContain('argocd: slow (5 s)');
    expect(broken).toContain('dev-vcluster: nothing becomes ready');
    const { body } = await http.put('/api/mended').expect(200);
    expect(body.servers).toMatchObject([{ fault: 'none' }]);
    expect([gate.fault, cluster.readinessPaused]).toEqual(['none', false]);
    expect(await page()).toContain('Nothing is broken on purpose.');
  });

  it('switches the health rule for Applications', async () => {
    const { settings, http } = setUp();
    const path = '/api/argocd/application-health';
    const on = await http.put(path).send({ enabled: true }).expect(200);
    expect(on.body.applicationHealth).toBe(true);
    expect(settings.applicationHealth).toContain('obj.status.health');
    const off = await http.put(path).send({ enabled: false }).expect(200);
    expect(off.body.applicationHealth).toBe(false);
  });

  it.each([
    [
      '/api/servers/nope/fault',
      { fault: 'none' },
      'There is no server nope; choose one of argocd.',
    ],
    [
      '/api/servers/constructor/fault',
      { fault: 'none' },
      'There is no server constructor; choose one of argocd.',
    ],
    ['/api/servers/argocd/fault', { fault: 'tired' }, /^fault: Invalid option/],
    ['/api/clusters/dev-vcluster/readiness', {}, /^paused: /],
  ])('refuses PUT %s %o', async (path, body, message) => {
    const { http } = setUp();
    const answer = await http.put(path).send(body).expect(400);
    expect(answer.body.message).toMatch(message);
  });
});
