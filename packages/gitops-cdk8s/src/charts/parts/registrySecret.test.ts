/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithHelm] }] */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findHelm } from '../../__testUtils__/findKubectl';
import { registrySecret } from './registrySecret';

const helm = findHelm();

/** Runs a template of External Secrets with helm, which has the same functions. */
function run(
  template: string,
  values: Readonly<Record<string, string>>,
): string {
  const root = mkdtempSync(join(tmpdir(), 'slipway-template-'));
  try {
    mkdirSync(join(root, 'templates'));
    writeFileSync(
      join(root, 'Chart.yaml'),
      'apiVersion: v2\nname: a\nversion: 1.0.0\n',
    );
    writeFileSync(join(root, 'values.yaml'), JSON.stringify(values));
    writeFileSync(
      join(root, 'templates/a.yaml'),
      `text: {{ with .Values }}${template.replace('| toJson', '| toJson | quote')}{{ end }}\n`,
    );
    const { stdout, stderr } = spawnSync(helm!, ['template', root], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return parse(stdout).text;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('registrySecret', () => {
  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const itWithHelm = helm ? it : it.skip;
  itWithHelm('makes a Docker config of any password', () => {
    const username = 'robot$ci';
    const password = `a"b\\c'd {{ .x }} ü`;
    const { spec } = registrySecret('registry', {
      host: 'ghcr.io',
      store: { name: 'vault' },
      username: { key: 'a' },
      password: { key: 'b' },
    }) as unknown as {
      readonly spec: {
        readonly target: {
          readonly template: {
            readonly data: Readonly<Record<string, string>>;
          };
        };
      };
    };
    const text = run(spec.target.template.data['.dockerconfigjson'], {
      username,
      password,
    });
    expect(JSON.parse(text)).toEqual({
      auths: {
        'ghcr.io': {
          username,
          password,
          auth: Buffer.from(`${username}:${password}`).toString('base64'),
        },
      },
    });
  });
});
