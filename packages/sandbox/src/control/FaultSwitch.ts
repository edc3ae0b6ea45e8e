import { Fault } from './Fault';

/** Tells one server to work or to fail. */
export interface FaultSwitch {
  readonly fault: Fault;
  set(fault: Fault): void;
}
