import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

interface Repository {
  /** Digests that were pushed to, or mounted into, this repository. */
  readonly blobs: readonly string[];
  /** Media types by digest. */
  readonly manifests: Readonly<Record<string, string>>;
  /** Digests by tag. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Blobs and manifests as files by digest, and one small file for each repository. All steps are synchronous, so a check
 * and the write after it are one step; files are renamed into place, so a crash leaves no half.
 */
export class RegistryStore {
  readonly #content: string;
  readonly #repositories: string;

  constructor(folder: string) {
    this.#content = join(folder, 'content');
    this.#repositories = join(folder, 'repositories');
    mkdirSync(this.#content, { recursive: true });
    mkdirSync(this.#repositories, { recursive: true });
  }

  /** Sorted by code unit. */
  names(): readonly string[] {
    return readdirSync(this.#repositories)
      .filter(file => file.endsWith('.json'))
      .map(file => decodeURIComponent(file.slice(0, -'.json'.length)))
      .sort();
  }

  repository(name: string): Repository | undefined {
    const file = this.#file(name);
    return existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Repository)
      : undefined;
  }

  hasBlob(name: string, digest: string): boolean {
    return this.repository(name)?.blobs.includes(digest) ?? false;
  }

  content(digest: string): Buffer {
    return readFileSync(join(this.#content, fileOf(digest)));
  }

  addBlob(name: string, digest: string, bytes?: Buffer): void {
    if (bytes) {
      this.#writeContent(digest, bytes);
    }
    this.#update(name, repository => ({
      ...repository,
      blobs: [...new Set([...repository.blobs, digest])],
    }));
  }

  /** False when the repository has no such blob. */
  deleteBlob(name: string, digest: string): boolean {
    if (!this.hasBlob(name, digest)) {
      return false;
    }
    this.#update(name, repository => ({
      ...repository,
      blobs: repository.blobs.filter(each => each !== digest),
    }));
    return true;
  }

  addManifest(
    name: string,
    manifest: {
      readonly digest: string;
      readonly mediaType: string;
      readonly bytes: Buffer;
      readonly tag?: string;
    },
  ): void {
    const { digest, mediaType, bytes, tag } = manifest;
    this.#writeContent(digest, bytes);
    this.#update(name, repository => ({
      ...repository,
      manifests: { ...repository.manifests, [digest]: mediaType },
      tags: {
        ...repository.tags,
        ...(tag !== undefined && { [tag]: digest }),
      },
    }));
  }

  /** The digest that a tag or digest stands for, with its media type. */
  resolve(
    name: string,
    reference: string,
  ): { readonly digest: string; readonly mediaType: string } | undefined {
    const repository = this.repository(name);
    const digest = reference.includes(':')
      ? reference
      : repository && own(repository.tags, reference);
    const mediaType =
      digest === undefined || !repository
        ? undefined
        : own(repository.manifests, digest);
    return digest !== undefined && mediaType !== undefined
      ? { digest, mediaType }
      : undefined;
  }

  /** A tag alone, or a digest with all its tags. False when it is not there. */
  deleteManifest(name: string, reference: string): boolean {
    if (!this.resolve(name, reference)) {
      return false;
    }
    this.#update(name, ({ blobs, manifests, tags }) => ({
      blobs,
      manifests: without(manifests, digest => digest === reference),
      tags: without(
        tags,
        (tag, digest) => tag === reference || digest === reference,
      ),
    }));
    return true;
  }

  #update(name: string, change: (before: Repository) => Repository): void {
    const before = this.repository(name) ?? {
      blobs: [],
      manifests: {},
      tags: {},
    };
    write(this.#file(name), JSON.stringify(change(before)));
  }

  #writeContent(digest: string, bytes: Buffer): void {
    const file = join(this.#content, fileOf(digest));
    if (!existsSync(file)) {
      write(file, bytes);
    }
  }

  #file(name: string): string {
    return join(this.#repositories, `${encodeURIComponent(name)}.json`);
  }
}

function fileOf(digest: string): string {
  return digest.replace(':', '-');
}

function write(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

function own(
  record: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function without(
  record: Readonly<Record<string, string>>,
  drop: (key: string, value: string) => boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => !drop(key, value)),
  );
}
