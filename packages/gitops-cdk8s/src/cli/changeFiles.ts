import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** Begins the name of the folder that a run works in, beside what it changes; the process' id follows. */
const PREFIX = '.slipway-';
const JOURNAL = 'journal.json';
const journalSchema = z.object({
  /** Files and folders that are put in place. */
  puts: z.array(z.string()),
  /** Files that are taken away. */
  takes: z.array(z.string()),
});

type Journal = z.infer<typeof journalSchema>;

/** What is to be changed below a folder. */
export interface FileChange {
  /** Files that differ from what is there. */
  readonly files: readonly GeneratedFile[];
  readonly deletes: readonly string[];
}

/**
 * Changes files below a folder all at once or not at all. New files are written into a folder beside the old ones
 * first; then names are swapped. When that fails half-way everything is put back, and when the process is killed in
 * between, the next run puts it back ({@link recoverFiles}).
 *
 * @param root - the folder that paths are relative to
 * @param tell - is told after each file how many of them are written
 */
export function changeFiles(
  root: string,
  { deletes, files }: FileChange,
  tell: (written: number) => void = () => {},
): void {
  if (files.length === 0 && deletes.length === 0) {
    return;
  }
  refuseLinksOut(root, [...files.map(({ path }) => path), ...deletes]);
  const stage = mkdtempSync(join(root, `${PREFIX}${process.pid}-`));
  try {
    const made = new Set<string>();
    for (const [index, { content, path }] of files.entries()) {
      const target = join(stage, 'new', path);
      const folder = dirname(target);
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      writeFileSync(target, content, 'utf8');
      tell(index + 1);
    }
    const journal: Journal = {
      puts: unitsOf(root, files),
      takes: deletes.filter(path => existsSync(join(root, path))),
    };
    swap(root, stage, journal);
    removeEmptyFolders(root, deletes);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Puts back what a killed process left half-way. Nothing is done while that process still runs. */
export function recoverFiles(root: string): void {
  const stages = existsSync(root)
    ? readdirSync(root).filter(name => name.startsWith(PREFIX))
    : [];
  for (const stage of stages.map(name => join(root, name))) {
    const pid = Number(basename(stage).slice(PREFIX.length).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !isRunning(pid)) {
      const journal = readJournal(stage);
      if (journal) {
        undo(root, stage, journal);
      }
      rmSync(stage, { recursive: true, force: true });
    }
  }
}

/** A link in the repository must not lead a run to write somewhere else. */
function refuseLinksOut(root: string, paths: readonly string[]): void {
  const real = realpathSync(root);
  const known = new Map<string, string | undefined>([['.', real]]);
  /** Where a folder is; undefined when it is not there. */
  const realOf = (folder: string): string | undefined => {
    if (!known.has(folder)) {
      const parent = realOf(dirname(folder));
      known.set(folder, parent && realBelow(parent, basename(folder)));
    }
    return known.get(folder);
  };
  for (const folder of new Set(paths.map(path => dirname(path)))) {
    const target = realOf(folder);
    if (target && !`${target}${sep}`.startsWith(`${real}${sep}`)) {
      throw new Error(
        `${folder} leads out of the repository by a link; remove the link, because files are written there.`,
      );
    }
  }
}

function realBelow(parent: string, name: string): string | undefined {
  const path = join(parent, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isSymbolicLink()) {
    return stats && path;
  }
  return existsSync(path) ? realpathSync(path) : undefined;
}

/** What has to be renamed: the file, or the uppermost folder that is not there yet. */
function unitsOf(root: string, files: readonly GeneratedFile[]): string[] {
  const known = new Map<string, string | undefined>([['.', undefined]]);
  /** The uppermost folder that is not there; undefined when all are. */
  const missing = (folder: string): string | undefined => {
    if (!known.has(folder)) {
      const above = missing(dirname(folder));
      known.set(
        folder,
        above ?? (existsSync(join(root, folder)) ? undefined : folder),
      );
    }
    return known.get(folder);
  };
  return [...new Set(files.map(({ path }) => missing(dirname(path)) ?? path))];
}

function swap(root: string, stage: string, journal: Journal): void {
  writeFileSync(join(stage, JOURNAL), JSON.stringify(journal));
  try {
    for (const path of [...journal.puts, ...journal.takes]) {
      if (existsSync(join(root, path))) {
        move(join(root, path), join(stage, 'old', path));
      }
    }
    for (const path of journal.puts) {
      // The folder is there: a unit is put into one that is.
      renameSync(join(stage, 'new', path), join(root, path));
    }
  } catch (error) {
    undo(root, stage, journal);
    throw error;
  }
  // From here on it is done: what a later run finds is not put back.
  rmSync(join(stage, JOURNAL));
}

function undo(root: string, stage: string, { puts, takes }: Journal): void {
  for (const path of puts) {
    // What is not in the stage any more has been put in place.
    if (!existsSync(join(stage, 'new', path))) {
      rmSync(join(root, path), { recursive: true, force: true });
    }
  }
  for (const path of [...puts, ...takes]) {
    if (existsSync(join(stage, 'old', path))) {
      move(join(stage, 'old', path), join(root, path));
    }
  }
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** Git knows no empty folders, so nobody would see them go. */
function removeEmptyFolders(root: string, deletes: readonly string[]): void {
  const folders = new Set(deletes.map(path => dirname(path)));
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    let path = folder;
    while (path !== '.' && isEmptyFolder(join(root, path))) {
      rmSync(join(root, path), { recursive: true });
      path = dirname(path);
    }
  }
}

function isEmptyFolder(path: string): boolean {
  return existsSync(path) && readdirSync(path).length === 0;
}

function readJournal(stage: string): Journal | undefined {
  try {
    return journalSchema.parse(
      JSON.parse(readFileSync(join(stage, JOURNAL), 'utf8')),
    );
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
