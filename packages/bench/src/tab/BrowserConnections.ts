import { Agent, get, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What a browser opens to one host at most, over HTTP/1.1. */
const CONNECTIONS = 6;

/** What went over the connections so far. */
export interface Traffic {
  readonly calls: number;
  /** Read from the sockets: bodies and headers, as they came. */
  readonly bytes: number;
  /** The bodies alone, as a backend that compresses would send them; 0 unless it was asked for. */
  readonly gzippedBytes: number;
}

/** Fetches as one page of a browser does: six connections that are opened when needed and kept, the rest waits. */
export class BrowserConnections {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  readonly #sockets = new Set<Socket>();
  readonly #gzip: boolean;
  #calls = 0;
  #gzippedBytes = 0;

  /** @param options - `gzip` also measures how small the bodies get, which takes time. */
  constructor(options: { readonly gzip?: boolean } = {}) {
    this.#gzip = options.gzip ?? false;
  }

  get traffic(): Traffic {
    return {
      calls: this.#calls,
      bytes: [...this.#sockets].reduce(
        (sum, { bytesRead }) => sum + bytesRead,
        0,
      ),
      gzippedBytes: this.#gzippedBytes,
    };
  }

  /** @throws Error when the answer is not 200 or is no JSON. */
  async getJson<T>(url: string): Promise<T> {
    this.#calls++;
    const { status, body } = await this.#get(url);
    if (status !== 200) {
      throw new Error(`GET ${url} answered ${status}: ${body.slice(0, 300)}`);
    }
    if (this.#gzip) this.#gzippedBytes += gzipSync(body).length;
    return JSON.parse(body.toString());
  }

  close(): void {
    this.#agent.destroy();
  }

  #get(url: string): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const request = get(
        url,
        { agent: this.#agent, headers: { accept: 'application/json' } },
        (response: IncomingMessage) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      request.on('socket', socket => this.#sockets.add(socket));
      request.on('error', reject);
    });
  }
}
