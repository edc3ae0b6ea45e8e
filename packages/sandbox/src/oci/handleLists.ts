import { OciAnswer, ociErrors } from './OciAnswer';
import { OciRequest } from './OciRequest';

/** The tags of a repository, sorted, a page at a time. */
export function listTags(repository: string, context: OciRequest): OciAnswer {
  const known = context.store.repository(repository);
  if (!known) {
    return ociErrors(404, [
      { code: 'NAME_UNKNOWN', detail: { name: repository } },
    ]);
  }
  return page(
    `/v2/${repository}/tags/list`,
    Object.keys(known.tags).sort(),
    context,
    // An empty list is null, save where none was asked for.
    (tags, limit) => ({
      name: repository,
      tags: tags.length > 0 || limit === 0 ? tags : null,
    }),
  );
}

/** The names of all repositories, a page at a time. */
export function listRepositories(context: OciRequest): OciAnswer {
  return page('/v2/_catalog', context.store.names(), context, repositories => ({
    repositories,
  }));
}

function page(
  path: string,
  all: readonly string[],
  { query }: OciRequest,
  bodyOf: (items: readonly string[], limit: number | undefined) => unknown,
): OciAnswer {
  const wanted = query.get('n');
  const last = query.get('last') ?? '';
  if (wanted !== null && !/^\d+$/.test(wanted)) {
    return ociErrors(400, [
      {
        code: 'PAGINATION_NUMBER_INVALID',
        detail: { n: /^-\d+$/.test(wanted) ? Number(wanted) : 0 },
      },
    ]);
  }
  const limit = wanted === null ? undefined : Number(wanted);
  const items = all.filter(item => item > last).slice(0, limit);
  const full = limit !== undefined && limit > 0 && items.length === limit;
  const next = full
    ? `<${path}?last=${encodeURIComponent(items[items.length - 1])}&n=${limit}>; rel="next"`
    : undefined;
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(next !== undefined && { link: next }),
    },
    body: `${JSON.stringify(bodyOf(items, limit))}\n`,
  };
}
