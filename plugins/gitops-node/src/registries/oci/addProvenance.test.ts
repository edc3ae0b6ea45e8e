import { packagedChart } from '../__testUtils__/packagedChart';
import { addProvenance } from './addProvenance';
import { helmArtifact } from './helmArtifact';

describe('addProvenance', () => {
  it('makes the manifest that a signed chart has from the beginning', async () => {
    const chart = await packagedChart('1.0.0');
    const unsigned = helmArtifact(chart).manifest;
    const signed = helmArtifact({ ...chart, provenance: 'signed' }).manifest;
    expect(addProvenance(unsigned, Buffer.from('signed'))).toEqual(signed);
    const other = helmArtifact({ ...chart, provenance: 'other' }).manifest;
    expect(addProvenance(other, Buffer.from('signed'))).toEqual(signed);
  });

  it('keeps what it does not know', () => {
    const layer = { mediaType: 'application/x', digest: 'sha256:0', size: 1 };
    const json = { schemaVersion: 2, artifactType: 'a/b', layers: [layer] };
    const made = addProvenance(
      Buffer.from(JSON.stringify(json)),
      Buffer.from('signed'),
    );
    expect(JSON.parse(made.toString())).toEqual({
      ...json,
      layers: [layer, expect.objectContaining({ size: 6 })],
    });
  });
});
