import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../../dev/renderTab';
import { scenarios } from '../../../dev/fake/scenarios';

const show = (name: keyof typeof scenarios, path?: string) =>
  renderTab(scenarios[name](Date.now()), { path });

async function press(button: string, title: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog', { name: title }));
}

describe('dialogs', () => {
  it('deploys another tag with a reason and shows the pull request', async () => {
    const api = show('done', '/?environment=production');
    const dialog = await press('Deploy…', 'Deploy storefront to production');
    const tag = dialog.getByLabelText(/^Image tag/);
    expect(tag).toHaveValue('2.9.0');
    expect(
      dialog.getByRole('button', { name: 'Deploy to production' }),
    ).toBeDisabled();
    await userEvent.clear(tag);
    await userEvent.type(tag, '2.9.1');
    const submit = dialog.getByRole('button', {
      name: 'Deploy 2.9.1 to production',
    });
    expect(dialog.getByText(/^A pull request with this/)).toBeVisible();
    expect(submit).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'CHG-9');
    await userEvent.click(submit);
    expect(
      await dialog.findByRole('link', { name: /Pull request #42/ }),
    ).toBeInTheDocument();
    expect(api.asked[0]).toMatchObject({
      kind: 'deploy',
      request: { version: '2.9.1', reason: 'CHG-9' },
    });
  });

  it('promotes what one environment runs to the next', async () => {
    const api = show('done');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for dev' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Promote to staging…' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Promote storefront 2.9.0 to staging',
      }),
    );
    expect(dialog.getByText('dev runs')).toBeVisible();
    expect(dialog.getByText(/^A pull request with this/)).toBeVisible();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Promote 2.9.0 to staging' }),
    );
    expect(await dialog.findByText(/^Accepted/)).toBeVisible();
    expect(api.asked[0]).toMatchObject({
      kind: 'promote',
      id: 'sandbox:argocd:storefront-staging',
      request: { version: '2.9.0', from: 'sandbox:argocd:storefront-dev' },
    });
  });

  it('deploys by a commit where the environment is changed so, and shows it', async () => {
    show('commits', '/?environment=dev');
    const dialog = await press('Deploy…', 'Deploy storefront to dev');
    expect(
      dialog.getByText(/^This change is committed to Git at once/),
    ).toBeVisible();
    expect(dialog.queryByText(/pull request with this/)).toBeNull();
    const tag = dialog.getByLabelText(/^Image tag/);
    await userEvent.clear(tag);
    await userEvent.type(tag, '2.9.1');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Deploy 2.9.1 to dev' }),
    );
    expect(
      await dialog.findByRole('link', { name: /Commit 4f9c1e2/ }),
    ).toHaveAttribute('href', expect.stringContaining('/commit/4f9c1e2'));
    expect(dialog.getByText(/has no limit for memory/)).toBeVisible();
    expect(dialog.queryByRole('link', { name: /Pull request/ })).toBeNull();
  });

  it('keeps the form and shows the sentence when the backend refuses', async () => {
    const api = show('running');
    api.terminate = async () => {
      throw new Error('The operation has ended already.');
    };
    const dialog = await press(
      'Terminate…',
      'Terminate the operation of production',
    );
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'wrong version');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Terminate in production' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The operation has ended already.',
    );
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue('wrong version');
  });

  it('shows what auto-sync will apply before it resumes', async () => {
    show('hold');
    const dialog = await press('Resume…', 'Resume auto-sync of production');
    expect(
      await dialog.findByText(/^What changes: 2 of 2/),
    ).toBeInTheDocument();
  });

  it('rolls back to an entry of the ledger', async () => {
    show('done', '/?environment=production&view=versions');
    const table = await screen.findByRole('table', {
      name: 'Versions and operations of production',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await within(table).findByRole('row', { name: /^2.8.0/ });
    const dialog = await press(
      'Roll back production to 2.8.0…',
      'Roll back storefront in production',
    );
    expect(
      await dialog.findByRole('button', {
        name: 'Roll back production to 2.8.0',
      }),
    ).toBeDisabled();
  });
});
