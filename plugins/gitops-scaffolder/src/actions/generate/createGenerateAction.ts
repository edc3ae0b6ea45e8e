import { dirname } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ApplicationConfig,
  ApplicationConfigError,
  Finding,
  GeneratedApplication,
  generateApplication,
} from '@slipway/cdk8s';
import {
  GitopsConfig,
  GitopsRepositoryConfig,
} from '@slipway/plugin-gitops-node';
import { OpenRepository } from '../../OpenRepository';
import { requireRepository } from '../../requireRepository';
import { inOneSentence } from '../inOneSentence';
import { applicationConfigOf } from './applicationConfigOf';
import { examples } from './createGenerateAction.examples';
import { generateSchema } from './generateSchema';
import { planLines } from './planLines';
import { refuseDuplicate } from './refuseDuplicate';
import { summaryMarkdown } from './summaryMarkdown';

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
        const generated = generate(config, repository);
        if (!ctx.isDryRun) {
          ctx.logger.info(`Looking for ${config.name} in ${repository.url}`);
          await refuseDuplicate({
            ...openRepository(repository.url),
            branch: repository.branch,
            name: config.name,
            generated,
          });
        }
        for (const application of generated.applications) {
          planLines(application).forEach(line => ctx.logger.info(line));
        }
        report(generated.findings, ctx.logger);
        for (const { path, content } of generated.files) {
          const file = resolveSafeChildPath(ctx.workspacePath, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content, 'utf8');
        }
        ctx.logger.info(`Wrote ${generated.files.length} files`);

        ctx.output('name', config.name);
        ctx.output('entityRef', config.entity);
        ctx.output(
          'applications',
          generated.applications.map(({ name }) => name),
        );
        ctx.output(
          'files',
          generated.files.map(({ path }) => path),
        );
        ctx.output(
          'summary',
          summaryMarkdown({
            config,
            generated,
            repository,
            requestedBy: ctx.user?.ref,
          }),
        );
      }),
  });
}

/** Generates, and refuses what must not be merged. */
function generate(
  config: ApplicationConfig,
  repository: GitopsRepositoryConfig,
): GeneratedApplication {
  try {
    const generated = generateApplication({
      config,
      mode: repository.mode,
      repository,
    });
    const error = generated.findings.find(({ level }) => level === 'error');
    if (error) {
      throw new InputError(`${error.message} ${error.fix}`);
    }
    return generated;
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(`The application cannot be made: ${error.message}`);
    }
    throw error;
  }
}

function report(
  findings: readonly Finding[],
  logger: { info(message: string): void; warn(message: string): void },
): void {
  for (const { fix, level, message } of findings) {
    const line = `${message} ${fix}`;
    if (level === 'warning') {
      logger.warn(line);
    } else {
      logger.info(line);
    }
  }
}
