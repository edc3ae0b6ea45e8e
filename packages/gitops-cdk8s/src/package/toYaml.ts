import { Yaml } from 'cdk8s';

/**
 * One object as one YAML document, quoted as YAML 1.1 readers need it. Same object, same bytes.
 *
 * @internal
 */
export function toYaml(object: unknown): string {
  // Through JSON: shared references would become anchors, and undefined fields must not be there at all.
  return Yaml.stringify(JSON.parse(JSON.stringify(object)));
}
