import { InputError } from '@backstage/errors';
import {
  ApplicationConfigError,
  ApplicationOrder,
  planRepositoryChange,
  RepositoryChange,
} from '@slipway/cdk8s';
import { FileChange, RepositorySnapshot } from '@slipway/plugin-gitops-node';
import { FileOfOthers } from './FileOfOthers';
import { GeneratedFrom } from './generatedApplicationOf';
import { GitopsRepository } from './GitTools';

/** What a change of one environment changes beside its own files. */
export interface ChangeOfOthers {
  /** False when the repository could not be read as a whole: then only the notes say something. */
  readonly seen: boolean;
  /** The place of the Application among the others. */
  readonly order?: ApplicationOrder;
  readonly files: readonly FileChange[];
  /** Whose the files are, in the same order. */
  readonly owners: readonly FileOfOthers[];
  /** Sentences for the reader of the pull request. */
  readonly notes: readonly string[];
}

/** A config file as it shall be, and the commit that it was made on. */
export interface ChangedConfig {
  readonly commit: string;
  readonly path: string;
  readonly text: string;
}

/**
 * The packages of the platform, and the places of other Applications, that change with one environment: parents that keep the
 * order, what Kargo needs. What was not as its config gives before is left alone, and does not stand in the way of a rollback.
 *
 * @throws InputError when the change brings something that must not be merged.
 */
export async function changeOfOthers(
  { config, host, ref }: GitopsRepository,
  from: GeneratedFrom,
  { commit, path, text }: ChangedConfig,
): Promise<ChangeOfOthers> {
  const before = await RepositorySnapshot.take({
    host,
    repository: ref,
    commit,
  });
  try {
    const change = await planRepositoryChange({
      before,
      changes: [{ path, content: text }],
      own: [from.app],
      mode: config.mode,
      repository: config,
    });
    const error = change.brought.find(({ level }) => level === 'error');
    if (error) throw new InputError(`${error.message} ${error.fix}`);
    const files = caused(change);
    return {
      seen: true,
      order: change.orders.get(from.name),
      files,
      owners: files.map(file => ({
        path: file.path,
        environment: change.displaced.find(one => isPartOf(one, file.path))
          ?.environment,
      })),
      notes:
        files.length === 0
          ? []
          : [`Changes with it: ${files.map(file => file.path).join(', ')}.`],
    };
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      return {
        seen: false,
        files: [],
        owners: [],
        notes: [
          `Whether the order of the applications or their promotion changes too was not looked at, because the repository cannot be read as a whole: ${error.message}`,
        ],
      };
    }
    throw error;
  }
}

/** What differs because of the change, not because nobody ran `slipway synth` before it. */
function caused({
  before,
  deletes,
  displaced,
  files,
}: RepositoryChange): readonly FileChange[] {
  const known = new Map(
    before?.platform.files.map(({ content, path }) => [path, content]),
  );
  const gone = new Set(before?.platform.deletes);
  const left = new Set(before?.displaced.map(({ name }) => name));
  const isTheirs = (path: string) =>
    displaced.some(one => left.has(one.name) && isPartOf(one, path));
  return [
    ...files.filter(({ content, path }) => known.get(path) !== content),
    ...deletes.filter(path => !gone.has(path)).map(path => ({ path })),
  ].filter(({ path }) => !isTheirs(path));
}

function isPartOf(
  { name }: RepositoryChange['displaced'][number],
  path: string,
): boolean {
  return path === `dist/${name}.yaml` || path.startsWith(`dist/${name}/`);
}
