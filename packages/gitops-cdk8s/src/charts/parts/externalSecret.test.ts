import { chartBench } from '../../__testUtils__/chartBench';
import { validateModels } from '../../__testUtils__/validateModels';
import { certificateSecret } from './certificateSecret';
import { externalSecret } from './externalSecret';
import { registrySecret } from './registrySecret';
import { SecretStoreRef } from './SecretsProps';

const { generateChart, ofKind } = chartBench;

function refs(store: SecretStoreRef) {
  const { spec } = externalSecret({
    name: 'shop',
    store,
    keys: {
      PASSWORD: { key: 'postgres', property: 'password' },
      TOKEN: { key: 'github', section: 'bot', property: 'token' },
    },
  }) as unknown as {
    readonly spec: {
      readonly data: readonly {
        readonly remoteRef: Readonly<Record<string, unknown>>;
      }[];
    };
  };
  return spec.data.map(({ remoteRef: { key, property } }) => ({
    key,
    property,
  }));
}

describe('externalSecret', () => {
  it('addresses values as the provider wants it', () => {
    // 1Password Connect: the item's title and the field's label. The SDK: one path.
    expect(refs({ name: 'connect', provider: 'onepassword' })[0]).toEqual({
      key: 'postgres',
      property: 'password',
    });
    expect(refs({ name: 'sdk', provider: 'onepasswordSDK' })).toEqual([
      { key: 'postgres/password', property: undefined },
      { key: 'github/bot/token', property: undefined },
    ]);
    expect(refs({ name: 'vault' })[0]).toEqual({
      key: 'postgres',
      property: 'password',
    });
  });

  it.each<[SecretStoreRef, string, object]>([
    [
      { name: 'vault' },
      'external-secrets.io/v1',
      { name: 'vault', kind: 'ClusterSecretStore' },
    ],
    [
      { name: 'own', kind: 'SecretStore', apiVersion: 'v1beta1' },
      'external-secrets.io/v1beta1',
      { name: 'own', kind: 'SecretStore' },
    ],
  ])('refers to the store %j', (store, apiVersion, secretStoreRef) => {
    const made = externalSecret({
      name: 'a',
      store,
      keys: { A: { key: 'a' } },
    });
    expect(made).toMatchObject({ apiVersion, spec: { secretStoreRef } });
  });

  it('fits the models, with templates of every kind', () => {
    const store = { name: 'vault' };
    const a = { key: 'a' };
    const all = [
      registrySecret('registry', {
        host: 'ghcr.io',
        store,
        username: a,
        password: a,
      }),
      certificateSecret('tls', { store, certificate: a, privateKey: a }),
      externalSecret({
        name: 'kargo',
        store: { ...store, apiVersion: 'v1beta1' },
        keys: { username: a, password: a },
        template: {
          labels: { 'kargo.akuity.io/cred-type': 'git' },
          data: { username: '{{ .username }}', password: '{{ .password }}' },
        },
      }),
    ];
    expect(validateModels(JSON.parse(JSON.stringify(all)))).toEqual([]);
    expect(
      all.map(object => {
        const { spec } = object as unknown as {
          readonly spec: {
            readonly target: { readonly template: { readonly type?: string } };
          };
        };
        return spec.target.template.type;
      }),
    ).toEqual([
      'kubernetes.io/dockerconfigjson',
      'kubernetes.io/tls',
      undefined,
    ]);
  });

  it('makes the certificate of an Ingress', () => {
    const store = { name: 'vault' };
    const generated = generateChart('WebService', {
      port: 80,
      ingress: {
        host: 'shop.example.com',
        className: 'nginx',
        certificate: {
          store,
          certificate: { key: 'tls', property: 'crt' },
          privateKey: { key: 'tls', property: 'key' },
        },
      },
    });
    const [secret] = ofKind(generated, 'ExternalSecret');
    expect(secret.metadata.name).toBe('shop-dev-tls');
    expect(ofKind(generated, 'Ingress')[0].spec).toMatchObject({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-dev-tls' }],
    });
    expect(generated.findings.filter(({ level }) => level === 'error')).toEqual(
      [],
    );
  });
});
