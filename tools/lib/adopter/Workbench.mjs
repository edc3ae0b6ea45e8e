import { join } from 'node:path';
import { root } from '../paths.mjs';
import { ChildProcesses } from './ChildProcesses.mjs';
import { readBlocks } from './readBlocks.mjs';
import { applyBlock } from './applyBlock.mjs';

/** The folders of one run, what it has started, and the documentation that it follows. */
export class Workbench {
  #services = [];
  processes = new ChildProcesses();

  /** @param {{ readonly folder: string, readonly report: import('./Report.mjs').Report }} options */
  constructor({ folder, report }) {
    this.folder = folder;
    this.report = report;
    this.source = join(folder, 'source');
    this.tarballs = join(folder, 'tarballs');
    this.portal = join(folder, 'portal');
    this.logs = join(folder, 'logs');
    this.pictures = join(folder, 'pictures');
  }

  /**
   * Does what the documentation says in one of its parts.
   *
   * @param {string} part
   * @param {{ readonly app?: string, readonly replacements?: Readonly<Record<string, string>>,
   *   readonly only?: 'packages' | 'files' }} [options] `app`: the folder that the page calls `packages/app`
   */
  async follow(part, { app = 'packages/app', replacements = {}, only } = {}) {
    const pages = ['getting-started.md', 'upgrading.md'];
    const all = await Promise.all(
      pages.map(page => readBlocks(join(root, 'docs', page))),
    );
    const blocks = all.flat().filter(block => block.part === part);
    if (blocks.length === 0) {
      throw new Error(
        `No block of ${pages.join(' and ')} is of part '${part}'.`,
      );
    }
    for (const block of blocks) {
      const kind = block.file ? 'files' : 'packages';
      if (only && only !== kind) continue;
      await applyBlock(block, { portal: this.portal, app, replacements });
    }
  }

  /** Keeps a service or a server, to be stopped with everything else. */
  keep(service) {
    this.#services.push(service);
  }

  /** Ends everything that was started, the latest first. */
  async stop() {
    this.processes.stop();
    for (const service of this.#services.splice(0).reverse()) {
      await service.stop();
    }
  }
}
