import { ChartFile } from '../chart/Chart';
import { tarStream } from './tarStream';
import { ustarName, writeUstarHeader } from './ustarHeader';

const BLOCK = 512;

/** A tar archive whose bytes depend on the files and the time alone. Entries keep their order. */
export async function writeTar(
  folder: string,
  files: readonly ChartFile[],
  modifiedAt: Date,
): Promise<Buffer> {
  const names = files.map(({ path }) => ustarName(`${folder}/${path}`));
  if (names.some(name => name === undefined)) {
    // Names that need an extended header are rare, and tar-stream knows how to write them.
    return writeExtendedTar(folder, files, modifiedAt);
  }
  const tar = Buffer.alloc(
    files.reduce(
      (sum, { content }) => sum + BLOCK + blocks(content.length),
      2 * BLOCK,
    ),
  );
  let at = 0;
  files.forEach(({ content }, index) => {
    writeUstarHeader(tar.subarray(at, at + BLOCK), {
      name: names[index]!,
      size: content.length,
      modifiedAt,
    });
    content.copy(tar, at + BLOCK);
    at += BLOCK + blocks(content.length);
  });
  return tar;
}

function blocks(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}

async function writeExtendedTar(
  folder: string,
  files: readonly ChartFile[],
  modifiedAt: Date,
): Promise<Buffer> {
  const tar = tarStream().pack();
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
