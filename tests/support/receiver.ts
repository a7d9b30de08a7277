import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it reached a receiver. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Answers a request: with a status, or in its own way if it answers null. */
export type Behave = (arrived: Arrived, response: ServerResponse) => number | null;

/** An HTTP server that writes down what it is sent. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly arrived: Arrived[];
  /** Changes how it answers from now on. */
  behave: Behave;
  close(): Promise<void>;
}

/** Starts a receiver on loopback that answers 200. */
export async function startReceiver(behave: Behave = () => 200): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
        at: Date.now(),
      };
      arrived.push(one);
      const status = receiver.behave(one, response);
      if (status !== null) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${String(port)}/hook`,
    port,
    arrived,
    behave,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return receiver;
}
