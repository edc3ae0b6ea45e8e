import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../../dev/renderTab';
import { scenarios } from '../../../dev/fake/scenarios';

const DEPLOY = 'Deploy to staging';
const ROLLBACK = 'Roll back dev';

const strip = async (name: string) =>
  within(await screen.findByRole('article', { name }));

describe('commands', () => {
  it('are cancelled with a reason, and close their pull request when that is wanted', async () => {
    const api = renderTab(scenarios.commands(Date.now()));
    const deploy = await strip(DEPLOY);
    await userEvent.click(
      deploy.getByRole('button', { name: `Cancel: ${DEPLOY}` }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: `Cancel: ${DEPLOY}` }),
    );
    expect(dialog.getByText(/Nothing is undone/)).toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText('Close pull request #42 too'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'not wanted');
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel it' }));
    expect(await dialog.findByText('Wait for the merge')).toBeInTheDocument();
    expect(api.asked).toEqual([
      {
        kind: 'cancel',
        id: 'c2',
        request: { reason: 'not wanted', closePullRequest: true },
      },
    ]);
  });

  it('are tried again when they have failed, and say why they cannot be', async () => {
    const api = renderTab(scenarios.commands(Date.now()));
    const rollback = await strip(ROLLBACK);
    expect(
      rollback.queryByRole('button', { name: /^Cancel/ }),
    ).not.toBeInTheDocument();
    const retry = rollback.getByRole('button', { name: `Retry: ${ROLLBACK}` });
    await userEvent.click(retry);
    expect(api.asked).toEqual([{ kind: 'retry', id: 'c1', request: {} }]);
    api.retryCommand = async () => {
      throw new Error('A deploy came after it.');
    };
    await userEvent.click(retry);
    const alerts = await rollback.findAllByRole('alert');
    expect(alerts.map(({ textContent }) => textContent).join()).toContain(
      'A deploy came after it.',
    );
  });

  it('that failed to bring a version offer the way back', async () => {
    const scenario = scenarios.commands(Date.now());
    const [, failed] = scenario.commands;
    renderTab({ ...scenario, commands: [{ ...failed, kind: 'release' }] });
    const release = await strip('Release to dev');
    await userEvent.click(release.getByRole('button', { name: 'Roll back…' }));
    expect(
      await screen.findByRole('dialog', { name: /Roll .*back/ }),
    ).toBeInTheDocument();
  });
});
