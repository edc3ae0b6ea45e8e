interface Refused {
  /** `oci://ghcr.io/org/charts` */
  readonly address: string;
  readonly status: number;
  readonly codes: readonly string[];
}

interface Quirk {
  readonly host: RegExp;
  readonly matches: (refused: Refused) => boolean;
  readonly hint: string;
}

const status =
  (...statuses: readonly number[]) =>
  (refused: Refused) =>
    statuses.includes(refused.status);

const DOCKER_HUB = /^registry-1\.docker\.io$/;
const ECR = /\.dkr\.ecr[\w-]*\.[\w-]+\.amazonaws\.com(\.cn)?$/;

/** What a refusal means at registries that say something else than what is wrong. */
const QUIRKS: readonly Quirk[] = [
  {
    host: DOCKER_HUB,
    matches: status(401, 404),
    hint: 'Docker Hub answers so too when the repository <namespace>/<chart> is missing or the access token may only read, so make the repository and give the token the right to write',
  },
  {
    host: DOCKER_HUB,
    matches: status(403),
    hint: 'Docker Hub answers so for a tag that its settings keep immutable too, so take another version, or give the access token the right to write',
  },
  {
    host: DOCKER_HUB,
    matches: status(429),
    hint: 'Docker Hub counts pulls by account; log in, or wait until the limit of six hours is over',
  },
  {
    host: /^ghcr\.io$/,
    matches: status(401, 403),
    hint: 'GitHub wants a classic token with write:packages or the workflow token, and a package that somebody else made has to list the repository under "Manage Actions access"',
  },
  {
    host: ECR,
    matches: ({ status: code, codes }) =>
      code === 404 || codes.includes('NAME_UNKNOWN'),
    hint: 'Amazon wants the repository <path>/<chart> made before the first push, or a creation template',
  },
  {
    host: ECR,
    matches: status(401, 403),
    hint: 'the password of Amazon ends after 12 hours, so use credentials of type exec with aws ecr get-login-password and the username AWS',
  },
  {
    host: /(^|\.)quay\.io$/,
    matches: status(401, 403),
    hint: 'Quay makes a repository only for accounts with the right to create them, so give it to the robot account, or make the repository first',
  },
  {
    host: /\.azurecr\.io$/,
    matches: status(401, 403),
    hint: 'Azure wants a service principal or token with the role AcrPush; for an access token the username is 00000000-0000-0000-0000-000000000000',
  },
  {
    host: /(^gcr\.io|\.gcr\.io|-docker\.pkg\.dev)$/,
    matches: status(401, 403, 404),
    hint: 'Google wants the repository made first and the role Artifact Registry Writer; the username is _json_key or oauth2accesstoken',
  },
  {
    host: /./,
    matches: ({ status: code, codes }) =>
      code === 412 || codes.includes('PRECONDITION'),
    hint: 'a rule of the project keeps the tag immutable, perhaps because an image has the same name and version, so take another version',
  },
  {
    host: /./,
    matches: ({ codes }) => codes.includes('PROJECT_POLICY_VIOLATION'),
    hint: 'a policy of the project stands against it, so ask its administrator',
  },
];

/** The next step that fits this registry; undefined when it is the usual one. */
export function registryHint(refused: Refused): string | undefined {
  const host = /^oci:\/\/([^/:]+)/.exec(refused.address)?.[1] ?? '';
  return QUIRKS.find(quirk => quirk.host.test(host) && quirk.matches(refused))
    ?.hint;
}
