import { isDeepStrictEqual } from 'node:util';
import { ApplicationFile } from '../cli/ApplicationFile';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import {
  GenerationRecord,
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { RepositoryFiles } from './RepositoryFiles';

/**
 * An Argo CD Application whose record says another place among the others than the dependencies give today.
 *
 * @public
 */
export interface DisplacedApplication {
  /** The Argo CD Application: `shop-dev`. */
  readonly name: string;
  readonly environment: string;
  /** Its config file, with the whole text: a central one holds other applications too. */
  readonly file: ApplicationFile;
  /** What it was made from the last time. */
  readonly record: GenerationRecord;
  /** The place that it shall have; undefined when nothing keeps one any more. */
  readonly order?: ApplicationOrder;
}

/**
 * The Applications that stand in another place than they should. Those without a record have never been generated, so
 * they have none to leave.
 *
 * @param orders - by the Application's name, from `applicationOrders`
 * @internal
 */
export function displacedApplications(
  files: readonly ApplicationFile[],
  repository: RepositoryFiles,
  orders: ReadonlyMap<string, ApplicationOrder>,
): readonly DisplacedApplication[] {
  return files.flatMap(file =>
    Object.keys(file.config.environments).flatMap(environment => {
      const name = `${file.config.name}-${environment}`;
      const order = orders.get(name);
      const record = readGenerationRecord(
        repository.read(generationRecordPath(name)) ?? '',
      );
      return !record || isDeepStrictEqual(record.order, order)
        ? []
        : [{ name, environment, file, record, order }];
    }),
  );
}
