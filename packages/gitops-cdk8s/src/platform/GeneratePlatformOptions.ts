import { ApplicationConfig } from '../config/ApplicationConfig';

/** @public */
export interface GeneratePlatformOptions {
  /** Every application of the repository. */
  readonly applications: readonly ApplicationConfig[];
  /**
   * Texts by path from the repository's root: the files that declare something, those that requests name as their
   * schema, and the record of the run before. Others are passed over.
   */
  readonly files: Readonly<Record<string, string>>;
  /** `cnoe`: packages for idpbuilder. `git`: the Applications read the GitOps repository itself. */
  readonly mode: 'cnoe' | 'git';
  /** The GitOps repository. */
  readonly repository: { readonly url: string; readonly branch: string };
  /**
   * Mode of single Applications, by name.
   *
   * @defaultValue `mode`
   */
  readonly modes?: Readonly<Record<string, 'cnoe' | 'git'>>;
}
