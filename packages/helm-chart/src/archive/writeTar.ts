import { pack } from 'tar-stream';
import { ChartFile } from '../chart/Chart';

/** A tar archive whose bytes depend on the files and the time alone. Entries keep their order. */
export async function writeTar(
  folder: string,
  files: readonly ChartFile[],
  modifiedAt: Date,
): Promise<Buffer> {
  const tar = pack();
  const chunks: Buffer[] = [];
  const collected = (async () => {
    for await (const chunk of tar) {
      chunks.push(chunk as Buffer);
    }
  })();
  for (const { path, content } of files) {
    tar.entry(
      {
        name: `${folder}/${path}`,
        mode: 0o644,
        uid: 0,
        gid: 0,
        mtime: modifiedAt,
        type: 'file',
      },
      content,
    );
  }
  tar.finalize();
  await collected;
  return Buffer.concat(chunks);
}
