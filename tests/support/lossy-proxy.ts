import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A way to a server on which answers get lost. */
export interface LossyProxy {
  readonly url: string;
  /** Requests that reached the server through it. */
  carried(): number;
  /** Loses the answers to the next requests, once the server has given them. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
}

/** Hands requests on to a server at loopback, and its answers back. */
export async function lossyProxy(target: string): Promise<LossyProxy> {
  let losing = 0;
  let carried = 0;
  const server = createServer((request, response) => {
    const { method, headers, url = '' } = request;
    const onward = ask(target + url, { method, headers }, (answer) => {
      void buffer(answer).then((bytes) => {
        carried += 1;
        if (losing > 0) {
          losing -= 1;
          response.destroy();
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.end(bytes);
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    carried: () => carried,
    loseAnswers: (count) => (losing = count),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
