import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { rcompare } from 'semver';
import { ChartMetadata } from './ChartMetadata';
import { comparableVersion } from './comparableVersion';
import { readChartArchive } from './readChartArchive';

/** A chart version, as the API and index.yaml show it. */
export interface ChartVersion {
  readonly metadata: ChartMetadata;
  /** The archive's file name. */
  readonly file: string;
  /** RFC 3339. */
  readonly created: string;
  /** sha256 in hex, without a prefix. */
  readonly digest: string;
}

/**
 * Charts as files in one folder, with an index in memory. As in ChartMuseum, a file that is no whole chart blocks its
 * name and is in no list. Reading and writing are synchronous, so a check and the write after it are one step.
 */
export class ChartStore {
  readonly #folder: string;
  readonly #byName = new Map<string, ChartVersion[]>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder when it is missing and reads what is in it. */
  static async open(folder: string): Promise<ChartStore> {
    mkdirSync(folder, { recursive: true });
    const store = new ChartStore(folder);
    const archives = readdirSync(folder)
      .filter(file => file.endsWith('.tgz'))
      .map(file => ({ file, at: statSync(join(folder, file)).mtime }))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const { file, at } of archives) {
      const bytes = readFileSync(join(folder, file));
      try {
        const { metadata } = await readChartArchive(bytes);
        store.#add(metadata, bytes, at);
      } catch {
        // A cut archive: ChartMuseum keeps it on disk and shows it nowhere.
      }
    }
    return store;
  }

  has(file: string): boolean {
    return existsSync(join(this.#folder, file));
  }

  read(file: string): Buffer | undefined {
    return this.has(file) ? readFileSync(join(this.#folder, file)) : undefined;
  }

  write(file: string, bytes: Buffer): void {
    const path = join(this.#folder, file);
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
  }

  /** Writes an archive and puts it into the index. */
  save(metadata: ChartMetadata, bytes: Buffer): void {
    this.write(archiveFile(metadata), bytes);
    this.#add(metadata, bytes, new Date());
  }

  /** Removes an archive and its provenance. False when there is none; the message's path is `pathOf`. */
  delete(name: string, version: string): boolean {
    const file = archiveFile({ name, version });
    if (!this.has(file)) {
      return false;
    }
    rmSync(this.pathOf(file));
    rmSync(this.pathOf(`${file}.prov`), { force: true });
    const rest = this.versions(name).filter(entry => entry.file !== file);
    if (rest.length > 0) {
      this.#byName.set(name, rest);
    } else {
      this.#byName.delete(name);
    }
    return true;
  }

  pathOf(file: string): string {
    return join(this.#folder, file);
  }

  /** Sorted by code unit. */
  names(): readonly string[] {
    return [...this.#byName.keys()].sort();
  }

  /** Newest first; empty for a chart that is not there. */
  versions(name: string): readonly ChartVersion[] {
    return [...(this.#byName.get(name) ?? [])].sort((a, b) =>
      rcompare(
        comparableVersion(a.metadata.version)!,
        comparableVersion(b.metadata.version)!,
      ),
    );
  }

  #add(metadata: ChartMetadata, bytes: Buffer, at: Date): void {
    const file = archiveFile(metadata);
    const others = (this.#byName.get(metadata.name) ?? []).filter(
      entry => entry.file !== file,
    );
    this.#byName.set(metadata.name, [
      ...others,
      {
        metadata,
        file,
        created: at.toISOString(),
        digest: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
  }
}

function archiveFile({
  name,
  version,
}: {
  readonly name: string;
  readonly version: string;
}): string {
  return `${name}-${version}.tgz`;
}
