import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateApplication } from '@slipway/cdk8s';
import { packageConfig } from '../packageConfig';

/** Synthesises packages to disk in this process and prints how long each round took, in milliseconds. */
const [folder, count, rounds, warmUp] = process.argv.slice(2);

function synthesise(root: string, packages: number): void {
  for (let index = 0; index < packages; index++) {
    const { files } = generateApplication({
      config: packageConfig(index),
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    });
    const made = new Set<string>();
    for (const { content, path } of files) {
      const file = join(root, path);
      if (!made.has(dirname(file))) {
        mkdirSync(dirname(file), { recursive: true });
        made.add(dirname(file));
      }
      writeFileSync(file, content);
    }
  }
}

for (let round = 0; round < Number(warmUp); round++) {
  synthesise(join(folder, `warm-up-${round}`), 30);
}
const milliseconds: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const root = join(folder, `round-${round}`);
  const begun = performance.now();
  synthesise(root, Number(count));
  milliseconds.push(performance.now() - begun);
}
process.stdout.write(JSON.stringify(milliseconds));
