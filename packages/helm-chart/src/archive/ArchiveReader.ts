import { Header } from 'tar-stream';
import { ChartFile } from '../chart/Chart';
import { ChartError } from '../ChartError';
import { limits } from '../limits';

/** Collects the entries of an archive, and refuses those that no chart has. */
export class ArchiveReader {
  readonly files: ChartFile[] = [];
  readonly #paths = new Set<string>();
  #folder: string | undefined;
  #size = 0;

  async add(header: Header, content: AsyncIterable<unknown>): Promise<void> {
    const path = header.type === 'directory' ? undefined : this.#path(header);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of content) {
      const buffer = chunk as Buffer;
      size += buffer.length;
      this.#size += buffer.length;
      if (size > limits.file || this.#size > limits.unpacked) {
        throw new ChartError(
          `The archive unpacks to more than Helm loads: ${limits.file} bytes a file, ${limits.unpacked} together.`,
        );
      }
      chunks.push(buffer);
    }
    if (path !== undefined) {
      this.files.push({ path, content: Buffer.concat(chunks) });
    }
  }

  #path({ name, type }: Header): string {
    const refuse = (why: string) =>
      new ChartError(
        `The archive holds "${name}", ${why}; it was not unpacked.`,
      );
    if (type !== 'file' && type !== 'contiguous-file') {
      throw refuse('which is a link or a special file');
    }
    const parts = name.replace(/^\.\//, '').split('/');
    const unsafe =
      /^[a-zA-Z]:|[\\\0]/.test(name) ||
      parts.some(part => part === '' || part === '.' || part === '..');
    if (unsafe) {
      throw refuse('a name that could lead out of the chart');
    }
    const [folder, ...below] = parts;
    if (below.length === 0) {
      throw refuse('which is in no folder');
    }
    this.#folder ??= folder;
    if (folder !== this.#folder) {
      throw refuse(`beside the folder "${this.#folder}"`);
    }
    const path = below.join('/');
    if (this.#paths.has(path)) {
      throw refuse('twice');
    }
    if (this.#paths.size >= limits.files) {
      throw refuse(`as one of more than ${limits.files} files`);
    }
    this.#paths.add(path);
    return path;
  }
}
