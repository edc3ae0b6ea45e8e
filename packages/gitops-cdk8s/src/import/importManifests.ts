import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { RawObject, readManifests } from '../charts/rawManifests/readManifests';
import { findSecrets } from '../findings/findSecrets';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { toYaml } from '../package/toYaml';
import { Imported, Refused } from './Imported';
import { webServiceOf } from './webServiceOf';

/** What the application is to be called and where it goes. */
export interface ImportTarget {
  readonly name: string;
  readonly entity: string;
  readonly environment: string;
  readonly destination: string;
}

interface ReadFile {
  readonly file: GeneratedFile;
  readonly objects: readonly RawObject[];
  /** Some of its objects are not taken over. */
  readonly partial: boolean;
}

/**
 * Takes over Kubernetes YAML as one application: as a `WebService` when it is one through and through, else as
 * `RawManifests`, whose files are kept in `manifests/<name>/`.
 */
export function importManifests(
  files: readonly GeneratedFile[],
  target: ImportTarget,
): Imported {
  const refused: Refused[] = [];
  const read = files.flatMap((file): readonly ReadFile[] => {
    try {
      const all = readManifests(file.content, file.path);
      const objects = all.filter(object => isTaken(object, refused));
      return objects.length > 0
        ? [{ file, objects, partial: objects.length < all.length }]
        : [];
    } catch (error) {
      if (error instanceof ApplicationConfigError) {
        refused.push({ what: file.path, reason: error.message });
        return [];
      }
      throw error;
    }
  });
  const objects = read.flatMap(each => each.objects);
  if (objects.length === 0) {
    return { applications: [], files: [], notes: [], refused };
  }
  const namespace = namespaceOf(objects) ?? target.name;
  const base = { name: target.name, entity: target.entity, namespace };
  const fit = webServiceOf(objects);
  if (fit.type === 'fits') {
    const { image, props, replicas } = fit;
    return {
      applications: [
        {
          ...base,
          chart: { type: 'WebService', props },
          image,
          environments: {
            [target.environment]: { destination: target.destination, replicas },
          },
        } satisfies ApplicationConfig,
      ],
      files: [],
      notes: [
        `${target.name}: its objects are named ${target.name}-${target.environment} from now on; remove the old ones once the new ones run.`,
      ],
      refused,
    };
  }
  const folder = `manifests/${target.name}`;
  return {
    applications: [
      {
        ...base,
        chart: { type: 'RawManifests', props: { folder } },
        environments: {
          [target.environment]: { destination: target.destination },
        },
      },
    ],
    files: copies(folder, read),
    notes: [`${target.name}: is no WebService, because ${fit.reason}.`],
    refused,
  };
}

/** Secrets never come into Git, and Applications are made, not taken over. */
function isTaken(object: RawObject, refused: Refused[]): boolean {
  const what = `${object.kind}/${object.metadata.name}`;
  if (findSecrets(object).length > 0) {
    refused.push({
      what,
      reason:
        'it holds a Secret, and Git would keep its values for ever; keep them in the secret store and write an ExternalSecret that reads them.',
    });
    return false;
  }
  if (
    object.apiVersion.startsWith('argoproj.io/') &&
    object.kind === 'Application'
  ) {
    refused.push({
      what,
      reason:
        'the Application is made from the config; nothing of it is needed.',
    });
    return false;
  }
  return true;
}

/** The one that most objects are in. */
function namespaceOf(objects: readonly RawObject[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { kind, metadata } of objects) {
    const name = kind === 'Namespace' ? metadata.name : metadata.namespace;
    if (name !== undefined) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** As they are, with their comments; without what is not taken over. */
function copies(
  folder: string,
  read: readonly ReadFile[],
): readonly GeneratedFile[] {
  const taken = new Set<string>();
  return read.map(({ file, objects, partial }) => {
    const [base] = file.path.split('/').slice(-1);
    const stem = base.replace(/\.(?:ya?ml|json)$/i, '');
    let name = `${stem}.yaml`;
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      name = `${stem}-${number}.yaml`;
    }
    taken.add(name.toLowerCase());
    return {
      path: `${folder}/${name}`,
      content: partial ? objects.map(toYaml).join('---\n') : file.content,
    };
  });
}
