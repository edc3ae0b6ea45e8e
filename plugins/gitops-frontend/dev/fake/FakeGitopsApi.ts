import {
  Command,
  CommandKind,
  DeploymentDetail,
  DeploymentPlan,
  DeploymentsOverview,
  EntityChart,
  GitChanges,
  GitopsApi,
  HistoryPage,
  ReleaseRequest,
} from '@slipway/plugin-gitops-common';
import { acceptedBy } from './acceptedBy';
import { Scenario } from './Scenario';

const PAGE = 4;

/** A backend in memory: answers from a scenario and accepts every command. Keeps what it was asked for. */
export class FakeGitopsApi implements GitopsApi {
  /** Every mutation, in order. */
  readonly asked: {
    readonly kind: CommandKind | 'cancel' | 'retry';
    readonly id: string;
    readonly request: object;
  }[] = [];
  scenario: Scenario;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  async getDeployments(): Promise<DeploymentsOverview> {
    const { overview } = this.scenario;
    if (overview === 'never') return new Promise(() => {});
    if (overview instanceof Error) throw overview;
    return overview;
  }

  async getDeployment(_: string, id: string): Promise<DeploymentDetail> {
    const detail = this.scenario.details[id];
    if (!detail) throw new Error(`There is no deployment '${id}'.`);
    return detail;
  }

  async getHistory(
    _: string,
    __: string,
    options: { readonly cursor?: string } = {},
  ): Promise<HistoryPage> {
    const from = Number(options.cursor ?? 0);
    const { history } = this.scenario;
    return {
      items: history.slice(from, from + PAGE),
      nextCursor: from + PAGE < history.length ? `${from + PAGE}` : undefined,
    };
  }

  async getPlan(
    _: string,
    __: string,
    target: { readonly revision: string } | { readonly historyId: string },
  ): Promise<DeploymentPlan> {
    const entry =
      'historyId' in target &&
      this.scenario.history.find(e => e.id === target.historyId);
    return entry
      ? { ...this.scenario.plan, to: entry.version }
      : this.scenario.plan;
  }

  async refresh(): Promise<void> {}

  sync(_: string, id: string, request: object) {
    return this.#accept('sync', id, request);
  }

  deploy(_: string, id: string, request: object) {
    return this.#accept('deploy', id, request);
  }

  promote(_: string, id: string, request: object) {
    return this.#accept('promote', id, request);
  }

  rollback(_: string, id: string, request: object) {
    return this.#accept('rollback', id, request);
  }

  hold(_: string, id: string, request: object) {
    return this.#accept('hold', id, request);
  }

  resume(_: string, id: string, request: object) {
    return this.#accept('resume', id, request);
  }

  terminate(_: string, id: string, request: object) {
    return this.#accept('terminate', id, request);
  }

  release(_: string, request: ReleaseRequest, archive?: Blob) {
    const { deploymentId } = request;
    return this.#accept('release', deploymentId, { ...request, archive });
  }

  async cancelCommand(_: string, commandId: string, request: object) {
    this.asked.push({ kind: 'cancel', id: commandId, request });
    return this.getCommand('', commandId);
  }

  async retryCommand(_: string, commandId: string, request: object) {
    this.asked.push({ kind: 'retry', id: commandId, request });
    return this.getCommand('', commandId);
  }

  async listCharts(): Promise<readonly EntityChart[]> {
    return this.scenario.charts ?? [];
  }

  async getChartVersion(_: string, version: string): Promise<never> {
    throw new Error(`There is no version '${version}'.`);
  }

  async getCommand(_: string, commandId: string): Promise<Command> {
    const command = this.scenario.commands.find(c => c.id === commandId);
    if (!command) throw new Error(`There is no command '${commandId}'.`);
    return command;
  }

  async listCommands(): Promise<readonly Command[]> {
    return this.scenario.commands;
  }

  async #accept(kind: CommandKind, id: string, request: object) {
    this.asked.push({ kind, id, request });
    const at = new Date().toISOString();
    const command: Command = {
      id: `command-${this.asked.length}`,
      kind,
      entityRef: 'component:default/storefront',
      deploymentId: id,
      actor: 'user:default/ana',
      createdAt: at,
      updatedAt: at,
      ...acceptedBy(this.#changesOf(id)),
    };
    this.scenario = {
      ...this.scenario,
      commands: [command, ...this.scenario.commands],
    };
    return command;
  }

  #changesOf(id: string): GitChanges {
    const { overview } = this.scenario;
    if (overview instanceof Error || overview === 'never') return 'pullRequest';
    const all = overview.environments.flatMap(e => e.deployments);
    return all.find(d => d.id === id)?.changes ?? 'pullRequest';
  }
}
