import { UserEntity } from '@backstage/catalog-model';

/** The author of a commit: the user, when the catalog knows an address; else the host's account. */
export function authorOf(
  user: UserEntity | undefined,
): { readonly name: string; readonly email: string } | undefined {
  const email = user?.spec?.profile?.email;
  return user && email
    ? { name: user.spec.profile?.displayName ?? user.metadata.name, email }
    : undefined;
}
