/**
 * A text in which no line is a quick action. GitLab carries out lines such as `/approve`, `/merge` or `/target_branch` in
 * descriptions and comments with the rights of the account that writes them, which is ours, and in these texts are words
 * that others have typed. The slash is escaped, so that Markdown shows the line as it was.
 */
export function withoutQuickActions(text: string): string {
  return text.replace(/^(\s*)\/(?=\w)/gm, '$1\\/');
}
