import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { scenarios } from '../../../dev/fake/scenarios';
import { renderTab } from '../../../dev/renderTab';

const show = (name: keyof typeof scenarios, path?: string) =>
  renderTab(scenarios[name](Date.now()), { path });

describe('DeploymentsTab', () => {
  it('selects what runs, opens its active wave and says the sentence first', async () => {
    show('running');
    expect(
      await screen.findByRole('heading', {
        name: 'Deploying 2.9.0 to production',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^production/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getByText('Wave 0 is running:')).toBeInTheDocument();
    const waves = screen.getByRole('group', { name: 'Waves of production' });
    expect(
      within(waves).getByRole('button', {
        name: /^Wave 0, Running, 1 of 2 ready/,
      }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      within(waves).getByRole('button', { name: /^Wave 10, Waits for wave 0/ }),
    ).toHaveAttribute('aria-expanded', 'false');
    expect(
      within(waves).getByRole('button', {
        name: /Waits for Sync, Job\/smoke-test/,
      }),
    ).toBeInTheDocument();
  });

  it('follows a running operation without a touch', async () => {
    const api = show('running');
    await screen.findByRole('button', { name: /^Wave 0, Running/ });
    api.scenario = scenarios.done(Date.now());
    expect(
      await screen.findByRole('heading', { name: '2.9.0 in production' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('9 of 9 waves done, 11 of 11 resources'),
    ).toBeInTheDocument();
  });

  it('lets the pods of a stuck wave say why', async () => {
    show('stuck');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Image 2.9.0 cannot be pulled',
    );
    expect(
      screen.getByRole('button', { name: /^Wave 0, Stuck, 1 of 2 ready/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/ImagePullBackOff/)).toHaveLength(2);
    expect(
      screen.getByRole('button', { name: /^Wave 10, Blocked by wave 0/ }),
    ).toBeInTheDocument();
  });

  it('takes the environment from the address', async () => {
    show('running', '/?environment=dev');
    expect(
      await screen.findByRole('heading', { name: '2.9.0 in dev' }),
    ).toBeInTheDocument();
  });

  it('shows the waves as a table on demand', async () => {
    show('running');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as table' }),
    );
    const table = screen.getByRole('table', { name: 'Waves of production' });
    expect(within(table).getAllByRole('row')).toHaveLength(12);
    expect(
      within(table).getByRole('row', {
        name: /Deployment\/storefront Progressing, 1 of 3 ready/,
      }),
    ).toBeInTheDocument();
  });

  it('turns actions off with the reason in plain sight', async () => {
    show('read-only');
    const deploy = await screen.findByRole('button', { name: 'Deploy…' });
    expect(deploy).toBeDisabled();
    const terminate = await screen.findByRole('button', { name: 'Terminate…' });
    expect(terminate).toBeDisabled();
    expect(terminate).toHaveAccessibleDescription(
      'Deploy, Roll back, Sync, Terminate and Hold are off: the Application does not name this entity: set slipway.dev/entity on it.',
    );
  });

  it('says which Argo CD is lost, dims its row and turns its actions off', async () => {
    show('unreachable', '/?environment=production');
    expect(
      await screen.findByText(/^Argo CD sandbox cannot be reached since/),
    ).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /^production/ });
    expect(row).toHaveTextContent('was Healthy');
    expect(screen.getByRole('button', { name: 'Deploy…' })).toBeDisabled();
    expect(
      screen.getByRole('heading', { name: 'production cannot be read' }),
    ).toBeInTheDocument();
  });

  it('offers the template when nothing is set up', async () => {
    show('not-set-up');
    expect(
      await screen.findByRole('link', { name: 'Onboard with GitOps' }),
    ).toHaveAttribute('href', '/create/templates/default/gitops-service');
    expect(screen.getByText(/argocd\/app-selector/)).toBeInTheDocument();
  });

  it('says what was looked for when nothing matches', async () => {
    show('no-match');
    expect(
      await screen.findByText(/Applications labelled app=storefront/),
    ).toBeInTheDocument();
  });

  it('tries again after an error', async () => {
    const api = show('failed');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database cannot be reached.',
    );
    api.scenario = scenarios.running(Date.now());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /^production/ }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing and offers no retry', async () => {
    show('denied');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'gitops.deployment.read',
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('shows commands with what they wait for and what they left behind', async () => {
    show('commands');
    const waiting = await screen.findByRole('article', {
      name: 'Deploy to staging',
    });
    expect(waiting).toHaveTextContent(
      'Waits for: the merge of pull request #42',
    );
    expect(
      within(waiting).getByRole('link', { name: /Pull request #42/ }),
    ).toHaveAttribute('href', 'https://git.example/platform/gitops/pulls/42');
    const failed = screen.getByRole('article', { name: 'Roll back dev' });
    expect(failed).toHaveTextContent(
      'The hold annotations stay on the Application.',
    );
    await userEvent.click(
      within(failed).getByRole('button', { name: 'Dismiss' }),
    );
    await waitFor(() => expect(failed).not.toBeInTheDocument());
  });
});
