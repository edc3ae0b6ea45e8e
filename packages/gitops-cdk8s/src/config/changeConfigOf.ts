import { mergeValues } from '../generate/mergeValues';
import { ApplicationConfigError } from './ApplicationConfigError';
import { CENTRAL_CONFIG_PATH } from './central/CENTRAL_CONFIG_PATH';
import { findCentralApplication } from './central/findCentralApplication';
import { parseApplicationConfig } from './parseApplicationConfig';
import { readConfigLiteral } from './readConfigLiteral';
import { readConfigOf } from './readConfigOf';
import { refuseUnsafe } from './refuseUnsafe';
import { setNodeValue } from './syntax/setNodeValue';
import { RecordNode } from './syntax/SyntaxNode';
import { valueOfNode } from './syntax/valueOfNode';
import { withoutField } from './withoutField';

/** More than the fields that a config file may have: every step brings one of them nearer to what it shall be. */
const MOST_STEPS = 10_000;

/** @public */
export interface ConfigChange {
  /** The application's name. */
  readonly application: string;
  /**
   * Part of an application config: records are merged, everything else takes the place of what was there.
   *
   * @defaultValue nothing
   */
  readonly fields?: Readonly<Record<string, unknown>>;
  /**
   * Fields to take out, by their JSON pointers (RFC 6901), `/environments/dev/env/DEBUG`. They are taken out before
   * `fields` are merged.
   *
   * @defaultValue none
   */
  readonly removes?: readonly string[];
}

/**
 * Changes fields of an application in its config file (its own, or the central one) and nothing else: formatting and
 * comments stay. A change that says what is there already gives the same text back. Nothing is run. Throws
 * `ApplicationConfigError` for a file that cannot be read, for a field to take out that is not there, and for a value that
 * cannot be taken; also for a central file that keeps the application as one entry for each environment.
 *
 * @param path - `config/applications/<name>.ts` or `config/applications.ts`
 * @public
 */
export function changeConfigOf(
  text: string,
  path: string,
  { application, fields = {}, removes = [] }: ConfigChange,
): string {
  refuseUnsafe(fields, path);
  const before = valueOfNode(nodeOf(text, path, application));
  const rest = removes.reduce(
    (value, pointer) => withoutField(value, pointer, path),
    before as Readonly<Record<string, unknown>>,
  );
  const wanted = mergeValues(rest, fields)!;
  const { name } = parseApplicationConfig(wanted, { file: path });
  if (name !== application) {
    throw new ApplicationConfigError(
      `the application "${application}" cannot be renamed to "${name}"; add a new one and remove this one.`,
      { file: path },
    );
  }
  let written = text;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = setNodeValue(
      written,
      nodeOf(written, path, application),
      wanted,
    );
    if (next === undefined) {
      // What was written has to be what its reader makes of it.
      readConfigOf(written, path, application);
      return written;
    }
    written = next;
  }
  throw new ApplicationConfigError(
    'too much of it would change at once; change it in smaller parts.',
    { file: path },
  );
}

function nodeOf(text: string, path: string, application: string): RecordNode {
  if (path !== CENTRAL_CONFIG_PATH) {
    return readConfigLiteral(text, path).node;
  }
  const { entries, flat } = findCentralApplication(text, application, path);
  const [{ line, node }] = entries;
  if (flat || !node) {
    throw new ApplicationConfigError(
      `"${application}" is kept as one entry for each environment; change its entries by hand, or bring it into the form of an application first (slipway import).`,
      { file: path, line },
    );
  }
  return node;
}
