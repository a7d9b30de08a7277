import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server does with one request. */
export type Step = (response: ServerResponse, arrived: Arrived) => void;

/** A server that does with each request what stands next in a list, and with the rest the last. */
export interface ScriptedServer {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

export async function scriptedServer(steps: readonly Step[]): Promise<ScriptedServer> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const { method = '', url = '', headers } = request;
        const one = { method, url, headers, body };
        arrived.push(one);
        const step = steps[arrived.length - 1] ?? steps.at(-1);
        step?.(response, one);
      },
      // Who went away before the end of his request waits for nothing.
      () => request.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Answers with JSON. */
export function answers(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Step {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Takes the request and breaks the connection off. */
export const hangsUp: Step = (response) => {
  response.destroy();
};

/** Takes the request and never answers. */
export const saysNothing: Step = () => undefined;
