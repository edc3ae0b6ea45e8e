import { Option } from 'commander';
import { Bench } from './Bench';
import { benches } from './benches';
import { createCli } from './createCli';

async function run(list: readonly Bench[], ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const program = createCli(list, {
    out: text => out.push(text),
    err: text => err.push(text),
  });
  const commands = [program, ...program.commands];
  commands.forEach(command => command.exitOverride());
  const failure = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { out: out.join(''), err: err.join(''), failure };
}

describe('createCli', () => {
  const counting: Bench = {
    name: 'counting',
    describe: 'Counts to a number',
    options: [
      new Option('--to <number>', 'where to end').default(3).argParser(Number),
    ],
    async run({ to }, progress) {
      progress('counting');
      return {
        tables: [{ title: 'Numbers', columns: ['number'], rows: [[to]] }],
        notes: ['Counted.'],
        summary: { bench: 'counting', to },
      };
    },
  };

  it('gives the options to the measurement and ends with one line of JSON', async () => {
    const { out, err } = await run([counting], 'counting', '--to', '5');
    expect(err).toBe('counting\n');
    const lines = out.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toEqual({ bench: 'counting', to: 5 });
    expect(out).toContain('Numbers');
    expect(out).toContain('Counted.');
  });

  it('passes on why a measurement failed', async () => {
    const failing: Bench = {
      ...counting,
      run: () => Promise.reject(new Error('There is no such number.')),
    };
    const { failure, out } = await run([failing], 'counting');
    expect(failure).toBe('There is no such number.');
    expect(out).toBe('');
  });

  it('lists every measurement, each with options that have a default', async () => {
    const { out } = await run(benches, '--help');
    for (const bench of benches) {
      expect(out).toContain(bench.name);
      const help = await run(benches, bench.name, '--help');
      expect(help.out.replace(/\s+/g, ' ')).toContain(bench.describe);
      for (const option of bench.options) {
        expect(help.out).toContain(option.long);
        expect(option.defaultValue).toBeDefined();
      }
    }
  });
});
