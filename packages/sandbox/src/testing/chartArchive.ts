import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** For tests: a packaged chart of these files, whose bytes are always the same. */
export async function chartArchive(
  name: string,
  version: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const tar = pack();
  const all = {
    'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    tar.entry({ name: `${name}/${path}`, mtime: new Date(0) }, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) {
    chunks.push(chunk as Buffer);
  }
  return gzipSync(Buffer.concat(chunks));
}
