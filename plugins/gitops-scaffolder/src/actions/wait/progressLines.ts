import { Command } from '@slipway/plugin-gitops-common';

/** What is news about a command since it was seen last, a line each. */
export function progressLines(
  command: Command,
  before: Command | undefined,
): readonly string[] {
  const known = new Map(before?.steps.map(step => [step.name, step]));
  const lines = command.steps.flatMap(step => {
    if (known.get(step.name)?.state === step.state) return [];
    switch (step.state) {
      case 'running':
        return [`${step.title} …`];
      case 'succeeded':
        return [`${step.title}: ${step.output?.split('\n')[0] ?? 'done'}`];
      case 'failed':
        return [`${step.title} failed: ${step.error ?? 'no reason given'}`];
      default:
        return [];
    }
  });
  if (command.waitsFor && command.waitsFor !== before?.waitsFor) {
    lines.push(command.waitsFor);
  }
  return lines;
}
