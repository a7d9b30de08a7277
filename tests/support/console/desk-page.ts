import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** A page of another site that shows one address inside itself, as help desks do. */
export interface DeskPage {
  /** `http://localhost:1234`: to browsers another site than 127.0.0.1. */
  readonly origin: string;
  show(url: string): void;
}

/** Begins at once, as its origin is a setting of the server under test; ends with the tests of the file. */
export function useDeskPage(): DeskPage {
  let shown = 'about:blank';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Ticket 1</title><main><h1>Ticket 1</h1>
       <iframe title="Fealty" src="${shown}" width="1000" height="700"></iframe></main></html>`,
    );
  });
  server.listen(0);
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    origin: `http://localhost:${String(port)}`,
    show(url) {
      shown = url;
    },
  };
}
