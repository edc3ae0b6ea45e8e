import { validRange } from 'semver';
import { Finding } from '../findings/Finding';
import { ApplicationSource } from './ApplicationSource';

/**
 * What the sources of one Application must not be: `cnoe://` where idpbuilder does not rewrite it, `$values` without a
 * source that gives it, a source that gives files and nothing to render.
 *
 * @param object - as findings name it, `ApplicationSet/ingress`
 * @internal
 */
export function lintSources(
  sources: readonly ApplicationSource[],
  object: string,
  path: string,
): readonly Finding[] {
  const refs = sources.flatMap(source =>
    source.type === 'values' ? [source.ref ?? 'values'] : [],
  );
  const rendered = sources.filter(({ type }) => type !== 'values');
  const error = (rule: string, message: string, fix: string): Finding => ({
    rule,
    level: 'error',
    object,
    path,
    message,
    fix,
  });
  return [
    ...(rendered.length === 0
      ? [
          error(
            'application-source',
            `${object} has no source to render.`,
            'Add one of type git, chart or oci.',
          ),
        ]
      : []),
    ...refs
      .filter((ref, index) => refs.indexOf(ref) !== index)
      .map(ref =>
        error(
          'application-source',
          `Two sources of ${object} are called "$${ref}".`,
          'Give one of them another ref.',
        ),
      ),
    ...rendered.flatMap(source => [
      ...missingRefs(source, refs).map(file =>
        error(
          'values-source',
          `${object} reads "${file}", and none of its sources is called "${file.split('/')[0]}".`,
          `Add { type: 'values', repoURL } with ref "${file.split('/')[0].slice(1)}".`,
        ),
      ),
      ...unreadableVersion(source).map(version =>
        error(
          'chart-version',
          `The version "${version}" of ${object} is neither a version nor a range.`,
          'Write it like 1.4.2, or like >=1.4.0 <2.0.0.',
        ),
      ),
    ]),
  ];
}

function missingRefs(
  source: ApplicationSource,
  refs: readonly string[],
): readonly string[] {
  const files = source.type === 'values' ? [] : (source.helm?.valueFiles ?? []);
  return files.filter(
    file => file.startsWith('$') && !refs.includes(file.split('/')[0].slice(1)),
  );
}

function unreadableVersion(source: ApplicationSource): readonly string[] {
  return source.type === 'chart' &&
    !source.version.includes('{{') &&
    validRange(source.version) === null
    ? [source.version]
    : [];
}
