import { ApplicationConfig } from '../config/ApplicationConfig';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** What was taken over, and what was not. */
export interface Imported {
  readonly applications: readonly ApplicationConfig[];
  /** Files beside the configs: manifests that stay as they are. */
  readonly files: readonly GeneratedFile[];
  /** What a person has to do or know, a sentence each. */
  readonly notes: readonly string[];
  /** What could not be taken over, and why. */
  readonly refused: readonly Refused[];
}

/** Something that could not be taken over. */
export interface Refused {
  /** `Secret/shop`, or an entry's line: `config/applications.ts:12`. */
  readonly what: string;
  readonly reason: string;
}
