import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { extract } from 'tar-stream';

const run = promisify(execFile);
const LIMIT = 64 * 1024 * 1024;

/** The files of a Git tree with their text, by path; links and empty folders are passed over, as idpbuilder does. */
export async function readFolder(
  repository: string,
  tree: string,
): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run(
    'git',
    ['--git-dir', repository, 'archive', '--format=tar', tree],
    { encoding: 'buffer', maxBuffer: LIMIT },
  );
  const files = new Map<string, string>();
  const archive = extract();
  archive.end(stdout);
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    if (entry.header.type === 'file') {
      files.set(entry.header.name, Buffer.concat(chunks).toString('utf8'));
    }
  }
  return files;
}
