import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { release } from '../../../dev/fake/release';
import { CommandBody } from './CommandBody';

const show = (more: Partial<Command> = {}) =>
  renderInTestApp(
    <CommandBody command={{ ...release(Date.now()), ...more }} />,
  );

const item = (title: string) =>
  within(screen.getByRole('list', { name: 'Steps' }))
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent?.includes(title));

describe('CommandBody', () => {
  it('says where a release is, since when, what it waits for and what it made', async () => {
    show();
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Waits for the merge of pull request #43.',
    );
    expect(screen.getByText('Step 4 of 5: Wait for the merge')).toBeVisible();
    expect(screen.getByText(/^for 1 min \d+ s$/)).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      '3',
    );
    expect(screen.getByText(/^Chart web 2\.10\.0 in museum/)).toHaveTextContent(
      'sha256:4ee9f50e4ee9…',
    );
    expect(
      screen.getByRole('link', { name: /Pull request #43/ }),
    ).toBeVisible();
    expect(item('Publish the chart')).toHaveTextContent(
      'Succeeded, 2 attempts: web 2.10.020 s',
    );
    expect(item('Wait until healthy')).toHaveTextContent('Not begun');
  });

  it('shows the warnings apart from what a step said', async () => {
    show();
    expect(await screen.findByText('Worth knowing:')).toBeVisible();
    expect(screen.getByText('No icon is named in Chart.yaml.').tagName).toBe(
      'LI',
    );
  });

  it('names the step that failed, says why once, and what stays', async () => {
    const { steps } = release(Date.now());
    const error = 'museum does not take our credentials.';
    show({
      state: 'failed',
      waitsFor: undefined,
      error,
      leftBehind: ['Chart web 2.10.0 may be in museum already.'],
      steps: steps.map(step =>
        step.name === 'push' ? { ...step, state: 'failed', error } : step,
      ),
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Failed at “Publish the chart”');
    expect(screen.getAllByText(error)).toHaveLength(1);
    expect(
      screen.getByText('Chart web 2.10.0 may be in museum already.'),
    ).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('keeps the steps of what went well closed', async () => {
    show({ state: 'succeeded', finishedAt: new Date().toISOString() });
    const summary = await screen.findByText(/^5 steps in 1 min \d+ s$/);
    expect(summary.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(summary);
    expect(summary.closest('details')).toHaveAttribute('open');
  });
});
