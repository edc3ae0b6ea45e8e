import { z } from 'zod';

/** A text, or an expression that gives one. */
const text = z.string().min(1, 'is empty; give it a value');
const expression = z
  .string()
  .regex(/^\$\{\{[\s\S]+\}\}$/, 'is no expression; write ${{ … }}');
const whole = z.union([z.number().int(), expression]);
const flag = z.union([z.boolean(), expression]);
const some = <T extends z.ZodType>(item: T) =>
  z.array(item).min(1, 'is empty; give it at least one entry');

const author = z.strictObject({
  name: text,
  email: text,
  signingKey: text.optional(),
});
const provider = z.enum(['azure', 'bitbucket', 'gitea', 'github', 'gitlab']);
const updates = z.strictObject({
  path: text,
  updates: some(
    z.strictObject({
      key: text,
      value: z.union([z.string(), z.number(), z.boolean()]),
    }),
  ),
});
const app = z
  .strictObject({
    name: text.optional(),
    selector: z.record(z.string(), z.unknown()).optional(),
    namespace: text.optional(),
    sources: z
      .array(
        z.strictObject({
          repoURL: text,
          chart: text.optional(),
          name: text.optional(),
          desiredRevision: text.optional(),
          updateTargetRevision: flag.optional(),
          helm: z
            .strictObject({
              images: some(z.strictObject({ key: text, value: text })),
            })
            .optional(),
          kustomize: z
            .strictObject({
              images: some(
                z.strictObject({
                  repoURL: text,
                  newName: text.optional(),
                  tag: text.optional(),
                  digest: text.optional(),
                }),
              ),
            })
            .optional(),
        }),
      )
      .optional(),
  })
  .refine(
    ({ name, selector }) => (name === undefined) !== (selector === undefined),
    'has both name and selector, or neither; give one of them',
  );

/**
 * Configs of Kargo's built-in steps (v1.11): unknown fields are refused there too. A step that is not listed here is not
 * looked into.
 *
 * @internal
 */
export const KARGO_STEP_CONFIGS: Readonly<Record<string, z.ZodType>> = {
  'git-clone': z.strictObject({
    repoURL: text,
    checkout: some(
      z
        .strictObject({
          path: text,
          branch: text.optional(),
          commit: text.optional(),
          tag: text.optional(),
          create: flag.optional(),
          as: text.optional(),
          sparse: z.array(text).optional(),
        })
        .refine(
          ({ branch, commit, tag }) =>
            [branch, commit, tag].filter(Boolean).length <= 1,
          'has several of branch, commit and tag; give at most one',
        ),
    ),
    author: author.optional(),
    insecureSkipTLSVerify: flag.optional(),
    recurseSubmodules: flag.optional(),
  }),
  'git-clear': z.strictObject({ path: text }),
  copy: z.strictObject({
    inPath: text,
    outPath: text,
    ignore: z.string().optional(),
  }),
  'helm-update-chart': z.strictObject({
    path: text,
    charts: some(
      z.strictObject({ repository: text, name: text, version: text }),
    ),
  }),
  'helm-template': z.strictObject({
    path: text,
    outPath: text,
    releaseName: text,
    namespace: text.optional(),
    valuesFiles: z.array(text).optional(),
    outLayout: z.enum(['helm', 'flat']).optional(),
    includeCRDs: flag.optional(),
    kubeVersion: text.optional(),
    apiVersions: z.array(text).optional(),
  }),
  'yaml-update': updates,
  'json-update': updates,
  'kustomize-set-image': z.strictObject({
    path: text,
    images: some(
      z
        .strictObject({
          image: text,
          newName: text.optional(),
          tag: text.optional(),
          digest: text.optional(),
        })
        .refine(
          ({ digest, tag }) => (digest === undefined) !== (tag === undefined),
          'has both tag and digest, or neither; give one of them',
        ),
    ),
  }),
  'kustomize-build': z.strictObject({
    path: text,
    outPath: text,
    plugin: z.record(z.string(), z.unknown()).optional(),
  }),
  'git-commit': z.strictObject({
    path: text,
    message: text,
    author: author.optional(),
  }),
  'git-push': z
    .strictObject({
      path: text,
      targetBranch: text.optional(),
      generateTargetBranch: flag.optional(),
      tag: text.optional(),
      provider: provider.optional(),
      maxAttempts: whole.optional(),
      force: flag.optional(),
    })
    .refine(
      ({ generateTargetBranch, tag, targetBranch }) =>
        [generateTargetBranch, tag, targetBranch].filter(Boolean).length <= 1,
      'has several of targetBranch, generateTargetBranch and tag; give one of them',
    ),
  'git-open-pr': z.strictObject({
    repoURL: text,
    sourceBranch: text,
    targetBranch: text,
    provider: provider.optional(),
    createTargetBranch: flag.optional(),
    title: text.optional(),
    description: z.string().optional(),
    labels: z.array(text).optional(),
    insecureSkipTLSVerify: flag.optional(),
  }),
  'git-wait-for-pr': z.strictObject({
    repoURL: text,
    prNumber: whole,
    provider: provider.optional(),
    insecureSkipTLSVerify: flag.optional(),
  }),
  'oci-push': z.strictObject({
    srcRef: text,
    destRef: text,
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  'argocd-update': z.strictObject({ apps: some(app) }),
};
