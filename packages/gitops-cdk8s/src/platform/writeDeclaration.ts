import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { explainIssues } from '../config/explainIssues';
import { printLiteral } from '../config/printLiteral';
import { readConfigLiteral } from '../config/readConfigLiteral';
import { refuseUnsafe } from '../config/refuseUnsafe';
import { setNodeValue } from '../config/syntax/setNodeValue';
import { mergeValues } from '../generate/mergeValues';
import { declarationPath } from './declarationPath';
import { DECLARATIONS } from './declarations';

import { PlatformKind } from './PlatformKind';
import { platformJsonSchemas } from './platformJsonSchemas';
import { readDeclaration } from './readDeclaration';

/** More than the fields that a config file may have: every step brings one of them nearer to what it shall be. */
const MOST_STEPS = 10_000;

type ConfigRecord = Readonly<Record<string, unknown>>;

/** @public */
export interface WriteDeclarationOptions {
  readonly kind: PlatformKind;
  /** Left out for the kind `platform`, which is one file. */
  readonly name?: string;
  /** Plain data of unknown shape. Its `name` may be left out. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The file as it is; undefined when there is none yet. */
  readonly text?: string;
  /**
   * Fields of the file that `config` does not have stay. Lists are written anew.
   *
   * @defaultValue false: the file says afterwards what `config` says
   */
  readonly merge?: boolean;
}

/**
 * A declaration as its file shall hold it.
 *
 * @public
 */
export interface WrittenDeclaration {
  /** `config/clusters/media.ts` */
  readonly path: string;
  readonly text: string;
  /** All that it says now. */
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * Writes what a repository declares beside its applications: a new file, or, through the syntax tree, one that is there,
 * of which only what differs is touched; formatting and comments stay. Nothing is run. Throws `ApplicationConfigError`
 * with the file and the field for a value that the schema refuses, and with the line for a file that is no literal.
 *
 * @public
 */
export function writeDeclaration({
  config: given,
  kind,
  merge = false,
  name,
  text,
}: WriteDeclarationOptions): WrittenDeclaration {
  const { definer, schema } = DECLARATIONS[kind];
  const path = declarationPath(kind, name);
  refuseUnsafe(given, path);
  const named = withName(given, name, path);
  if (text === undefined) {
    const config = check(named, kind, path);
    const fresh = `import { ${definer} } from '@slipway/cdk8s';\n\nexport default ${definer}(${printLiteral(inOrder(config, kind))});\n`;
    // Not everything that a schema lets pass can be written as a literal: `null` cannot.
    readDeclaration<unknown>(fresh, path, definer, schema);
    return { path, config, text: fresh };
  }
  const before = readConfigLiteral(text, path, definer);
  const whole = merge
    ? mergeValues(before.value as ConfigRecord, named)!
    : named;
  const config = check(whole, kind, path);
  const written = rewrite(text, path, definer, config);
  // What was written has to be what its reader makes of it.
  readDeclaration<unknown>(written, path, definer, schema);
  return { path, config, text: written };
}

function rewrite(
  text: string,
  path: string,
  definer: string,
  config: ConfigRecord,
): string {
  let written = text;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { node } = readConfigLiteral(written, path, definer);
    const next = setNodeValue(written, node, config);
    if (next === undefined) {
      return written;
    }
    written = next;
  }
  throw new ApplicationConfigError(
    'too much of it would change at once; remove the file and declare it anew.',
    { file: path },
  );
}

function withName(
  config: ConfigRecord,
  name: string | undefined,
  file: string,
): ConfigRecord {
  if (name === undefined) {
    return config;
  }
  if (config.name !== undefined && config.name !== name) {
    throw new ApplicationConfigError(
      `its config is named ${JSON.stringify(config.name)} and it "${name}"; leave the name out of the config.`,
      { file },
    );
  }
  return { ...config, name };
}

function check(
  config: ConfigRecord,
  kind: PlatformKind,
  file: string,
): ConfigRecord {
  const { schema } = DECLARATIONS[kind];
  const result = schema.safeParse(config);
  if (!result.success) {
    const { sentence } = explainIssues(result.error, config, schema);
    throw new ApplicationConfigError(sentence, { file });
  }
  return config;
}

/** The fields as the schema has them, so that every new file reads alike. */
function inOrder(config: ConfigRecord, kind: PlatformKind): ConfigRecord {
  const properties = platformJsonSchemas()[kind].properties as object;
  return Object.fromEntries(
    Object.keys(properties).map(key => [key, config[key]]),
  );
}
