import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { parse } from 'yaml';
import { z } from 'zod';
import { manifestsOf } from '../manifestsOf';
import { RenderError } from '../SourceRenderer';

const text = z.record(z.string(), z.string());
const schema = z.strictObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.unknown().optional(),
  resources: z.array(z.string()).default([]),
  namespace: z.string().optional(),
  commonAnnotations: text.default({}),
  commonLabels: text.optional(),
  labels: z
    .array(
      z.object({ pairs: text, includeSelectors: z.literal(false).optional() }),
    )
    .default([]),
});
const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const CLUSTER_SCOPED =
  /^(Namespace|PersistentVolume|StorageClass|CustomResourceDefinition|PriorityClass|IngressClass|GatewayClass|APIService|Cluster.*|.*WebhookConfiguration)$/;

function decorate(
  manifest: Manifest,
  kustomization: z.infer<typeof schema>,
): Manifest {
  const labels = Object.assign(
    {},
    ...kustomization.labels.map(({ pairs }) => pairs),
  );
  const annotations = {
    ...manifest.metadata.annotations,
    ...kustomization.commonAnnotations,
  };
  const namespace = CLUSTER_SCOPED.test(manifest.kind)
    ? undefined
    : kustomization.namespace;
  const merged = { ...manifest.metadata.labels, ...labels };
  return {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      ...(namespace && { namespace }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(Object.keys(merged).length > 0 && { labels: merged }),
    },
  };
}

/**
 * Reads a kustomization that needs no patching: resources, namespace, annotations and labels. Used where kustomize
 * itself cannot run; anything else in the file is refused with its name.
 */
export function plainKustomize(folder: string): readonly Manifest[] {
  const file = FILES.map(name => join(folder, name)).find(path =>
    existsSync(path),
  );
  if (!file)
    throw new RenderError(
      `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder}'`,
    );
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')) ?? {});
  if (!parsed.success || parsed.data.commonLabels) {
    const issue = parsed.success ? undefined : parsed.error.issues[0];
    const field =
      issue && 'keys' in issue
        ? String(issue.keys)
        : (issue?.path.join('.') ?? 'commonLabels');
    throw new RenderError(
      `the built-in reader does not know ${field} in a kustomization; put kubectl or kustomize on PATH and start the sandbox again`,
    );
  }
  return parsed.data.resources
    .flatMap(resource => {
      const path = join(folder, resource);
      if (!existsSync(path)) {
        throw new RenderError(
          `accumulating resources: accumulation err='accumulating resources from '${resource}': open ${path}: no such file or directory'`,
        );
      }
      return statSync(path).isDirectory()
        ? plainKustomize(path)
        : manifestsOf(readFileSync(path, 'utf8'));
    })
    .map(manifest => decorate(manifest, parsed.data));
}
