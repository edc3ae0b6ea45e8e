import { JsonObject } from '@backstage/types';
import { asksTheSame } from './asksTheSame';
import { keptParameters } from './keptParameters';

const archive = (text: string) => Buffer.from(text).toString('base64');

describe('asksTheSame', () => {
  it.each<[string, JsonObject, JsonObject, boolean]>([
    ['nothing twice', {}, {}, true],
    [
      'the same archive',
      { archive: archive('a') },
      { archive: archive('a') },
      true,
    ],
    [
      'another archive',
      { archive: archive('a') },
      { archive: archive('b') },
      false,
    ],
    [
      'an archive for none',
      { version: '1' },
      { version: '1', archive: archive('a') },
      false,
    ],
    [
      'none for an archive',
      { version: '1', archive: archive('a') },
      { version: '1' },
      false,
    ],
    ['another version', { version: '1' }, { version: '2' }, false],
  ])('tells %s', (_, accepted, parameters, expected) => {
    const request = {
      kind: 'release',
      entityRef: 'component:default/shop',
      deployment: { instance: 'test', namespace: 'argocd', name: 'shop-dev' },
      actor: 'user:default/jane',
      parameters,
    } as const;
    expect(asksTheSame(request, keptParameters(accepted))).toBe(expected);
  });

  it('keeps a digest of an archive, never the archive', () => {
    expect(keptParameters({ tag: 'v1', archive: archive('a') })).toEqual({
      tag: 'v1',
      archiveDigest:
        'sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
    });
  });
});
