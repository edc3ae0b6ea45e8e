import { read } from '../../cluster/read';
import { ArgoError } from '../http/ArgoError';
import { Route } from '../http/Route';
import { ApiContext } from './ApiContext';
import { refreshRepository } from './refreshRepository';

const HEADERS = [
  'x-gitea-event',
  'x-gogs-event',
  'x-github-event',
  'x-gitlab-event',
];
const PUSHES = ['push', 'Push Hook', 'Tag Push Hook'];
const ADDRESSES: readonly (readonly string[])[] = [
  ['repository', 'clone_url'],
  ['repository', 'html_url'],
  ['repository', 'ssh_url'],
  ['project', 'git_http_url'],
  ['project', 'web_url'],
];

/** Push events of Git hosts: the Applications that read the repository are compared at once. */
export function webhookRoutes(context: ApiContext): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/webhook',
      public: true,
      handle: ({ request, response, body }) => {
        const event = HEADERS.map(name => request.headers[name]).find(Boolean);
        if (event === undefined) {
          throw ArgoError.invalidArgument('Unknown webhook event');
        }
        if (PUSHES.includes(String(event))) {
          for (const path of ADDRESSES) {
            const address = read.text(body, ...path);
            if (address) refreshRepository(context, address);
          }
        }
        response.writeHead(200, { 'content-length': '0' }).end();
        return undefined;
      },
    },
  ];
}
