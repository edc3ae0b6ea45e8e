import { repositoryKey } from '../objects/repositoryKey';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';

/** Compares every Application that reads a repository again, in the background. */
export function refreshRepository(
  {
    store,
    controller,
    renderer,
  }: Pick<ApiContext, 'store' | 'controller' | 'renderer'>,
  address: string,
): void {
  const key = repositoryKey(address);
  const concerned = store.applications
    .list()
    .filter(({ spec }) =>
      sources.of(spec).some(({ repoURL }) => repositoryKey(repoURL) === key),
    );
  if (concerned.length > 0) renderer.invalidate();
  concerned.forEach(
    ({ metadata }) => void controller.refresh(metadata.name, 'normal'),
  );
}
