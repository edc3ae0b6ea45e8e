import { readFile } from 'node:fs/promises';

// A block inside a list is indented, and each of its lines with it.
const BLOCK =
  /^( *)<!-- adopter (\{.*\}) -->\n\n *```(\w+)\n([\s\S]*?)\n *```/gm;

/**
 * The blocks of code of a page that a marker in front of them gives to the adopter's run:
 * `<!-- adopter { "part": "act", "file": "app-config.yaml" } -->`.
 *
 * - `part` is the stretch of the road that the block belongs to.
 * - `file` is where it goes; without it the block is a command that adds packages.
 * - `before` and `replace` are text of that file. Without them the block is the whole file, or is merged into the
 *   configuration.
 * - `copy` is a folder of this repository that the page tells to copy.
 *
 * @param {string} page path of the page
 * @returns {Promise<readonly Block[]>}
 *
 * @typedef {{ readonly part: string, readonly language: string, readonly code: string, readonly file?: string,
 *   readonly before?: string, readonly replace?: string, readonly copy?: string }} Block
 */
export async function readBlocks(page) {
  const text = await readFile(page, 'utf8');
  const blocks = [...text.matchAll(BLOCK)].map(
    ([, indent, marker, language, code]) => ({
      ...JSON.parse(marker),
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
  const markers = text.split('<!-- adopter').length - 1;
  if (markers !== blocks.length) {
    throw new Error(
      `${page} has ${markers} markers and ${blocks.length} blocks that follow one: put each marker on a line of its own, an empty line below it, then the block.`,
    );
  }
  return blocks;
}
