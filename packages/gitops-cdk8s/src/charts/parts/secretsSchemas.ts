import { z } from 'zod';
import { schemas } from '../../config/schemas';

const store = z.strictObject({
  name: schemas.text.meta({ description: 'Name of the store' }),
  kind: z.enum(['ClusterSecretStore', 'SecretStore']).optional().meta({
    description: 'Whether it is of the cluster or of the namespace',
    default: 'ClusterSecretStore',
  }),
  provider: z
    .enum(['generic', 'onepassword', 'onepasswordSDK'])
    .optional()
    .meta({
      description:
        'How the store addresses a value: the 1Password SDK by item/section/field, all others by key and property',
      default: 'generic',
    }),
  apiVersion: z.enum(['v1', 'v1beta1']).optional().meta({
    description:
      'Version of the ExternalSecret; v1beta1 for operators before 0.16',
    default: 'v1',
  }),
});

const key = z.strictObject({
  key: schemas.text.meta({
    description: "Name of the entry; with 1Password the item's title",
  }),
  section: schemas.text.optional().meta({
    description: "1Password SDK only: the item's section",
  }),
  property: schemas.text.optional().meta({
    description: "One value of the entry; with 1Password the field's label",
  }),
});

const environmentVariable = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'is no name of an environment variable; use letters, digits and "_", no digit first',
  );

/** An account that a store has. */
const account = {
  store: store.meta({ description: 'The secret store' }),
  username: key.meta({ description: 'Where the store has the user name' }),
  password: key.meta({
    description: 'Where the store has the password or token',
  }),
};

/** What the provider of a store cannot address. */
function refuseAddress(
  provider: string | undefined,
  { property, section }: z.infer<typeof key>,
): string | undefined {
  if (provider === 'onepasswordSDK') {
    return property === undefined
      ? 'has no property, and the 1Password SDK reads one field of an item; name it'
      : undefined;
  }
  return section === undefined
    ? undefined
    : 'has a section, which only the provider onepasswordSDK knows; remove it';
}

/** Checks the addresses below a value with a store. */
function addressable<T extends { readonly store: z.infer<typeof store> }>(
  value: T,
  context: z.core.$RefinementCtx<T>,
  keys: readonly (readonly [
    readonly PropertyKey[],
    z.infer<typeof key> | undefined,
  ])[],
): void {
  for (const [path, address] of keys) {
    const message = address && refuseAddress(value.store.provider, address);
    if (message) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  }
}

/** Checks both addresses of an account. */
function accountAddressable(
  value: z.infer<z.ZodObject<typeof account>>,
  context: z.core.$RefinementCtx<z.infer<z.ZodObject<typeof account>>>,
): void {
  addressable(value, context, [
    [['username'], value.username],
    [['password'], value.password],
  ]);
}

/**
 * Schemas of what is read from a secret store.
 *
 * @internal
 */
export const secretsSchemas = {
  secrets: z
    .strictObject({
      store: store.meta({ description: 'The secret store' }),
      refreshInterval: z
        .string()
        .regex(
          /^([0-9]+(\.[0-9]+)?(h|m|s))+$/,
          'is no duration; write it like 1h0m0s',
        )
        .optional()
        .meta({
          description: 'How often the store is read again',
          default: '1h0m0s',
        }),
      keys: z
        .record(environmentVariable, key)
        .refine(
          keys => Object.keys(keys).length > 0,
          'is empty; name at least one key or leave secrets out',
        )
        .meta({
          description:
            'By the environment variable: where the store has its value',
        }),
    })
    .superRefine((value, context) =>
      addressable(
        value,
        context,
        Object.entries(value.keys).map(([name, address]) => [
          ['keys', name],
          address,
        ]),
      ),
    ),
  registry: z
    .strictObject({
      host: z
        .string()
        .regex(
          /^[a-z0-9.-]+(:[0-9]{1,5})?(\/[a-z0-9._/-]+)?$/,
          'is no host of a registry; write it like ghcr.io',
        )
        .meta({ description: 'Host of the registry, like ghcr.io' }),
      ...account,
    })
    .superRefine(accountAddressable),
  repositoryAccount: z
    .strictObject({
      type: z.enum(['git', 'helm', 'image']).meta({
        description: 'What the account is for',
      }),
      repoURL: schemas.text.meta({ description: 'Address of the repository' }),
      repoURLIsRegex: z.boolean().optional().meta({
        description: 'The address is a regular expression of several',
        default: false,
      }),
      ...account,
    })
    .superRefine(accountAddressable),
  certificate: z
    .strictObject({
      store: store.meta({ description: 'The secret store' }),
      certificate: key.meta({
        description: 'Where the store has the certificate as PEM',
      }),
      privateKey: key.meta({
        description: 'Where the store has its private key as PEM',
      }),
    })
    .superRefine((value, context) =>
      addressable(value, context, [
        [['certificate'], value.certificate],
        [['privateKey'], value.privateKey],
      ]),
    ),
} as const;
