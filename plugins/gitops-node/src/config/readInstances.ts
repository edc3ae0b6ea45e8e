import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { InstanceEntry, locatorSchema } from './configSchema';
import { ArgoCdInstanceConfig } from './GitopsConfig';
import { readDuration } from './readDuration';

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Joins the instances of `gitops.argocd.instances` with those of `argocd.appLocatorMethods`; an instance that both
 * name is taken from the first.
 *
 * @throws InputError when one has no or two kinds of credentials, or two share a name.
 */
export function readInstances(
  entries: readonly InstanceEntry[],
  locators?: z.output<typeof locatorSchema>,
): ArgoCdInstanceConfig[] {
  const own = entries.map((entry, index) =>
    readInstance(entry, `gitops.argocd.instances[${index}]`),
  );
  rejectDuplicates(own);
  const names = new Set(own.map(instance => instance.name));
  const located = (locators?.appLocatorMethods ?? [])
    .filter(method => method.type === 'config')
    .flatMap(method => method.instances)
    .filter(entry => !names.has(entry.name))
    .map(entry =>
      readInstance(
        {
          ...entry,
          publicUrl: entry.frontendUrl,
          username: entry.token
            ? undefined
            : (entry.username ?? locators?.username),
          password: entry.token
            ? undefined
            : (entry.password ?? locators?.password),
          readOnly: false,
          insecureSkipVerify: false,
        },
        `argocd.appLocatorMethods, instance '${entry.name}'`,
      ),
    );
  rejectDuplicates(located);
  return [...own, ...located];
}

function readInstance(
  entry: InstanceEntry,
  place: string,
): ArgoCdInstanceConfig {
  return {
    name: entry.name,
    url: entry.url.replace(/\/+$/, ''),
    publicUrl: entry.publicUrl?.replace(/\/+$/, ''),
    auth: readAuth(entry, place),
    readOnly: entry.readOnly,
    caFile: entry.caFile,
    insecureSkipVerify: entry.insecureSkipVerify,
    timeoutMs: readDuration(entry.timeout, {
      place: `${place}.timeout`,
      defaultMs: DEFAULT_TIMEOUT_MS,
    }),
  };
}

function readAuth(
  entry: InstanceEntry,
  place: string,
): ArgoCdInstanceConfig['auth'] {
  const { token, username, password } = entry;
  if (token && (username || password)) {
    throw new InputError(
      `${place} has a token and a username or password: keep one of the two.`,
    );
  }
  if (token) return { type: 'token', token };
  if (username && password) return { type: 'password', username, password };
  throw new InputError(
    `${place} has no credentials: set token, or username and password.`,
  );
}

function rejectDuplicates(instances: readonly ArgoCdInstanceConfig[]): void {
  const seen = new Set<string>();
  for (const { name } of instances) {
    if (seen.has(name)) {
      throw new InputError(
        `Two Argo CD instances are called '${name}': give each its own name.`,
      );
    }
    seen.add(name);
  }
}
