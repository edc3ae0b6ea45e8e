import { Finding } from '../Finding';
import { LintContext, LintEnvironment } from '../LintContext';
import { objectLabel } from '../objectLabel';
import { pathOf } from '../pathOf';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Gitea's limit. */
const LONGEST_REPOSITORY = 100;

interface NameRule {
  readonly pattern: RegExp;
  readonly maximum: number;
  readonly text: string;
}

/**
 * `application-name` and `object-name`: names that Kubernetes, Argo CD and idpbuilder take. The Application's name
 * becomes a label value, hence 63 characters.
 *
 * @internal
 */
export function lintNames({
  environments,
  mode,
}: LintContext): readonly Finding[] {
  return environments.flatMap(environment => {
    const { applicationName } = environment.plan;
    const findings: Finding[] = [];
    if (applicationName.length > 63) {
      findings.push({
        rule: 'application-name',
        level: 'error',
        object: `Application/${applicationName}`,
        path: 'name',
        message: `The Application's name "${applicationName}" has ${applicationName.length} characters, and 63 is the most.`,
        fix: 'Shorten the name of the application or of the environment.',
      });
    }
    const [repository] =
      mode === 'cnoe' ? repositoriesOf(environment).filter(isTooLong) : [];
    if (repository !== undefined && findings.length === 0) {
      findings.push({
        rule: 'application-name',
        level: 'error',
        object: `Application/${applicationName}`,
        path: 'name',
        message: `idpbuilder would keep files of "${applicationName}" in a repository "${repository}" of ${repository.length} characters, and ${LONGEST_REPOSITORY} is the most.`,
        fix: 'Shorten the name of the application or of the environment.',
      });
    }
    environment.manifests.forEach((manifest, index) => {
      const name = manifest.metadata?.name ?? '';
      const rule = ruleFor(manifest.kind);
      // One finding for one cause: the objects' names are too long because the Application's is.
      if (findings[0]?.rule === 'application-name' && rule.pattern.test(name)) {
        return;
      }
      if (!rule.pattern.test(name) || name.length > rule.maximum) {
        findings.push({
          rule: 'object-name',
          level: 'error',
          object: objectLabel(manifest),
          path: pathOf(environment, index),
          message: `${manifest.kind} "${name}" is not named as Kubernetes wants it.`,
          fix: `Use ${rule.text}, at most ${rule.maximum} characters.`,
        });
      }
    });
    return findings;
  });
}

/** What idpbuilder calls the repositories that it makes: by the Application and the last folder of each source. */
function repositoriesOf({
  application,
  plan,
}: LintEnvironment): readonly string[] {
  const { source, sources } = application.spec as {
    readonly source?: { readonly repoURL?: string };
    readonly sources?: readonly { readonly repoURL?: string }[];
  };
  return [source, ...(sources ?? [])].flatMap(each => {
    const [, folder] =
      /^cnoe:\/\/(?:.*\/)?([^/]+)$/.exec(each?.repoURL ?? '') ?? [];
    return folder
      ? [`idpbuilder-localdev-${plan.applicationName}-${folder}`]
      : [];
  });
}

function isTooLong(repository: string): boolean {
  return repository.length > LONGEST_REPOSITORY;
}

function ruleFor(kind: string): NameRule {
  if (kind === 'Service') {
    return {
      pattern: SERVICE,
      maximum: 63,
      text: 'small letters, digits and "-", a letter first',
    };
  }
  if (kind === 'CronJob') {
    // The controller adds eleven characters for the name of each Job.
    return {
      pattern: LABEL,
      maximum: 52,
      text: 'a DNS-1123 label: small letters, digits and "-"',
    };
  }
  if (['Namespace', 'Job', 'Deployment', 'StatefulSet'].includes(kind)) {
    return {
      pattern: LABEL,
      maximum: 63,
      text: 'a DNS-1123 label: small letters, digits and "-"',
    };
  }
  if (/^(Cluster)?Role(Binding)?$/.test(kind)) {
    return { pattern: /^[^/%]+$/, maximum: 253, text: 'no "/" and no "%"' };
  }
  return {
    pattern: SUBDOMAIN,
    maximum: 253,
    text: 'a DNS-1123 subdomain: small letters, digits, "-" and "."',
  };
}
