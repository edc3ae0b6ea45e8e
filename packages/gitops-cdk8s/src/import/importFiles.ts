import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { CommandResult } from '../cli/CommandResult';
import { UsageError } from '../cli/UsageError';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { writeApplicationConfig } from '../config/writeApplicationConfig';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { importCentral } from './importCentral';
import { Imported } from './Imported';
import { importManifests } from './importManifests';
import { ImportOptions } from './ImportOptions';

const YAML = /\.(?:ya?ml|json)$/i;
const LARGEST = 10_000_000;

/**
 * `slipway import`: takes over what there is as application configs, and says what it could not take over. Files that
 * are there already stay as they are.
 */
export async function importFiles(
  options: ImportOptions,
): Promise<CommandResult> {
  const { print, repository } = options;
  const imported = takeOver(options);
  const files: GeneratedFile[] = [...imported.files];
  for (const config of imported.applications) {
    parseApplicationConfig(config);
    files.push({
      path: applicationConfigPath(config.name),
      content: writeApplicationConfig(config),
    });
  }
  const kept = files
    .map(({ path }) => path)
    .filter(path => repository.read(path) !== undefined);
  const written = files.filter(({ path }) => !kept.includes(path));
  repository.change({ files: written, deletes: [] });
  written.forEach(({ path }) => print(`${path}: written`));
  kept.forEach(path => print(`${path}: is there already and stays as it is`));
  imported.notes.forEach(print);
  imported.refused.forEach(({ reason, what }) =>
    print(`not taken over: ${what}: ${reason}`),
  );
  if (written.length > 0) {
    print('Next: look through what was written, and run `slipway synth`.');
  }
  return {
    ok: imported.refused.length === 0 && kept.length === 0,
    document: {
      written: written.map(({ path }) => path),
      kept,
      notes: imported.notes,
      refused: imported.refused,
    },
  };
}

function takeOver(options: ImportOptions): Imported {
  const { files } = options;
  const [first] = files;
  if (files.some(file => file.endsWith('.ts'))) {
    if (files.length > 1) {
      throw new UsageError(
        'a central applications.ts is taken over alone; call it once for each file.',
      );
    }
    return importCentral(readText(first), first, defaultChartTypes().names());
  }
  const found = files.flatMap(file => filesOf(file));
  if (found.length === 0) {
    throw new UsageError(
      `there is no YAML in ${files.join(', ')}; give files that end in .yaml, .yml or .json, a folder of them, or an applications.ts.`,
    );
  }
  const name = options.name ?? nameOf(first);
  return importManifests(found, {
    name,
    entity: options.entity ?? `component:default/${name}`,
    environment: options.environment,
    destination: options.destination,
  });
}

/** The file, or every YAML file below the folder; what kustomize reads is none of them. */
function filesOf(path: string): readonly GeneratedFile[] {
  const root = resolve(path);
  const paths = statOf(path).isDirectory()
    ? readdirSync(root, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && YAML.test(entry.name))
        .map(entry => join(entry.parentPath, entry.name))
        .sort()
    : [root];
  return paths
    .filter(file => !/^kustomization\.ya?ml$/i.test(basename(file)))
    .map(file => ({
      path: relative(process.cwd(), file) || file,
      content: readText(file),
    }));
}

function readText(path: string): string {
  const { size } = statOf(path);
  if (size > LARGEST) {
    throw new UsageError(
      `${path} has ${Math.round(size / 1e6)} MB; at most ${LARGEST / 1e6} MB are read, so split it.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    throw new UsageError(`${path} is not UTF-8; save it as UTF-8 text.`);
  }
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw new UsageError(`there is no ${path}; give a file or folder that is.`);
  }
}

/** A file or folder may be called what an application may not. */
function nameOf(path: string): string {
  const name = basename(resolve(path)).replace(YAML, '').toLowerCase();
  return name.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'app';
}
