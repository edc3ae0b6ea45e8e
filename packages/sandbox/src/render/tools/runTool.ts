import { execFile } from 'node:child_process';
import { Tool } from './RenderTools';

/** How a program ended. */
export interface ToolResult {
  /** 0 when it went well; 1 also when it could not be started. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Never rejects; never goes through a shell. */
export function runTool(
  tool: Tool,
  args: readonly string[],
  options: { readonly cwd?: string; readonly timeoutMs?: number } = {},
): Promise<ToolResult> {
  return new Promise(resolve => {
    execFile(
      tool.file,
      [...tool.first, ...args],
      {
        cwd: options.cwd,
        timeout: options.timeoutMs ?? 60_000,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, ...tool.env },
      },
      (error, stdout, stderr) => {
        const code = error && typeof error.code === 'number' ? error.code : 1;
        resolve({
          exitCode: error ? code : 0,
          stdout,
          stderr: stderr.trim() || (error ? error.message : ''),
        });
      },
    );
  });
}
