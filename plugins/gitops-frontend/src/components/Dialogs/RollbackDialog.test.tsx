import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { scenarios } from '../../../dev/fake/scenarios';
import { Scenario } from '../../../dev/fake/Scenario';
import { renderTab } from '../../../dev/renderTab';

async function open(
  change: (s: Scenario) => Scenario = s => s,
  name: 'running' | 'commits' = 'running',
) {
  const api = renderTab(change(scenarios[name](Date.now())), {
    path: '/?environment=production',
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Roll back…' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'Roll back storefront in production',
  });
  await within(dialog).findByRole('radio', { name: 'Restore in Git' });
  return { api, dialog: within(dialog) };
}

describe('RollbackDialog', () => {
  it('stays off until way, reason and typed name are there, then names both on the button', async () => {
    const { api, dialog } = await open();
    const submit = dialog.getByRole('button', {
      name: 'Roll back production to 2.8.1',
    });
    expect(submit).toBeDisabled();
    for (const radio of dialog.getAllByRole('radio')) {
      expect(radio).not.toBeChecked();
    }
    expect(
      dialog.getByText('Still needed: a way, a reason, the typed name.'),
    ).toBeInTheDocument();

    await userEvent.click(dialog.getByRole('radio', { name: 'Argo CD' }));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'INC-318');
    expect(submit).toBeDisabled();
    await userEvent.type(
      dialog.getByLabelText('Type production to confirm'),
      'prod',
    );
    expect(submit).toBeDisabled();
    await userEvent.type(
      dialog.getByLabelText('Type production to confirm'),
      'uction',
    );
    expect(submit).toBeEnabled();
    await userEvent.click(submit);

    expect(
      await dialog.findByRole('link', { name: /Pull request #42/ }),
    ).toBeInTheDocument();
    expect(api.asked).toEqual([
      {
        kind: 'rollback',
        id: 'sandbox:argocd:storefront-production',
        request: expect.objectContaining({
          way: 'argocd',
          historyId: '98',
          reason: 'INC-318',
          idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        }),
      },
    ]);
  });

  it('shows the diff, and the hold end only for the Argo CD way', async () => {
    const { dialog } = await open();
    expect(
      dialog.getByText('+ image: ghcr.io/acme/storefront:2.8.1', {
        exact: false,
        normalizer: s => s.replace(/\s+/g, ' '),
      }),
    ).toBeInTheDocument();
    expect(dialog.queryByText('Hold is overdue after')).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('radio', { name: 'Argo CD' }));
    expect(dialog.getByText('Hold is overdue after')).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Restore in Git' }),
    );
    expect(dialog.queryByText('Hold is overdue after')).not.toBeInTheDocument();
  });

  it.each([
    [
      'running',
      'Open pull request: production back to 2.8.1',
      /before the merge/,
    ],
    ['commits', 'Commit to Git: production back to 2.8.1', /has to approve/],
  ] as const)(
    'says on the button how Git is changed: %s',
    async (name, label, not) => {
      const { dialog } = await open(undefined, name);
      await userEvent.click(
        dialog.getByRole('radio', { name: 'Restore in Git' }),
      );
      expect(dialog.getByRole('button', { name: label })).toBeDisabled();
      expect(dialog.getByText(not)).toBeInTheDocument();
    },
  );

  it('closes a way that is not open, with the reason', async () => {
    const { dialog } = await open(scenario => ({
      ...scenario,
      plan: {
        ...scenario.plan,
        ways: scenario.plan.ways.map(way =>
          way.way === 'argocd'
            ? {
                ...way,
                available: false,
                reason: 'The parent application would undo it.',
              }
            : way,
        ),
      },
    }));
    expect(dialog.getByRole('radio', { name: 'Argo CD' })).toBeDisabled();
    expect(
      dialog.getByText('Not open: The parent application would undo it.'),
    ).toBeInTheDocument();
  });
});
