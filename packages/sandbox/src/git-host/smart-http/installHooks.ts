import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// CLOSED and PROTECTED hold one pattern on each line; stdin has a line for each ref: before, after, name.
const PRE_RECEIVE = `#!/bin/sh
fits() {
  saved=$IFS
  IFS='
'
  set -f
  for pattern in $1; do
    case "$2" in $pattern) IFS=$saved; return 0 ;; esac
  done
  IFS=$saved
  return 1
}
refuse() {
  printf '\\nGitea: %s\\n' "$1" >&2
  exit 1
}
zero=0000000000000000000000000000000000000000
while read -r before after ref; do
  branch=\${ref#refs/heads/}
  [ "$branch" = "$ref" ] && continue
  if fits "$PROTECTED" "$branch"; then
    [ "$after" = "$zero" ] && refuse "branch $branch is protected from deletion"
    if [ "$before" != "$zero" ] && ! git merge-base --is-ancestor "$before" "$after"; then
      refuse "branch $branch is protected from force push"
    fi
  fi
  fits "$CLOSED" "$branch" && refuse "Not allowed to push to protected branch $branch"
done
exit 0
`;

/** Writes the hooks of all repositories into a folder, which is what `core.hooksPath` then says. */
export function installHooks(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pre-receive'), PRE_RECEIVE, { mode: 0o755 });
  return folder;
}
