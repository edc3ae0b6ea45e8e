import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../paths.mjs';
import { addPackages } from './addPackages.mjs';
import { mergeConfig } from './mergeConfig.mjs';

/**
 * Does in a portal what a block of the documentation says.
 *
 * @param {import('./readBlocks.mjs').Block} block
 * @param {{ readonly portal: string, readonly app: string,
 *   readonly replacements: Readonly<Record<string, string>> }} options `app`: the folder that the page calls
 *   `packages/app`; `replacements`: what stands in for the page's example addresses
 */
export async function applyBlock(block, { portal, app, replacements }) {
  const { file, before, replace, copy } = block;
  if (copy) await cp(join(root, copy), join(portal, copy), { recursive: true });
  if (!file) {
    await addPackages(block.code, { portal, app });
    return;
  }
  const path = join(portal, file.replace(/^packages\/app\//, `${app}/`));
  const code = Object.entries(replacements).reduce(
    (text, [example, real]) => text.replaceAll(example, real),
    block.code,
  );
  if (file === 'app-config.yaml') {
    const config = parse(await readFile(path, 'utf8'));
    await writeFile(path, stringify(mergeConfig(config, parse(code))));
  } else if (before ?? replace) {
    const text = await readFile(path, 'utf8');
    if (text.includes(code)) return;
    const anchor = before ?? replace;
    if (!text.includes(anchor)) {
      throw new Error(
        `The documentation puts code at '${anchor}' in ${file}, and a fresh portal has no such text there.`,
      );
    }
    // A function, so that a '$' in the code stays one.
    const written = before ? `${code}\n${before}` : code;
    await writeFile(
      path,
      text.replace(anchor, () => written),
    );
  } else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${code}\n`);
  }
}
