import type {
  ArrayLiteralExpression,
  Expression,
  Node,
  SourceFile,
} from 'ts-morph';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { parseSource } from '../parseSource';
import { readSyntaxNode } from '../readSyntaxNode';
import { loadTsMorph } from '../syntax/loadTsMorph';
import { CentralEntry, CentralFile } from './CentralFile';
import { scanCentralFile } from './scanCentralFile';

const LARGEST = 5_000_000;

/**
 * Takes a central file apart, without running it. Code around the list may be anything. Throws `ApplicationConfigError`
 * when there is no list of applications in it, or more than one.
 *
 * @param fileName - as errors shall name it
 */
export function parseCentralFile(text: string, fileName: string): CentralFile {
  if (text.length > LARGEST) {
    throw new ApplicationConfigError(
      `the file has ${text.length} characters; at most ${LARGEST} are read, so keep one file for each application.`,
      { file: fileName },
    );
  }
  return scanCentralFile(text) ?? parseCarefully(text, fileName);
}

function parseCarefully(text: string, fileName: string): CentralFile {
  const lists = listsOf(parseSource(text, fileName));
  const [list] = lists;
  if (!list) {
    throw new ApplicationConfigError(
      'the file has no list of applications; write `export const applicationConfigs: ApplicationConfig[] = [ … ]`.',
      { file: fileName },
    );
  }
  if (lists.length > 1) {
    throw new ApplicationConfigError(
      'the file exports a second list; keep the applications in one, and other lists in a file of their own.',
      { file: fileName, line: lists[1].getStartLineNumber() },
    );
  }
  return {
    list: { start: list.getStart(), end: list.getEnd() },
    entries: list.getElements().map(entry => entryOf(entry, fileName)),
  };
}

function entryOf(element: Expression, fileName: string): CentralEntry {
  const place = {
    start: element.getStart(),
    end: element.getEnd(),
    line: element.getStartLineNumber(),
  };
  try {
    const node = readSyntaxNode(element, fileName);
    return node.kind === 'record'
      ? { ...place, node }
      : { ...place, refusal: 'an application is written as { … }.' };
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      return {
        ...place,
        line: error.line ?? place.line,
        refusal: error.problem,
      };
    }
    throw error;
  }
}

/** Lists that the file exports: by name or as its default. */
function listsOf(file: SourceFile): readonly ArrayLiteralExpression[] {
  const { Node: Is } = loadTsMorph();
  const found: ArrayLiteralExpression[] = [];
  const add = (node: Node | undefined) => {
    const list = node && listOf(node);
    if (list) {
      found.push(list);
    }
  };
  for (const statement of file.getStatements()) {
    if (Is.isVariableStatement(statement) && statement.isExported()) {
      statement
        .getDeclarations()
        .forEach(declaration => add(declaration.getInitializer()));
    } else if (Is.isExportAssignment(statement)) {
      add(statement.getExpression());
    }
  }
  return found;
}

/** Also behind `as const`, `satisfies ApplicationConfig[]`, parentheses and a call like `defineApplications([ … ])`. */
function listOf(node: Node): ArrayLiteralExpression | undefined {
  const { Node: Is } = loadTsMorph();
  if (Is.isArrayLiteralExpression(node)) {
    return node;
  }
  if (
    Is.isAsExpression(node) ||
    Is.isSatisfiesExpression(node) ||
    Is.isParenthesizedExpression(node)
  ) {
    return listOf(node.getExpression());
  }
  const argument = Is.isCallExpression(node)
    ? node.getArguments()[0]
    : undefined;
  return argument && listOf(argument);
}
