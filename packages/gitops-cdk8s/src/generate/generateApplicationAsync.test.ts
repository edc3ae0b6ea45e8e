import { shopBench } from '../__testUtils__/shopBench';
import { generateApplication } from './generateApplication';
import { generateApplicationAsync } from './generateApplicationAsync';

const options = {
  config: shopBench.shop,
  mode: 'cnoe',
  repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
} as const;

describe('generateApplicationAsync', () => {
  it('gives what generateApplication gives', async () => {
    expect(await generateApplicationAsync(options)).toEqual(
      generateApplication(options),
    );
  });

  it('rejects with what generateApplication throws', async () => {
    const config = { ...options.config, name: 'No Name' };
    await expect(
      generateApplicationAsync({ ...options, config }),
    ).rejects.toThrow('name is "No Name", which is no DNS-1123 label');
  });

  it('lets others have their turn while it makes many environments', async () => {
    const environments = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `e${index}`,
        { destination: 'dev' },
      ]),
    );
    const config = { ...options.config, environments };
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const made = await generateApplicationAsync({ ...options, config });
    clearInterval(timer);
    expect(made.applications).toHaveLength(100);
    expect(turns).toBeGreaterThan(0);
  });
});
