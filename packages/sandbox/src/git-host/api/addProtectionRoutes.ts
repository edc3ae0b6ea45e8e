import { Request, Router } from 'express';
import { HostError } from '../HostError';
import { protectionRuleSchema } from '../operations/ProtectionRule';
import { ProtectionRecord, RepositoryRecord } from '../state/records';
import { ApiContext } from './ApiContext';
import { Body } from './Body';

const REFUSAL =
  'user should be an owner or a collaborator with admin write of a repository';

function show({ rule, fields, createdAt, updatedAt }: ProtectionRecord) {
  return {
    branch_name: rule,
    rule_name: rule,
    ...protectionRuleSchema.parse({ ...fields }),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function checked(fields: Readonly<Record<string, unknown>>) {
  const { error } = protectionRuleSchema.safeParse(fields);
  if (error) {
    const [issue] = error.issues;
    throw new HostError(422, `[${issue.path.join('.')}]: ${issue.message}`);
  }
  return fields;
}

/** Branch protections: list, make, read, change, delete; for administrators of the repository. */
export function addProtectionRoutes(router: Router, api: ApiContext): void {
  const { host } = api;
  const base = '/repos/:owner/:name/branch_protections';
  const mine = (req: Request): RepositoryRecord =>
    api.writable(req, REFUSAL, 'admin').repository;
  const find = (req: Request, repository: RepositoryRecord) => {
    const name = (req.params as Record<string, string>)[0];
    const found = repository.protections?.find(({ rule }) => rule === name);
    if (!found) throw HostError.notFound();
    return found;
  };

  router.get(base, (req, res) => {
    api.json(res, 200, (mine(req).protections ?? []).map(show));
  });

  router.post(base, (req, res) => {
    const repository = mine(req);
    const body = Body.of(req);
    const rule = body.string('rule_name') || body.string('branch_name');
    if (!rule) {
      throw new HostError(400, 'both rule_name and branch_name are empty');
    }
    const before = repository.protections ?? [];
    if (before.some(one => one.rule === rule)) {
      throw new HostError(403, 'Branch protection already exist');
    }
    const now = host.now();
    const record: ProtectionRecord = {
      rule,
      fields: checked(body.raw),
      createdAt: now,
      updatedAt: now,
    };
    repository.protections = [...before, record];
    host.state.save();
    api.json(res, 201, show(record));
  });

  router.get(`${base}/*`, (req, res) => {
    api.json(res, 200, show(find(req, mine(req))));
  });

  router.patch(`${base}/*`, (req, res) => {
    const found = find(req, mine(req));
    found.fields = checked({ ...found.fields, ...Body.of(req).raw });
    found.updatedAt = host.now();
    host.state.save();
    api.json(res, 200, show(found));
  });

  router.delete(`${base}/*`, (req, res) => {
    const repository = mine(req);
    const found = find(req, repository);
    repository.protections = repository.protections?.filter(
      one => one !== found,
    );
    host.state.save();
    res.status(204).end();
  });
}
