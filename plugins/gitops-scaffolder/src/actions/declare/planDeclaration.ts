import { ConflictError, InputError } from '@backstage/errors';
import {
  ApplicationConfigError,
  declarationPath,
  gitBlobId,
  PlatformKind,
  planRepositoryChange,
  RemoteRepository,
  RepositoryChange,
  writeDeclaration,
} from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { valuesOfRequest } from './valuesOfRequest';
import { workspaceDeclarations } from './workspaceDeclarations';

/** What is declared, and the repository that it is declared in. */
export interface PlanDeclarationOptions {
  readonly kind: PlatformKind;
  /** Undefined for the settings. */
  readonly name: string | undefined;
  readonly config: Readonly<Record<string, unknown>>;
  readonly onExisting: 'refuse' | 'keep' | 'merge' | 'replace';
  readonly before: RemoteRepository;
  readonly repository: GitopsRepositoryConfig;
  readonly workspacePath: string;
}

/** A declaration with everything that it entails. Nothing of it is written yet. */
export interface PlannedDeclaration {
  readonly path: string;
  readonly text: string;
  readonly outcome: 'new' | 'changed' | 'as it was';
  /** Declarations that earlier steps of the template have written. */
  readonly others: readonly string[];
  readonly change: RepositoryChange;
}

/**
 * Writes the declaration in memory and finds what `slipway synth` would make of the whole repository with it. Throws a
 * `ConflictError` for a name that is taken and shall not be, an `InputError` for what cannot be taken.
 */
export async function planDeclaration(
  options: PlanDeclarationOptions,
): Promise<PlannedDeclaration> {
  const { before, kind, name, repository, workspacePath } = options;
  const path = await explained(() => declarationPath(kind, name));
  const workspace = await workspaceDeclarations(workspacePath);
  const read = async (file: string) =>
    workspace.find(one => one.path === file)?.content ??
    (await before.read([file]))[file];
  const existing = await read(path);
  const config =
    kind === 'request'
      ? await explained(() => valuesOfRequest(options.config, read))
      : options.config;
  const text = await explained(() =>
    textOf({ ...options, config }, path, existing),
  );
  try {
    return {
      path,
      text,
      outcome: outcomeOf(existing, text),
      others: workspace
        .filter(file => file.path !== path && /^config\//.test(file.path))
        .filter(file => before.blobOf(file.path) !== gitBlobId(file.content))
        .map(file => file.path),
      change: await planRepositoryChange({
        before,
        changes: [...workspace, { path, content: text }],
        mode: repository.mode,
        repository,
      }),
    };
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(
        `The GitOps repository cannot be read as a whole: ${error.message}`,
      );
    }
    throw error;
  }
}

function textOf(
  { config, kind, name, onExisting, repository }: PlanDeclarationOptions,
  path: string,
  existing: string | undefined,
): string {
  if (existing !== undefined && onExisting === 'refuse') {
    throw new ConflictError(
      `${path} is in ${repository.url} already; choose another name, or set onExisting to merge or replace to change it.`,
    );
  }
  if (existing !== undefined && onExisting === 'keep') {
    return existing;
  }
  return writeDeclaration({
    kind,
    name,
    config,
    text: existing,
    merge: onExisting === 'merge',
  }).text;
}

function outcomeOf(existing: string | undefined, text: string) {
  if (existing === undefined) {
    return 'new';
  }
  return existing === text ? 'as it was' : 'changed';
}

async function explained<T>(work: () => T): Promise<Awaited<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}
