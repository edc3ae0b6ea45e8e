import { mockServices } from '@backstage/backend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import { Knex } from 'knex';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';
import { SubmitCommandRequest } from '../CommandService';
import {
  DatabaseCommandService,
  DatabaseCommandServiceOptions,
} from '../DatabaseCommandService';

/** Replicas of the command service on one database, with a clock that only a test moves. */
export class QueueBench {
  /** A secret that must not show up in rows or logs. */
  static readonly secret = 's3cr3t-of-the-instance';
  static readonly request: SubmitCommandRequest = {
    kind: 'sync',
    entityRef: 'component:default/shop',
    deployment: { instance: 'sandbox', namespace: 'argocd', name: 'shop-dev' },
    actor: 'user:default/jane',
    reason: 'a fix',
    parameters: {},
  };

  readonly logger = mockServices.logger.mock();
  readonly #knex: Knex;
  readonly #services: DatabaseCommandService[] = [];
  #clock = Date.parse('2026-01-01T10:00:00Z');

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** A step by what it does. */
  static step(
    name: string,
    run: CommandStepDefinition['run'] = async () => ({ type: 'done' }),
    exclusive?: boolean,
  ): CommandStepDefinition {
    return { name, title: name, run, exclusive };
  }

  /** Moves the clock. */
  pass(milliseconds: number): void {
    this.#clock += milliseconds;
  }

  /** A replica that knows these kinds of command. */
  async start(
    kinds: Partial<Record<string, readonly CommandStepDefinition[]>>,
    options: Partial<DatabaseCommandServiceOptions> = {},
  ): Promise<DatabaseCommandService> {
    const service = await DatabaseCommandService.create({
      database: mockServices.database({ knex: this.#knex }),
      logger: this.logger,
      definitions: Object.entries(kinds).map(
        ([kind, steps]) =>
          ({
            kind,
            steps: () => steps,
            overrides: kind === 'terminate',
          }) as CommandDefinition,
      ),
      secrets: () => [QueueBench.secret],
      now: () => new Date(this.#clock),
      ...options,
    });
    this.#services.push(service);
    await service.start();
    return service;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#services.map(service => service.stop()));
  }

  async until(
    service: DatabaseCommandService,
    id: string,
    what: (command: Command) => boolean,
  ): Promise<Command> {
    for (;;) {
      const command = await service.get(id);
      if (command && what(command)) return command;
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  /** The command once it has ended. */
  ended(service: DatabaseCommandService, id: string): Promise<Command> {
    return this.until(service, id, command => Boolean(command.finishedAt));
  }
}
