import { GenerationRecord, gitBlobId } from '../package/generationRecord';
import { CliOptions } from './CliOptions';

/** Config files as records name them: the one in the working copy, or the one in Git's history. */
export class ConfigTexts {
  readonly #repository: CliOptions['repository'];
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor({ repository }: Pick<CliOptions, 'repository'>) {
    this.#repository = repository;
  }

  of({ config }: GenerationRecord): Promise<string | undefined> {
    const key = `${config.path} ${config.blob}`;
    const known = this.#known.get(key) ?? this.#read(config);
    this.#known.set(key, known);
    return known;
  }

  async #read({
    blob,
    path,
  }: GenerationRecord['config']): Promise<string | undefined> {
    const text = this.#repository.read(path);
    return text !== undefined && gitBlobId(text) === blob
      ? text
      : this.#repository.readBlob(blob);
  }
}
