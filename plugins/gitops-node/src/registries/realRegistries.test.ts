import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChartArchive, signChart } from '@slipway/helm-chart';
import { findHelms, findRegistryPrograms, FoundHelm } from '@slipway/sandbox';
import { parse } from 'yaml';
import { ChartRegistry } from './ChartRegistry';
import { createChartRegistry } from './createChartRegistry';
import { helmRunner, HelmRunner } from './__testUtils__/helmRunner';
import { makeSigningKey } from './__testUtils__/makeSigningKey';
import { packagedChart } from './__testUtils__/packagedChart';
import {
  account,
  SecuredRegistry,
  Security,
  startSecuredRegistry,
} from './__testUtils__/startSecuredRegistry';

// Unpacking helm takes seconds on a machine that has not done so before.
jest.setTimeout(120_000);

const programs = findRegistryPrograms();
if (programs.length === 0) {
  process.stdout.write(
    'No docker-registry on this machine: the registries are tested on the simulator only.\n',
  );
}
const kinds: readonly Security[] = ['anonymous', 'htpasswd over TLS', 'tokens'];
const peers = programs.flatMap(program =>
  kinds.map(security => ({ program, security, version: program.version })),
);

(peers.length > 0 ? describe.each(peers) : describe.skip.each([{}]))(
  'registry $version, $security',
  peer => {
    const { program, security } = peer as (typeof peers)[number];
    let peerOf: SecuredRegistry;
    let registry: ChartRegistry;
    let helms: readonly FoundHelm[];

    beforeAll(async () => {
      helms = await findHelms();
      peerOf = await startSecuredRegistry(program, security);
      registry = createChartRegistry(peerOf.config);
    });

    afterAll(() => peerOf?.close());

    it('publishes, repeats, refuses, replaces and gives back', async () => {
      const chart = await packagedChart('1.0.0+b.1');
      const other = await packagedChart('1.0.0+b.1', { note: 'other' });
      expect(await registry.publish(chart)).toMatchObject({
        outcome: 'created',
      });
      expect(await registry.publish(chart)).toMatchObject({
        outcome: 'unchanged',
      });
      await expect(registry.publish(other)).rejects.toMatchObject({
        kind: 'conflict',
      });
      expect(await registry.publish(other, { overwrite: true })).toMatchObject({
        outcome: 'overwritten',
        digest: other.digest,
      });
      const { bytes } = await registry.pull('web', '1.0.0+b.1');
      expect(bytes.equals(other.bytes)).toBe(true);
      expect(await registry.getVersion('web', '1.0.0+b.1')).toMatchObject({
        digest: other.digest,
        description: 'chart web',
      });
      await registry.publish(await packagedChart('1.1.0-rc.1'));
      expect(
        (await registry.listVersions('web')).map(({ version }) => version),
      ).toEqual(['1.1.0-rc.1', '1.0.0+b.1']);
      expect(await registry.listVersions('nothing')).toEqual([]);
      expect(await registry.getVersion('web', '9.9.9')).toBeUndefined();
    });

    if (security !== 'anonymous') {
      it('says that the credentials are wrong, without them', async () => {
        const wrong = createChartRegistry({
          ...peerOf.config,
          password: 'wrong-secret',
        });
        const failure = await wrong
          .publish(await packagedChart('1.0.0'))
          .catch((error: unknown) => error);
        expect(failure).toMatchObject({ kind: 'credentials' });
        expect(String((failure as Error).stack)).not.toContain('secret');
      });
    }

    if (security === 'htpasswd over TLS') {
      it('says what to do about a certificate that nobody knows', async () => {
        const { caFile, ...config } = peerOf.config;
        expect(caFile).toBeDefined();
        await expect(
          createChartRegistry(config).listVersions('web'),
        ).rejects.toMatchObject({
          kind: 'unavailable',
          message: expect.stringContaining(
            'has a certificate that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT); set caFile',
          ),
        });
      });
    }

    if (security === 'tokens') {
      it('takes a token that says too little for a missing right', async () => {
        const { tokens } = peerOf;
        tokens!.grant = actions => actions.filter(action => action === 'pull');
        try {
          const reader = createChartRegistry(peerOf.config);
          await expect(
            reader.publish(await packagedChart('5.0.0', { name: 'denied' })),
          ).rejects.toMatchObject({ kind: 'forbidden' });
        } finally {
          tokens!.grant = actions => actions;
        }
      });

      it('gets a new token when the one it has ends before its time', async () => {
        const { tokens } = peerOf;
        const patient = createChartRegistry(peerOf.config);
        // Ended, and further than registries forgive; the answer says otherwise.
        tokens!.lifetimeSeconds = -120;
        tokens!.claimedLifetimeSeconds = 300;
        await expect(patient.listVersions('web')).rejects.toMatchObject({
          kind: 'credentials',
        });
        tokens!.lifetimeSeconds = 300;
        expect(await patient.listVersions('web')).not.toEqual([]);
      });
    }

    // Helm 3.17 speaks plain HTTP to loopback, whatever it is told.
    const majors = security === 'htpasswd over TLS' ? ['4'] : ['3', '4'];
    describe.each(majors)('and helm %s', major => {
      async function login(): Promise<HelmRunner | undefined> {
        const found = helms.find(({ version }) => version.startsWith(major));
        if (!found) {
          process.stdout.write(`No helm ${major} on this machine: left out.\n`);
          return undefined;
        }
        const home = join(peerOf.folder, `helm-${major}`);
        mkdirSync(home, { recursive: true });
        const helm = helmRunner(found.file, home);
        if (security !== 'anonymous') {
          // Helm 3.17 knows no --plain-http at the login.
          const flags = major === '3' ? [] : peerOf.helmFlags;
          await helm(
            [
              ...['registry', 'login', new URL(peerOf.running.url).host],
              ...['-u', account.username, '--password-stdin', ...flags],
            ],
            account.password,
          );
        }
        return helm;
      }

      it('pulls and renders what we pushed', async () => {
        const helm = await login();
        if (!helm) {
          return;
        }
        const name = `ours-${major}`;
        const chart = await packagedChart('1.2.3', { name });
        await registry.publish(chart);
        const out = join(peerOf.folder, `out-${major}`);
        mkdirSync(out);
        const from = `${peerOf.config.url}/${name}`;
        await helm([
          ...['pull', from, '--version', '^1', '-d', out],
          ...peerOf.helmFlags,
        ]);
        expect(
          readFileSync(join(out, `${name}-1.2.3.tgz`)).equals(chart.bytes),
        ).toBe(true);
        // Unpacked by helm it has the files and the metadata that we meant.
        await helm([
          ...['pull', from, '--version', '1.2.3', '--untar'],
          ...['--untardir', join(out, 'unpacked'), ...peerOf.helmFlags],
        ]);
        const { files, metadata } = await readChartArchive(chart.bytes);
        const unpacked = readdirSync(join(out, 'unpacked', name), {
          recursive: true,
          withFileTypes: true,
        }).filter(entry => entry.isFile());
        expect(unpacked).toHaveLength(files.length);
        for (const { path, content } of files) {
          const file = readFileSync(join(out, 'unpacked', name, path));
          expect([path, file.toString()]).toEqual([path, content.toString()]);
        }
        const shown = await helm([
          ...['show', 'chart', join(out, `${name}-1.2.3.tgz`)],
        ]);
        expect(parse(shown)).toEqual(metadata);
        expect(
          await helm([
            ...['template', from, '--version', '1.2.3'],
            ...peerOf.helmFlags,
          ]),
        ).toContain(`name: ${name}-first`);
      });

      it('verifies what we signed after it was published', async () => {
        const helm = await login();
        if (!helm) {
          return;
        }
        const name = `signed-${major}`;
        const key = await makeSigningKey();
        const keyring = join(peerOf.folder, `${name}.gpg`);
        writeFileSync(keyring, key.keyring);
        const chart = await packagedChart('1.2.3', { name });
        await registry.publish(chart);
        const from = `${peerOf.config.url}/${name}`;
        const verify = [
          ...['pull', from, '--version', '1.2.3', '-d', peerOf.folder],
          ...['--verify', '--keyring', keyring, ...peerOf.helmFlags],
        ];
        await expect(helm(verify)).rejects.toThrow('prov');
        expect(
          await registry.publish(await signChart(chart, key)),
        ).toMatchObject({ outcome: 'unchanged', digest: chart.digest });
        await helm(verify);
      });

      it('pushes what we read', async () => {
        const helm = await login();
        if (!helm) {
          return;
        }
        const name = `theirs-${major}`;
        const chart = await packagedChart('1.2.3+x', { name });
        const file = join(peerOf.folder, chart.fileName);
        writeFileSync(file, chart.bytes);
        await helm(['push', file, peerOf.config.url, ...peerOf.helmFlags]);
        expect(await registry.listVersions(name)).toEqual([
          { version: '1.2.3+x' },
        ]);
        expect((await registry.pull(name, '1.2.3+x')).digest).toBe(
          chart.digest,
        );
        expect(await registry.publish(chart)).toMatchObject({
          outcome: 'unchanged',
        });
      });
    });
  },
);
