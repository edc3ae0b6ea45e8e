import type { Project, SourceFile } from 'ts-morph';
import { ApplicationConfigError } from './ApplicationConfigError';
import { loadTsMorph } from './syntax/loadTsMorph';

/**
 * Parses TypeScript without running or resolving anything. Throws `ApplicationConfigError` for what is none.
 *
 * @internal
 */
export function parseSource(text: string, fileName: string): SourceFile {
  const project = new (loadTsMorph().Project)({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, noResolve: true },
  });
  try {
    return parse(project, text, fileName);
  } catch (error) {
    // The compiler goes down once for each bracket.
    if (error instanceof RangeError) {
      throw new ApplicationConfigError(
        'the file is nested too deep to be read; flatten it.',
        { file: fileName },
      );
    }
    throw error;
  }
}

function parse(project: Project, text: string, fileName: string): SourceFile {
  // A byte order mark would be cut off, and every place in the tree were one before that in the text.
  const sourceFile = project.createSourceFile(
    '/application.ts',
    text.replace(/^\uFEFF/, ' '),
  );
  refuseSyntaxErrors(project, sourceFile, fileName);
  return sourceFile;
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
