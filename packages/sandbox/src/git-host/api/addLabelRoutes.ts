import { Router } from 'express';
import { HostError } from '../HostError';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

/** Labels of a repository. */
export function addLabelRoutes(router: Router, api: ApiContext): void {
  const { present } = api;
  const { state } = api.host;

  router.get('/repos/:owner/:name/labels', (req, res) => {
    const repository = api.repository(req);
    const page = api.page(req);
    const items = api
      .slice(page, repository.labels)
      .map(label => present.pulls.label(repository, label));
    api.list(req, res, { page, total: repository.labels.length, items });
  });

  router.post('/repos/:owner/:name/labels', (req, res) => {
    const { repository } = api.writable(req);
    const body = Body.of(req);
    const name = body.requiredString('name', 'Name');
    const color = body.requiredString('color', 'Color').replace(/^#/, '');
    if (!/^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color))
      throw new HostError(422, `bad color code: ${color}`);
    const label = {
      id: state.newId(),
      name,
      color,
      description: body.string('description') ?? '',
    };
    repository.labels.push(label);
    state.save();
    api.json(res, 201, present.pulls.label(repository, label));
  });
}
