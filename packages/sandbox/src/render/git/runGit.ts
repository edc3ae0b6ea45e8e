import { runTool, ToolResult } from '../tools/runTool';

const GIT = {
  file: 'git',
  first: [],
  // Never asks for a password, never reads the user's settings, speaks English.
  env: {
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    LC_ALL: 'C',
  },
};

/** Runs git to its end; `env` adds variables for this call. */
export function runGit(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ToolResult> {
  return runTool({ ...GIT, env: { ...GIT.env, ...env } }, args);
}
