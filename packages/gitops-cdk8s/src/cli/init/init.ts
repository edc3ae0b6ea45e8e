import { basename } from 'node:path';
import { CommandResult } from '../CommandResult';
import { GitopsRepository } from '../GitopsRepository';
import { CiSystem, initialFiles } from './initialFiles';

/** What `slipway init` is given. */
export interface InitOptions {
  readonly repository: GitopsRepository;
  readonly ci: CiSystem;
  readonly print: (line: string) => void;
}

/** `slipway init`: makes a GitOps repository of a folder, empty or not. What is there stays as it is. */
export async function init({
  ci,
  print,
  repository,
}: InitOptions): Promise<CommandResult> {
  const files = initialFiles(packageName(basename(repository.root)), ci);
  const present = new Set(
    files
      .map(({ path }) => path)
      .filter(path => repository.read(path) !== undefined),
  );
  const written = files.filter(({ path }) => !present.has(path));
  repository.change({ files: written, deletes: [] });
  written.forEach(({ path }) => print(`${path}: written`));
  present.forEach(path => print(`${path}: kept as it is`));
  const next = nextSteps(repository, present);
  next.forEach(step => print(step));
  return {
    ok: true,
    document: {
      written: written.map(({ path }) => path),
      kept: [...present],
      next,
    },
  };
}

/** A folder may be called what a package may not. */
function packageName(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return name.replace(/^[._-]+/, '') || 'gitops';
}

function nextSteps(
  repository: GitopsRepository,
  present: ReadonlySet<string>,
): readonly string[] {
  const own = repository.read('package.json') ?? '';
  const applications = repository
    .list('config/applications')
    .filter(path => path.endsWith('.ts'));
  return [
    ...(present.has('package.json') && !own.includes('@slipway/cdk8s')
      ? [
          'Next: `npm install --save-dev @slipway/cdk8s`, because package.json was there already.',
        ]
      : [
          'Next: `npm install`, and commit package-lock.json; the pipeline needs it.',
        ]),
    applications.length > 0
      ? 'Then: `npx slipway synth`.'
      : 'Then: write config/applications/<name>.ts, or take over what you have with `npx slipway import <file>`, and run `npx slipway synth`.',
  ];
}
