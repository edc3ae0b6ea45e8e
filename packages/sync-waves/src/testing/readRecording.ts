import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  LiveChild,
  LiveOperation,
  LiveResource,
  LiveResult,
} from '../types/LiveOperation';
import { Manifest } from '../types/Manifest';

interface RecordedKey {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

interface RecordedHealth {
  readonly status: string;
  readonly message?: string;
}

interface RecordedNode extends RecordedKey {
  readonly uid?: string;
  readonly health?: RecordedHealth;
  readonly createdAt?: string;
  readonly resourceVersion?: string;
  readonly images?: readonly string[];
  readonly info: LiveChild['info'];
  readonly parents: readonly string[];
}

interface RecordedApplication {
  readonly resources: readonly (RecordedKey & {
    readonly status?: string;
    readonly health?: RecordedHealth;
  })[];
  readonly operation?: Omit<LiveOperation, 'results' | 'resources'> & {
    readonly results: readonly (RecordedKey &
      Omit<LiveResult, keyof LiveResource>)[];
  };
}

/** A recorded sync: the manifests and what a server said while it applied them. */
export interface Recording {
  readonly manifests: readonly Manifest[];
  readonly samples: readonly {
    readonly at: Date;
    readonly live: LiveOperation;
  }[];
  /** When each object came to be, by `Kind/name`. */
  readonly createdAt: ReadonlyMap<string, string>;
}

/** Reads a recording of the folder `fixtures`. */
export function readRecording(name: string): Recording {
  const recorded = JSON.parse(
    readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8'),
  ) as {
    readonly manifests: readonly Manifest[];
    readonly samples: readonly {
      readonly at: string;
      readonly application?: RecordedApplication;
      readonly nodes?: readonly RecordedNode[];
    }[];
  };
  const createdAt = new Map<string, string>();
  let application: RecordedApplication = { resources: [] };
  let nodes: readonly RecordedNode[] = [];
  const samples = recorded.samples.map(sample => {
    application = sample.application ?? application;
    nodes = sample.nodes ?? nodes;
    for (const node of nodes) {
      if (node.createdAt) {
        createdAt.set(`${node.kind}/${node.name}`, node.createdAt);
      }
    }
    return { at: new Date(sample.at), live: liveOperation(application, nodes) };
  });
  return { manifests: recorded.manifests, samples, createdAt };
}

function liveOperation(
  { resources, operation }: RecordedApplication,
  nodes: readonly RecordedNode[],
): LiveOperation {
  return {
    ...operation,
    results: (operation?.results ?? []).map(result => ({
      ...result,
      ...keyOf(result),
    })),
    resources: nodes
      .filter(({ parents }) => parents.length === 0)
      .map(node => ({
        ...keyOf(node),
        sync: resources.find(
          ({ kind, name }) => kind === node.kind && name === node.name,
        )?.status,
        health: node.health?.status,
        healthMessage: node.health?.message,
        createdAt: node.createdAt,
        resourceVersion: node.resourceVersion,
        images: node.images,
        children: descendants(node, nodes),
      })),
  };
}

function descendants(
  parent: RecordedNode,
  nodes: readonly RecordedNode[],
): LiveChild[] {
  return nodes
    .filter(
      node => parent.uid !== undefined && node.parents.includes(parent.uid),
    )
    .flatMap(node => [
      {
        ...keyOf(node),
        health: node.health?.status,
        healthMessage: node.health?.message,
        info: node.info,
        images: node.images,
        createdAt: node.createdAt,
      },
      ...descendants(node, nodes),
    ]);
}

function keyOf({ group = '', kind, namespace = '', name }: RecordedKey) {
  return { group, kind, namespace, name };
}
