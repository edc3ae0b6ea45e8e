import type {
  Node,
  ObjectLiteralExpression,
  Project,
  SourceFile,
} from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';
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
  const project = new (loadTsMorph().Project)({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, noResolve: true },
  });
  // A byte order mark would be cut off, and every place in the tree were one before that in the text.
  const sourceFile = project.createSourceFile(
    '/application.ts',
    text.replace(/^\uFEFF/, ' '),
  );
  refuseSyntaxErrors(project, sourceFile, fileName);
  refuseOtherStatements(sourceFile, fileName);
  return { sourceFile, argument: findArgument(sourceFile, fileName, definer) };
}

function refuseSyntaxErrors(
  project: Project,
  sourceFile: SourceFile,
  file: string,
): void {
  const [first] = project.getProgram().getSyntacticDiagnostics(sourceFile);
  if (first) {
    const message = first.getMessageText();
    const reason =
      typeof message === 'string' ? message : message.getMessageText();
    throw new ApplicationConfigError(
      `the file is no valid TypeScript (${reason.replace(/\.$/, '')}); correct the syntax.`,
      { file, line: first.getLineNumber() },
    );
  }
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
