import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, JsonValue } from '@backstage/types';
import { z } from 'zod';
import { InstanceEntry, locatorSchema } from './configSchema';
import { ArgoCdInstanceConfig } from './GitopsConfig';

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
    timeoutMs: readTimeout(entry.timeout, place),
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

function readTimeout(value: unknown, place: string): number {
  if (value === undefined) return DEFAULT_TIMEOUT_MS;
  try {
    const duration = readDurationFromConfig(
      new ConfigReader({ timeout: value as JsonValue }),
      { key: 'timeout' },
    );
    const milliseconds = durationToMilliseconds(duration);
    if (milliseconds > 0) return milliseconds;
  } catch {
    // Told below in one sentence.
  }
  throw new InputError(
    `${place}.timeout is ${JSON.stringify(
      value,
    )}: write a duration above zero, for example 30s or { seconds: 30 }.`,
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
