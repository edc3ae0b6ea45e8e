import { ArgoCd } from '../argocd/ArgoCd';
import { Fault } from './Fault';
import { FaultSwitch } from './FaultSwitch';

/** Argo CD knows most faults itself, because its open streams have to end with them; the gate does the rest. */
export function argoCdSwitch(argocd: ArgoCd, gate: FaultSwitch): FaultSwitch {
  let current: Fault = 'none';
  return {
    get fault() {
      return current;
    },
    set(fault) {
      current = fault;
      gate.set(fault === 'refuse' ? 'refuse' : 'none');
      argocd.setDown(fault === 'none' || fault === 'refuse' ? 'up' : fault);
    },
  };
}
