import { Fault } from './Fault';

/** What the control page shows. */
export interface ControlState {
  /** Always true: nobody should take this for the real thing. */
  readonly simulator: true;
  /** Whether Argo CD judges the health of child Applications, so that waves between them wait. */
  readonly applicationHealth: boolean;
  readonly servers: readonly {
    readonly name: string;
    readonly url: string;
    readonly fault: Fault;
  }[];
  readonly clusters: readonly {
    readonly name: string;
    readonly server: string;
    readonly readinessPaused: boolean;
    readonly pods: readonly {
      readonly namespace: string;
      readonly name: string;
      readonly health: string;
    }[];
  }[];
}
