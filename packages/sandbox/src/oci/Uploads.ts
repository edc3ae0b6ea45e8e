import { randomUUID } from 'node:crypto';

/** A blob on its way. */
export interface Upload {
  readonly id: string;
  readonly repository: string;
  readonly chunks: Buffer[];
  size: number;
}

/** Blobs that are not complete yet; they are forgotten when the process ends, as a registry may do. */
export class Uploads {
  readonly #byId = new Map<string, Upload>();

  start(repository: string): Upload {
    const upload: Upload = {
      id: randomUUID(),
      repository,
      chunks: [],
      size: 0,
    };
    this.#byId.set(upload.id, upload);
    return upload;
  }

  find(repository: string, id: string): Upload | undefined {
    const upload = this.#byId.get(id);
    return upload?.repository === repository ? upload : undefined;
  }

  end(upload: Upload): void {
    this.#byId.delete(upload.id);
  }

  /** What a location carries, so that an outdated one is noticed. */
  stateOf({ id, size }: Upload): string {
    return Buffer.from(JSON.stringify({ id, offset: size })).toString(
      'base64url',
    );
  }
}
