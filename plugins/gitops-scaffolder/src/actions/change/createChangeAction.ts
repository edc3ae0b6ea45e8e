import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GitopsConfig, RepositorySnapshot } from '@slipway/plugin-gitops-node';
import { environmentSchema } from '../../forms/environmentSchema';
import { fromForm } from '../../forms/fromForm';
import { parseValues } from '../../forms/parseValues';
import { OpenRepository } from '../../OpenRepository';
import { requireRepository } from '../../requireRepository';
import { openAtHead } from '../generate/openAtHead';
import { planLines } from '../generate/planLines';
import { withoutEmptyProps } from '../generate/withoutEmpty';
import { inOneSentence } from '../inOneSentence';
import { reportFindings } from '../reportFindings';
import { writeWorkspaceFiles } from '../writeWorkspaceFiles';
import { changeSchema } from './changeSchema';
import { changeSummary } from './changeSummary';
import { examples } from './createChangeAction.examples';
import { planChange } from './planChange';

/** @public */
export interface ChangeActionOptions {
  readonly config: GitopsConfig;
  readonly openRepository: OpenRepository;
}

/**
 * The action `gitops:cdk8s:change`: changes fields of an application that the GitOps repository has, and writes its config
 * file and the files of one environment into the workspace. Comments and everything else in the config file stay. Nothing
 * is written when a value is at fault.
 *
 * @public
 */
export function createChangeAction({
  config: gitops,
  openRepository,
}: ChangeActionOptions) {
  return createTemplateAction({
    id: 'gitops:cdk8s:change',
    description:
      'Changes fields of an application of the GitOps repository, and writes its config and the files of one environment into the workspace',
    examples,
    supportsDryRun: false,
    schema: changeSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { logger, workspacePath } = ctx;
        const { config, environment, fields, name, removes = [] } = ctx.input;
        const repository = requireRepository(gitops);
        const opened = await openAtHead(openRepository, repository);
        logger.info(`Looking for ${name} in ${repository.url}`);
        const change = await planChange({
          name,
          environment,
          fields: withoutEmptyProps(
            fromForm(environmentSchema(), fields ?? {}, 'fields'),
          ) as typeof fields & object,
          config:
            typeof config === 'string'
              ? parseValues(config, 'config')
              : (config ?? {}),
          removes: removes.filter(Boolean),
          before: await RepositorySnapshot.take(opened),
          repository,
          known: gitops.environments,
        });
        const { after, generated, others } = change;
        generated.applications
          .flatMap(planLines)
          .forEach(line => logger.info(line));
        reportFindings(
          [...generated.findings, ...(others?.brought ?? [])],
          logger,
        );
        const files = [...generated.files, ...(others?.files ?? [])];
        await writeWorkspaceFiles(workspacePath, files);
        logger.info(`Wrote ${files.length} files`);

        ctx.output('name', after.name);
        ctx.output('entityRef', after.entity);
        ctx.output(
          'files',
          files.map(({ path }) => path),
        );
        ctx.output('deletes', [
          ...generated.deletes,
          ...(others?.deletes ?? []),
        ]);
        ctx.output('commit', opened.commit);
        ctx.output(
          'summary',
          changeSummary({
            ...change,
            environment,
            repository,
            requestedBy: ctx.user?.ref,
          }),
        );
      }),
  });
}
