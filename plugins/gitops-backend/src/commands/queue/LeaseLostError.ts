import { CustomErrorBase } from '@backstage/errors';

/** Another replica has the command, or somebody cancelled it: stop at once and write nothing more. */
export class LeaseLostError extends CustomErrorBase {
  override readonly name = 'LeaseLostError' as const;
}
