import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { FakeGitopsApi } from '../dev/fake/FakeGitopsApi';
import { scenarios } from '../dev/fake/scenarios';
import { gitopsApiRef } from './api/gitopsApiRef';
import { gitopsPlugin } from './plugin';

function show(kind: string) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'storefront', namespace: 'default' },
  };
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      gitopsPlugin.getExtension('entity-card:gitops/deployments'),
      gitopsPlugin.getExtension('entity-content:gitops/deployments'),
    ],
    apis: [[gitopsApiRef, new FakeGitopsApi(scenarios.done(Date.now()))]],
  });
}

describe('gitopsPlugin', () => {
  it.each(['Component', 'Resource'])(
    'shows the card on a %s, with links to the tab',
    async kind => {
      show(kind);
      expect(
        await screen.findByRole('row', { name: /^production/ }),
      ).toHaveTextContent(/2\.9\.0.*Synced.*Healthy/);
      expect(screen.getByRole('link', { name: 'production' })).toHaveAttribute(
        'href',
        expect.stringMatching(/deployments\?environment=production$/),
      );
    },
  );
});
