import { RequestListener } from 'node:http';
import { Fault } from './Fault';
import { FaultSwitch } from './FaultSwitch';

const SLOW = 5000;
const BODIES = {
  unauthorized: [401, 'no session information', 16],
  refuse: [503, 'the sandbox was told to refuse', 14],
} as const;

/** Stands before a server and, when it is told to, lets nothing through. */
export class FaultGate implements FaultSwitch {
  #fault: Fault = 'none';

  get fault(): Fault {
    return this.#fault;
  }

  set(fault: Fault): void {
    this.#fault = fault;
  }

  /** The server's handler behind the gate. */
  wrap(handler: RequestListener): RequestListener {
    return (request, response) => {
      const fault = this.#fault;
      if (fault === 'none') {
        handler(request, response);
      } else if (fault === 'down') {
        request.socket.destroy();
      } else if (fault === 'slow') {
        setTimeout(() => handler(request, response), SLOW);
      } else {
        const [status, message, code] = BODIES[fault];
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: message, code, message }));
      }
    };
  }
}
