import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { AppProject, ProjectRole } from '../objects/AppProject';
import { ApiContext } from './ApiContext';

type Tokens = NonNullable<ProjectRole['jwtTokens']>;

/** Tokens for the roles of projects. Their lists are in the project's spec and status, as Argo CD writes both. */
export function projectTokenRoutes(context: ApiContext): readonly Route[] {
  const { store, accounts } = context;

  const find = (
    { project, role }: Readonly<Record<string, string>>,
    caller: Caller,
  ) => {
    caller.demand('projects', 'update', project);
    const found = store.projects.get(project);
    if (!found) {
      throw ArgoError.notFound(
        `appprojects.argoproj.io "${project}" not found`,
      );
    }
    const tokens = found.spec.roles?.find(({ name }) => name === role);
    if (!tokens) {
      throw ArgoError.notFound(
        `project '${project}' does not have role '${role}'`,
      );
    }
    return { found, tokens: tokens.jwtTokens ?? [] };
  };

  const save = (project: AppProject, role: string, tokens: Tokens) => {
    const items = [...tokens].sort((a, b) => b.iat - a.iat);
    const { jwtTokensByRole } = project.status as {
      readonly jwtTokensByRole?: Readonly<Record<string, unknown>>;
    };
    store.projects.put({
      ...project,
      spec: {
        ...project.spec,
        roles: project.spec.roles?.map(({ jwtTokens, ...one }) => ({
          ...one,
          ...(one.name === role
            ? items.length > 0 && { jwtTokens: items }
            : jwtTokens && { jwtTokens }),
        })),
      },
      status: {
        ...project.status,
        jwtTokensByRole: { ...jwtTokensByRole, [role]: { items } },
      },
    });
  };

  return [
    {
      method: 'POST',
      path: '/api/v1/projects/:project/roles/:role/token',
      handle: ({ params, body, caller }) => {
        const { found, tokens } = find(params, caller);
        const { id, expiresIn } = checkBody<{
          readonly id?: string;
          readonly expiresIn?: number;
        }>(body, 'ProjectTokenCreateRequest', {
          id: 'string',
          expiresIn: 'int64',
          description: 'string',
        });
        if (tokens.some(token => token.id === id)) {
          throw ArgoError.invalidArgument(`Token id '${id}' has been used. `);
        }
        const { token, issued } = accounts.sign(
          `proj:${params.project}:${params.role}`,
          { ...(id && { id }), ...(expiresIn && { expiresIn }) },
        );
        save(found, params.role, [
          ...tokens,
          {
            iat: issued.issuedAt,
            ...(issued.expiresAt && { exp: issued.expiresAt }),
            id: issued.id,
          },
        ]);
        return { token };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/projects/:project/roles/:role/token/:iat',
      handle: ({ params, query, caller }) => {
        const { found, tokens } = find(params, caller);
        const id = query.get('id');
        const gone = tokens.find(token =>
          id ? token.id === id : String(token.iat) === params.iat,
        );
        if (!gone) {
          throw ArgoError.notFound(
            `JWT token for role '${params.role}' issued at '${params.iat}' does not exist in project '${params.project}'`,
          );
        }
        save(
          found,
          params.role,
          tokens.filter(token => token !== gone),
        );
        return {};
      },
    },
  ];
}
