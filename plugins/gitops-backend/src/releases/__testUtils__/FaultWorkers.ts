import { ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkerPlan } from './FaultPlan';
import { HoldingProxy } from './HoldingProxy';

/** Backends that live to be killed. */
export class FaultWorkers {
  readonly #workers: ChildProcess[] = [];
  readonly #plan: string;

  constructor(
    plan: WorkerPlan,
    private readonly proxy: HoldingProxy,
  ) {
    this.#plan = join(plan.folder, 'plan.json');
    writeFileSync(this.#plan, JSON.stringify(plan), { mode: 0o600 });
  }

  spawn(): ChildProcess {
    const worker = fork(join(__dirname, 'releaseWorker.ts'), [this.#plan], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: '' },
    });
    worker.stderr?.on('data', chunk => process.stderr.write(chunk));
    this.#workers.push(worker);
    return worker;
  }

  /** Ends it with SIGKILL; what it had under way is done by the outside when this resolves. */
  async kill(worker: ChildProcess): Promise<void> {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = new Promise(done => {
      worker.once('exit', done);
    });
    worker.kill('SIGKILL');
    await gone;
    await this.proxy.deliver(worker.pid!);
  }

  async killAll(): Promise<void> {
    for (const worker of this.#workers) await this.kill(worker);
  }
}
