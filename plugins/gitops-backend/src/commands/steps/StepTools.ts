import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { CommandTimings } from '../CommandTimings';

/** What the steps that speak to Argo CD are made of. */
export interface StepTools {
  readonly clients: ArgoCdClients;
  readonly timings: CommandTimings;
}
