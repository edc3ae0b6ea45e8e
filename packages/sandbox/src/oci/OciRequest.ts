import { IncomingMessage } from 'node:http';
import { RegistryStore } from './RegistryStore';
import { Uploads } from './Uploads';

/** What a handler gets. */
export interface OciRequest {
  readonly method: string;
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  /** The address under which the client reached us, without a trailing slash. */
  readonly origin: string;
  readonly store: RegistryStore;
  readonly uploads: Uploads;
}
