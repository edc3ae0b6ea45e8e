import { parse } from 'yaml';
import {
  GeneratedApplication,
  GeneratedFile,
} from '../generate/GeneratedApplication';
import {
  generationRecordPath,
  printGenerationRecord,
} from '../package/generationRecord';
import { toYaml } from '../package/toYaml';
import { DisplacedApplication } from './displacedApplications';
import { RemoteRepository } from './RemoteRepository';
import { withDifference } from './withDifference';

/**
 * The files of an Application as they are, with another place: in the Application, and in the record, which goes on naming
 * the config that they were made from. Undefined when there is no Application yet.
 *
 * @param options.before - what the config gives today in the old place, and `after` in the new one
 */
export async function movedFiles(
  { name, order, record }: DisplacedApplication,
  options: {
    readonly remote: RemoteRepository;
    readonly before: GeneratedApplication;
    readonly after: GeneratedApplication;
  },
): Promise<readonly GeneratedFile[] | undefined> {
  const path = `dist/${name}.yaml`;
  const text = (await options.remote.read([path]))[path];
  if (text === undefined) return undefined;
  const madeOf = ({ files }: GeneratedApplication): unknown =>
    parse(files.find(file => file.path === path)?.content ?? '');
  const { order: _, promotion, ...made } = record;
  return [
    {
      path,
      content: toYaml(
        withDifference(
          parse(text),
          madeOf(options.before),
          madeOf(options.after),
        ),
      ),
    },
    {
      path: generationRecordPath(name),
      content: printGenerationRecord({
        ...made,
        ...(order && { order }),
        ...(promotion && { promotion }),
      }),
    },
  ];
}
