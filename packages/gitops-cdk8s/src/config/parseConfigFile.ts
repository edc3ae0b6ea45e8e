import type { Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';
import { parseSource } from './parseSource';
import { loadTsMorph } from './syntax/loadTsMorph';

/** A config file taken apart. */
export interface ParsedConfigFile {
  readonly sourceFile: SourceFile;
  /** What `defineApplication`, or the definer asked for, is called with. */
  readonly argument: ObjectLiteralExpression;
}

/**
 * Finds the literal in a config file, without running or resolving anything. Throws `ApplicationConfigError`.
 *
 * @param definer - the function that the default export has to call
 * @internal
 */
export function parseConfigFile(
  text: string,
  fileName: string,
  definer: string = 'defineApplication',
): ParsedConfigFile {
  const sourceFile = parseSource(text, fileName);
  refuseOtherStatements(sourceFile, fileName);
  return { sourceFile, argument: findArgument(sourceFile, fileName, definer) };
}

function refuseOtherStatements(sourceFile: SourceFile, file: string): void {
  const { Node: Is } = loadTsMorph();
  const other = sourceFile
    .getStatements()
    .find(
      statement =>
        !Is.isImportDeclaration(statement) && !Is.isExportAssignment(statement),
    );
  if (other) {
    throw new ApplicationConfigError(
      `"${firstLine(other)}" is neither an import nor the default export; a config file is read without being run, so write values where they are used.`,
      { file, line: other.getStartLineNumber() },
    );
  }
}

function findArgument(
  sourceFile: SourceFile,
  file: string,
  definer: string,
): ObjectLiteralExpression {
  const { Node: Is } = loadTsMorph();
  const assignments = sourceFile.getStatements().filter(Is.isExportAssignment);
  const [exported] = assignments;
  if (!exported || exported.isExportEquals()) {
    throw new ApplicationConfigError(
      `the file has no default export; write \`export default ${definer}({ … })\`.`,
      { file },
    );
  }
  if (assignments.length > 1) {
    throw new ApplicationConfigError(
      'the file has a second default export; keep one of them a file.',
      { file, line: assignments[1].getStartLineNumber() },
    );
  }
  const call = exported.getExpression();
  const argument = Is.isCallExpression(call)
    ? call.getArguments()[0]
    : undefined;
  if (
    !Is.isCallExpression(call) ||
    call.getExpression().getText() !== definer ||
    call.getArguments().length !== 1 ||
    !Is.isObjectLiteralExpression(argument)
  ) {
    throw new ApplicationConfigError(
      `the default export is "${firstLine(call)}"; write \`export default ${definer}({ … })\` with a literal.`,
      { file, line: call.getStartLineNumber() },
    );
  }
  return argument;
}

function firstLine(node: Node): string {
  const [line] = node.getText().split('\n');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
