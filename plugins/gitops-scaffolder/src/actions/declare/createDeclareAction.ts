import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { PLATFORM_KINDS, RemoteRepository } from '@slipway/cdk8s';
import { GitopsConfig, RepositorySnapshot } from '@slipway/plugin-gitops-node';
import { OpenRepository } from '../../OpenRepository';
import { requireRepository } from '../../requireRepository';
import { openAtHead } from '../generate/openAtHead';
import { planLines } from '../generate/planLines';
import { inOneSentence } from '../inOneSentence';
import { refuseErrors } from '../refuseErrors';
import { reportFindings } from '../reportFindings';
import { writeWorkspaceFiles } from '../writeWorkspaceFiles';
import { examples } from './createDeclareAction.examples';
import { declareSchema } from './declareSchema';
import { declareSummary } from './declareSummary';
import { oneOf } from './oneOf';
import { planDeclaration } from './planDeclaration';
import { valuesOfDeclaration } from './valuesOfDeclaration';

/** What becomes of a file that is there already. */
const ON_EXISTING = ['refuse', 'keep', 'merge', 'replace'] as const;

/** A dry run asks nobody: a repository without files. */
const NOTHING: RemoteRepository = {
  list: () => [],
  blobOf: () => undefined,
  read: async () => ({}),
};

/** @public */
export interface DeclareActionOptions {
  readonly config: GitopsConfig;
  readonly openRepository: OpenRepository;
}

/**
 * The action `gitops:cdk8s:declare`: writes what a GitOps repository declares beside its applications (a project, a
 * cluster, an addon, an ApplicationSet, a Promise, a request, the settings), and everything that `slipway synth` makes of it, into
 * the workspace. Nothing is written when a value is at fault.
 *
 * @public
 */
export function createDeclareAction({
  config: gitops,
  openRepository,
}: DeclareActionOptions) {
  return createTemplateAction({
    id: 'gitops:cdk8s:declare',
    description:
      'Writes a declaration of the platform (project, cluster, addon, ApplicationSet, Promise, request, settings) and the packages that it changes into the workspace',
    examples,
    supportsDryRun: true,
    schema: declareSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { isDryRun, logger, workspacePath } = ctx;
        const repository = requireRepository(gitops);
        const { config, kind, name, onExisting } = inputOf(ctx.input);
        const opened = isDryRun
          ? undefined
          : await openAtHead(openRepository, repository);
        const planned = await planDeclaration({
          kind,
          name,
          config,
          onExisting,
          before: opened ? await RepositorySnapshot.take(opened) : NOTHING,
          repository,
          workspacePath,
        });
        const { change, outcome, path, text } = planned;
        reportFindings(change.brought, logger);
        // What needs the files of the repository cannot be judged without them.
        if (!isDryRun) {
          refuseErrors(change.brought);
        }
        change.plans.flatMap(planLines).forEach(line => logger.info(line));
        const files = [
          ...(outcome === 'as it was' ? [] : [{ path, content: text }]),
          ...change.files,
        ];
        await writeWorkspaceFiles(workspacePath, files);
        logger.info(`${path} is ${outcome}; wrote ${files.length} files`);
        change.deletes.forEach(file =>
          logger.info(`${file} is no longer made; remove it too`),
        );

        ctx.output('kind', kind);
        ctx.output('name', name ?? kind);
        ctx.output('path', path);
        ctx.output(
          'applications',
          change.plans.map(plan => plan.name),
        );
        ctx.output(
          'files',
          files.map(file => file.path),
        );
        ctx.output('deletes', [...change.deletes]);
        ctx.output('findings', [...change.brought]);
        ctx.output('commit', opened?.commit);
        ctx.output(
          'summary',
          declareSummary({
            ...planned,
            kind,
            name,
            repository,
            requestedBy: ctx.user?.ref,
          }),
        );
      }),
  });
}

/** What was given, with what was left out, and without what a form sends for fields that nobody filled in. */
function inputOf(input: {
  readonly kind: string;
  readonly name?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly onExisting?: string;
}) {
  const kind = oneOf('kind', input.kind, PLATFORM_KINDS);
  return {
    kind,
    name: input.name || undefined,
    config: valuesOfDeclaration(kind, input.config ?? {}),
    onExisting: oneOf(
      'onExisting',
      input.onExisting || (kind === 'platform' ? 'merge' : 'refuse'),
      ON_EXISTING,
    ),
  };
}
