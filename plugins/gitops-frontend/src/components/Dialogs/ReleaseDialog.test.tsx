import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../../dev/renderTab';
import { scenarios } from '../../../dev/fake/scenarios';
import { Scenario } from '../../../dev/fake/Scenario';

const DEV = 'sandbox:argocd:storefront-dev';

async function open(change: Partial<Scenario> = {}) {
  const api = renderTab(
    { ...scenarios.chart(Date.now()), ...change },
    { path: '/?environment=dev' },
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Deploy…' }));
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Deploy storefront to dev' }),
  );
  await dialog.findByText('What to deploy');
  return { api, dialog };
}

describe('deploying what is delivered by chart', () => {
  it('releases a published version: the newest, or another one', async () => {
    const { api, dialog } = await open();
    expect(
      dialog.getByRole('button', { name: 'Deploy 2.10.0 to dev' }),
    ).toBeEnabled();
    await userEvent.click(
      dialog.getByRole('button', { name: /Chart version/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: '2.9.0, published 2 h ago, runs in dev',
      }),
    );
    expect(
      dialog.getByRole('button', { name: 'Deploy 2.9.0 to dev' }),
    ).toBeDisabled();
    await userEvent.click(
      dialog.getByRole('button', { name: /Chart version/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: '2.8.1, published 3 h ago' }),
    );
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'CHG-9');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Deploy 2.8.1 to dev' }),
    );
    expect(await dialog.findByText('Wait for the merge')).toBeInTheDocument();
    expect(api.asked).toEqual([
      {
        kind: 'release',
        id: DEV,
        request: {
          deploymentId: DEV,
          version: '2.8.1',
          reason: 'CHG-9',
          idempotencyKey: expect.any(String),
        },
      },
    ]);
  });

  it('uploads a packaged chart, unless it is too large', async () => {
    const { api, dialog } = await open();
    await userEvent.click(dialog.getByLabelText('A packaged chart, uploaded'));
    const submit = dialog.getByRole('button', { name: 'Deploy to dev' });
    expect(submit).toBeDisabled();
    const field = dialog.getByLabelText(/^Packaged chart/);
    const large = new File([], 'web.tgz', { type: 'application/gzip' });
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    await userEvent.upload(field, large);
    expect(dialog.getByRole('alert')).toHaveTextContent('larger than 20 MB');
    expect(submit).toBeDisabled();
    const file = new File(['x'], 'web.tgz', { type: 'application/gzip' });
    await userEvent.upload(field, file);
    await userEvent.click(submit);
    expect(api.asked).toMatchObject([
      { kind: 'release', request: { deploymentId: DEV, archive: file } },
    ]);
    expect(api.asked[0].request).not.toHaveProperty('version');
  });

  it('releases a folder in Git, also when the registry cannot be listed', async () => {
    const problem = 'museum cannot be reached.';
    const { api, dialog } = await open({
      charts: [{ repository: 'museum', chart: 'web', versions: [], problem }],
    });
    expect(dialog.getByText(problem)).toBeInTheDocument();
    expect(dialog.getByLabelText('A published version')).toBeDisabled();
    await userEvent.click(dialog.getByLabelText(/^A folder in Git/));
    const sourceUrl = 'https://git.example/acme/web/src/branch/main/chart';
    await userEvent.click(dialog.getByLabelText(/^Address of the folder/));
    await userEvent.paste(sourceUrl);
    await userEvent.click(
      dialog.getByLabelText(/^Version to publish it under/),
    );
    await userEvent.paste('2.11.0');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Deploy 2.11.0 to dev' }),
    );
    expect(api.asked).toMatchObject([
      { kind: 'release', request: { sourceUrl, version: '2.11.0' } },
    ]);
  });
});
