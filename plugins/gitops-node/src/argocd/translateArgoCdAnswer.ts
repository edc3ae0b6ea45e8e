import { redactSecrets } from '../redactSecrets';
import { ArgoCdError, ArgoCdErrorKind } from './ArgoCdError';

const LONGEST_TEXT = 600;

interface Rule {
  readonly when: (answer: Answer) => boolean;
  readonly kind: ArgoCdErrorKind;
  readonly say: (answer: Answer) => string;
}

interface Answer {
  readonly instance: string;
  readonly status: number;
  readonly code?: number;
  readonly text: string;
  readonly subject: string;
}

const RULES: readonly Rule[] = [
  {
    when: ({ status }) => status === 401,
    kind: 'credentials',
    say: ({ instance }) =>
      `Argo CD '${instance}' does not accept our credentials. Renew the token or password of this instance in gitops.argocd.instances.`,
  },
  {
    when: ({ text }) => text.includes('blocked by sync window'),
    kind: 'sync-window',
    say: ({ subject }) =>
      `A sync window of the project blocks ${subject} at the moment. Try again when it allows syncs.`,
  },
  {
    when: ({ status }) => status === 403,
    kind: 'forbidden',
    say: ({ instance, subject }) =>
      `Argo CD '${instance}' does not let our account act on ${subject}, or there is no such thing. Check the name, and the account's rights in argocd-rbac-cm.`,
  },
  {
    when: ({ status, code }) => status === 404 && code !== undefined,
    kind: 'not-found',
    say: ({ instance, subject }) =>
      `Argo CD '${instance}' has no ${subject}. Check its name, namespace and project.`,
  },
  {
    when: ({ status }) => status === 404 || status === 405,
    kind: 'unavailable',
    say: ({ instance, status }) =>
      `Argo CD '${instance}' answers ${status} to a path of its API. Check the url of this instance, with its path prefix.`,
  },
  {
    when: ({ text }) =>
      text.includes('another operation is already in progress'),
    kind: 'operation-in-progress',
    say: ({ subject }) =>
      `An operation is already running on ${subject}. Wait for it or terminate it.`,
  },
  {
    when: ({ text }) =>
      /auto-sync currently set|auto-sync is enabled|Automatic Sync Policy is enabled/.test(
        text,
      ),
    kind: 'auto-sync',
    say: ({ subject }) =>
      `Auto-sync is on for ${subject}, so Argo CD refuses another revision. Hold auto-sync first, or change Git.`,
  },
  {
    when: ({ text }) =>
      /ComparisonError|InvalidSpecError|Unable to generate manifests|error generating manifests|Failed to checkout revision|unable to resolve|error resolving repo revision|failed to initialize repository|error fetching chart|Failed to load target state/i.test(
        text,
      ),
    kind: 'cannot-render',
    say: ({ subject, text }) => `Argo CD cannot render ${subject}: ${text}`,
  },
  {
    when: ({ status, code }) => status === 400 && code === 9,
    kind: 'conflict',
    say: ({ subject, text }) => `Argo CD refuses ${subject}: ${text}`,
  },
  {
    when: ({ status }) => status === 409,
    kind: 'conflict',
    say: ({ subject, text }) =>
      `${subject} was changed by someone else: ${text}. Read it again and repeat.`,
  },
  {
    when: ({ text }) => text.includes('No operation is in progress'),
    kind: 'conflict',
    say: ({ subject }) => `No operation is running on ${subject}.`,
  },
  {
    when: ({ status }) => status === 400,
    kind: 'invalid',
    say: ({ subject, text }) => `Argo CD refuses ${subject}: ${text}`,
  },
  {
    when: ({ status }) => status >= 300 && status < 400,
    kind: 'unavailable',
    say: ({ instance }) =>
      `Argo CD '${instance}' redirects to another address. Set the url of this instance to the one it redirects to, usually https.`,
  },
];

/**
 * Says in our words what an answer of Argo CD that is no success means. Copes with bodies that are no JSON.
 */
export function translateArgoCdAnswer(options: {
  readonly instance: string;
  readonly status: number;
  readonly body: string;
  /** What was asked for: `application shop-dev`. */
  readonly subject: string;
}): ArgoCdError {
  const answer: Answer = { ...options, ...readBody(options.body) };
  const rule = RULES.find(({ when }) => when(answer));
  if (rule) {
    return new ArgoCdError({
      kind: rule.kind,
      instance: options.instance,
      message: rule.say(answer),
    });
  }
  return new ArgoCdError({
    kind: 'unavailable',
    instance: options.instance,
    message: `Argo CD '${options.instance}' failed with ${options.status} on ${
      options.subject
    }: ${answer.text || 'no text'}`,
  });
}

/**
 * Says why Argo CD was not reached.
 */
export function translateArgoCdFailure(options: {
  readonly instance: string;
  readonly error: unknown;
  readonly timeoutMs: number;
}): ArgoCdError {
  const { instance, error, timeoutMs } = options;
  const names = causes(error);
  const timedOut = names.some(name => /timeout/i.test(name));
  const certificate = names.some(name =>
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(name),
  );
  let message = `Argo CD '${instance}' cannot be reached (${
    names.find(name => /^[A-Z_]{4,}$/.test(name)) ?? 'no connection'
  }). Check that it runs and that the url of this instance is right.`;
  if (certificate) {
    message = `The certificate of Argo CD '${instance}' is not trusted. Set caFile of this instance to the authority that signed it.`;
  } else if (timedOut) {
    message = `Argo CD '${instance}' did not answer within ${
      timeoutMs / 1000
    } s. Try again, or raise the timeout of this instance.`;
  }
  return new ArgoCdError({ kind: 'unavailable', instance, message });
}

function readBody(body: string): { text: string; code?: number } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object') {
      const { error, message, code } = parsed as Record<string, unknown>;
      if (error && typeof error === 'object') {
        const inner = error as Record<string, unknown>;
        return {
          text: shorten(String(inner.message ?? '')),
          code: Number(inner.grpc_code),
        };
      }
      return {
        text: shorten(String(message ?? error ?? '')),
        code: typeof code === 'number' ? code : undefined,
      };
    }
  } catch {
    // No JSON: a proxy, or one of Argo CD's own plain texts.
  }
  return { text: /<html|<!doctype/i.test(body) ? '' : shorten(body) };
}

function shorten(text: string): string {
  const line = redactSecrets(text).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** Names and codes of an error and what caused it. Errors of the platform may come from another realm. */
function causes(error: unknown): string[] {
  const names: string[] = [];
  let current: unknown = error;
  for (let depth = 0; isErrorLike(current) && depth < 5; depth++) {
    if (typeof current.code === 'string') names.push(current.code);
    names.push(current.name);
    current = current.errors?.[0] ?? current.cause;
  }
  return names;
}

interface ErrorLike {
  readonly name: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

function isErrorLike(value: unknown): value is ErrorLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as ErrorLike).name === 'string'
  );
}
