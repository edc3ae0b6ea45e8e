import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  addToCentralConfig,
  affectsOthers,
  ApplicationConfig,
  ApplicationConfigError,
  CENTRAL_CONFIG_PATH,
  GeneratedApplication,
  generateApplicationAsync,
  RuleLevels,
} from '@slipway/cdk8s';
import {
  GitopsConfig,
  GitopsRepositoryConfig,
  RepositoryAtCommit,
} from '@slipway/plugin-gitops-node';
import { OpenRepository } from '../../OpenRepository';
import { requireRepository } from '../../requireRepository';
import { inOneSentence } from '../inOneSentence';
import { refuseErrors } from '../refuseErrors';
import { reportFindings } from '../reportFindings';
import { writeWorkspaceFiles } from '../writeWorkspaceFiles';
import { applicationConfigOf } from './applicationConfigOf';
import { examples } from './createGenerateAction.examples';
import { generateSchema } from './generateSchema';
import { openAtHead } from './openAtHead';
import { planLines } from './planLines';
import { readCentralFile } from './readCentralFile';
import { readSettings } from './readSettings';
import { refuseDuplicate } from './refuseDuplicate';
import { Surroundings } from './surroundings/Surroundings';
import { surroundingsOf } from './surroundings/surroundingsOf';
import { summaryMarkdown } from './summaryMarkdown';
import { workspaceFiles } from './workspaceFiles';

/** @public */
export interface GenerateActionOptions {
  readonly config: GitopsConfig;
  readonly openRepository: OpenRepository;
}

/**
 * The action `gitops:cdk8s:generate`: writes an application's config file, its Argo CD Applications and its manifests
 * into the workspace, as the GitOps repository shall hold them. Nothing is written when a value is at fault.
 *
 * @public
 */
export function createGenerateAction({
  config: gitops,
  openRepository,
}: GenerateActionOptions) {
  return createTemplateAction({
    id: 'gitops:cdk8s:generate',
    description:
      'Writes the typed config, the Argo CD Applications and the manifests of an application into the workspace',
    examples,
    supportsDryRun: true,
    schema: generateSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const repository = requireRepository(gitops);
        const config = applicationConfigOf(ctx.input, gitops.environments);
        // A dry run asks nobody, so it shows what a repository with a file for each application gets.
        const opened = ctx.isDryRun
          ? undefined
          : await openAtHead(openRepository, repository);
        const { central, generated, surroundings } = await planAddition(
          config,
          {
            repository,
            opened,
            workspacePath: ctx.workspacePath,
            logger: ctx.logger,
          },
        );
        if (central !== undefined) {
          ctx.logger.info(
            `The repository keeps its applications in ${CENTRAL_CONFIG_PATH}; ${config.name} is added there`,
          );
        }
        for (const application of generated.applications) {
          planLines(application).forEach(line => ctx.logger.info(line));
        }
        reportFindings(
          [...generated.findings, ...(surroundings?.findings ?? [])],
          ctx.logger,
        );
        const files = [...generated.files, ...(surroundings?.files ?? [])];
        const deletes = surroundings?.deletes ?? [];
        for (const path of deletes) {
          ctx.logger.info(`${path} is no longer made; remove it too`);
        }
        await writeWorkspaceFiles(ctx.workspacePath, files);
        ctx.logger.info(`Wrote ${files.length} files`);

        ctx.output('name', config.name);
        ctx.output('entityRef', config.entity);
        ctx.output(
          'applications',
          generated.applications.map(({ name }) => name),
        );
        ctx.output(
          'files',
          files.map(({ path }) => path),
        );
        ctx.output('deletes', [...deletes]);
        ctx.output('commit', opened?.commit);
        ctx.output(
          'summary',
          summaryMarkdown({
            config,
            generated,
            repository,
            surroundings,
            requestedBy: ctx.user?.ref,
          }),
        );
      }),
  });
}

interface AdditionContext {
  readonly repository: GitopsRepositoryConfig;
  /** The repository on its host; undefined when nobody is to be asked. */
  readonly opened: RepositoryAtCommit | undefined;
  readonly workspacePath: string;
  readonly logger: { info(message: string): void };
}

/** Makes the application's files, and finds what else they change in the repository. Writes nothing. */
async function planAddition(
  config: ApplicationConfig,
  { logger, opened, repository, workspacePath }: AdditionContext,
): Promise<{
  readonly central: string | undefined;
  readonly generated: GeneratedApplication;
  readonly surroundings: Surroundings | undefined;
}> {
  const central = opened && (await readCentralFile(opened));
  const settings = opened ? await readSettings(opened) : {};
  const { rules } = settings;
  const context = { repository, central, rules, workspacePath };
  const generated = await generate(config, context);
  if (!opened) {
    return { central, generated, surroundings: undefined };
  }
  logger.info(`Looking for ${config.name} in ${repository.url}`);
  await refuseDuplicate({ ...opened, name: config.name, generated });
  if (!affectsOthers(config, settings)) {
    return { central, generated, surroundings: undefined };
  }
  const surroundings = await surroundingsOf({
    config,
    generated,
    opened,
    repository,
  });
  const { order } = surroundings;
  return {
    central,
    // Its place among the others is known only now.
    generated:
      Object.keys(order).length === 0
        ? generated
        : await generate(config, { ...context, order }),
    surroundings,
  };
}

interface GenerateContext {
  readonly repository: GitopsRepositoryConfig;
  /** The repository's central config file, when it keeps one. */
  readonly central: string | undefined;
  /** What the repository makes of our rules, as its own CI does. */
  readonly rules: RuleLevels | undefined;
  readonly workspacePath: string;
  /** Its place among the others, by environment. */
  readonly order?: Surroundings['order'];
}

/** Generates, and refuses what must not be merged. */
async function generate(
  config: ApplicationConfig,
  { central, order, repository, rules, workspacePath }: GenerateContext,
): Promise<GeneratedApplication> {
  try {
    const generated = await generateApplicationAsync({
      config,
      mode: repository.mode,
      repository,
      order,
      rules,
      sourceFiles: await workspaceFiles(config, workspacePath),
      ...(central === undefined
        ? {}
        : {
            configPath: CENTRAL_CONFIG_PATH,
            configText: addToCentralConfig(
              central,
              config,
              CENTRAL_CONFIG_PATH,
            ),
          }),
    });
    refuseErrors(generated.findings);
    return generated;
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(`The application cannot be made: ${error.message}`);
    }
    throw error;
  }
}
