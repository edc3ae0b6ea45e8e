import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The generator's own note beside the manifests, which cdk8s does not have. */
const RECORD = 'generated.yaml';

/** Throws unless two folders hold the same files with the same bytes, records aside. */
export function compareTrees(ours: string, theirs: string): void {
  const paths = filesBelow(ours).filter(path => !path.endsWith(RECORD));
  const others = filesBelow(theirs);
  const [known, knownOther] = [new Set(paths), new Set(others)];
  const missing =
    paths.find(path => !knownOther.has(path)) ??
    others.find(path => !known.has(path));
  if (missing !== undefined) {
    throw new Error(
      `Both sides have to write the same: only one has ${missing}.`,
    );
  }
  const different = paths.find(
    path =>
      !readFileSync(join(ours, path)).equals(readFileSync(join(theirs, path))),
  );
  if (different !== undefined) {
    throw new Error(`Both sides have to write the same: ${different} differs.`);
  }
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
