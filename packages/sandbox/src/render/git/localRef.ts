import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHA = /^[0-9a-f]{40}$/;

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function packed(repository: string, ref: string): string | undefined {
  const line = readText(join(repository, 'packed-refs'))
    ?.split('\n')
    .find(text => text.endsWith(` ${ref}`));
  return line?.split(' ')[0];
}

/**
 * The commit of a branch of a bare repository on this machine, or of `HEAD`, read without starting git; undefined when
 * there is no such branch. Kept simple on purpose: tags, which may have to be peeled, are left to git.
 */
export function localRef(
  repository: string,
  revision: string,
): string | undefined {
  const head =
    revision === 'HEAD' ? readText(join(repository, 'HEAD')) : undefined;
  const ref = head?.startsWith('ref: ')
    ? head.slice('ref: '.length)
    : `refs/heads/${revision}`;
  if (!/^refs\/heads\/[\w./-]+$/.test(ref) || ref.includes('..'))
    return undefined;
  const sha = readText(join(repository, ref)) ?? packed(repository, ref);
  return sha && SHA.test(sha) ? sha : undefined;
}
