import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '../HostError';
import {
  HostRecords,
  OwnerRecord,
  PullRecord,
  RepositoryRecord,
} from './records';

const same = (a: string, b: string): boolean =>
  a.toLowerCase() === b.toLowerCase();

function load(file: string): HostRecords {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as HostRecords;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { nextId: 1, owners: [], repositories: [] };
    }
    throw new Error(
      `the Git host's records in ${file} cannot be read (${error}); start the sandbox clean`,
    );
  }
}

/** The host's records in memory and, after every `save`, in one file that is replaced as a whole. */
export class HostState {
  private readonly records: HostRecords;
  private readonly file: string;

  constructor(private readonly dataDir: string) {
    mkdirSync(join(dataDir, 'repositories'), { recursive: true });
    this.file = join(dataDir, 'state.json');
    this.records = load(this.file);
  }

  save(): void {
    const temporary = `${this.file}.new`;
    writeFileSync(temporary, JSON.stringify(this.records, null, 1), {
      mode: 0o600,
    });
    renameSync(temporary, this.file);
  }

  /** A number that no other record has. */
  newId(): number {
    return this.records.nextId++;
  }

  get owners(): readonly OwnerRecord[] {
    return this.records.owners;
  }

  get repositories(): readonly RepositoryRecord[] {
    return this.records.repositories;
  }

  /** Folder of a repository on disk. Names are already checked, their case does not count. */
  directory(owner: string, name: string): string {
    return join(
      this.dataDir,
      'repositories',
      owner.toLowerCase(),
      `${name.toLowerCase()}.git`,
    );
  }

  findOwner(login: string): OwnerRecord | undefined {
    return this.records.owners.find(owner => same(owner.login, login));
  }

  findUser(login: string): OwnerRecord | undefined {
    const owner = this.findOwner(login);
    return owner?.kind === 'user' ? owner : undefined;
  }

  /** The user that Gitea would link a commit's address to. */
  findUserByEmail(email: string): OwnerRecord | undefined {
    return this.records.owners.find(
      owner => owner.kind === 'user' && same(owner.email, email),
    );
  }

  addOwner(
    owner: Omit<OwnerRecord, 'id' | 'tokens'> & { id?: number },
  ): OwnerRecord {
    if (this.findOwner(owner.login)) {
      throw new HostError(422, `user already exists [name: ${owner.login}]`);
    }
    const record: OwnerRecord = { ...owner, id: this.newId(), tokens: [] };
    this.records.owners.push(record);
    return record;
  }

  removeOwner(login: string): void {
    this.records.owners = this.records.owners.filter(
      owner => !same(owner.login, login),
    );
  }

  findRepository(owner: string, name: string): RepositoryRecord | undefined {
    return this.records.repositories.find(
      repository =>
        same(repository.owner, owner) && same(repository.name, name),
    );
  }

  /** The repository that had this name before, when nobody has it now. */
  findMoved(owner: string, name: string): RepositoryRecord | undefined {
    if (this.findRepository(owner, name)) return undefined;
    return this.records.repositories.find(
      repository =>
        same(repository.owner, owner) &&
        repository.formerNames?.includes(name.toLowerCase()),
    );
  }

  /** Gives a repository another name, on disk too. */
  renameRepository(repository: RepositoryRecord, name: string): void {
    const { owner, name: before, formerNames = [] } = repository;
    if (this.findRepository(owner, name)) {
      throw new HostError(
        422,
        `repository already exists [uname: ${owner}, name: ${name}]`,
      );
    }
    renameSync(this.directory(owner, before), this.directory(owner, name));
    repository.formerNames = [...formerNames, before.toLowerCase()].filter(
      former => former !== name.toLowerCase(),
    );
    repository.name = name;
  }

  addRepository(repository: RepositoryRecord): void {
    this.records.repositories.push(repository);
  }

  removeRepository(repository: RepositoryRecord): void {
    this.records.repositories = this.records.repositories.filter(
      other => other !== repository,
    );
  }

  /** The pull request, or the 404 that Gitea gives. */
  pull(repository: RepositoryRecord, number: number): PullRecord {
    const pull = repository.pulls.find(other => other.number === number);
    if (!pull) throw HostError.notFound();
    return pull;
  }
}
