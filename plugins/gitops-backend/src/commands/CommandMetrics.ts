import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { Command } from '@slipway/plugin-gitops-common';

/**
 * Counts how commands end. All is told when one has ended, by the replica that ended it, from what the rows say; so a
 * step that three replicas worked on is one step with three attempts. A command that goes on after it had failed ends
 * again and is counted again; of its steps only what they did since is.
 */
export class CommandMetrics {
  readonly #ended: MetricsServiceCounter;
  readonly #duration: MetricsServiceHistogram;
  readonly #retries: MetricsServiceCounter;

  constructor(metrics: MetricsService) {
    this.#ended = metrics.createCounter('gitops.commands.ended', {
      description: 'Commands that have ended, releases among them',
      unit: '{command}',
    });
    this.#duration = metrics.createHistogram('gitops.command.step.duration', {
      description: 'How long the steps of commands took, waiting included',
      unit: 's',
    });
    this.#retries = metrics.createCounter('gitops.command.step.retries', {
      description: 'Tries of steps after the first one',
      unit: '{retry}',
    });
  }

  /**
   * Counts a command that has ended.
   *
   * @param toldAttempts - how many attempts of each step, by its name, an earlier end has counted
   */
  ended(
    command: Command,
    toldAttempts: ReadonlyMap<string, number> = new Map(),
  ): void {
    const { kind, state: outcome } = command;
    const registry = command.outcome?.repository ?? 'none';
    this.#ended.add(1, { kind, outcome, registry });
    for (const step of command.steps) {
      const told = toldAttempts.get(step.name) ?? 0;
      if (step.attempts <= told) continue;
      const attributes = { kind, step: step.name, registry };
      if (step.startedAt && step.finishedAt) {
        const ms = Date.parse(step.finishedAt) - Date.parse(step.startedAt);
        this.#duration.record(Math.max(ms, 0) / 1000, {
          ...attributes,
          outcome: step.state,
        });
      }
      const retries = step.attempts - Math.max(told, 1);
      if (retries > 0) this.#retries.add(retries, attributes);
    }
  }
}
