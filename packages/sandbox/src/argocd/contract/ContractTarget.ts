import { Application } from '../objects/Application';

/** What a request was answered. */
export interface ContractAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
}

/** An Argo CD to speak to, and a Git repository that it reads. */
export interface ContractTarget {
  /** Without a trailing slash; the API lies below `/api/v1`. */
  readonly url: string;
  readonly token: string;
  /** The repository as Argo CD reads it. */
  readonly repoURL: string;
  /** Sends a request with the token; a body makes it JSON. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ContractAnswer>;
  /** Replaces the files of a folder in the repository and gives the commit. */
  push(folder: string, files: Readonly<Record<string, string>>): string;
  /** A name that no other run uses. */
  unique(name: string): string;
  get(name: string): Promise<Application>;
  /** Reads an Application until it is as wanted; fails with what it was last. */
  until(
    name: string,
    wanted: (application: Application) => boolean,
  ): Promise<Application>;
  stop(): Promise<void>;
}
