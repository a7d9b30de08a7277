import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop on an origin of its own: pages that do not change. */
export interface StaticShop {
  readonly url: string;
  /** Serves a page, and answers its address. */
  page(name: string, html: string, headers?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

export async function openStaticShop(): Promise<StaticShop> {
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const server: Server = createServer((request, response) => {
    const page = pages.get((request.url ?? '/').split('?')[0] ?? '/');
    const type = { 'content-type': 'text/html; charset=utf-8' };
    response.writeHead(page === undefined ? 404 : 200, { ...type, ...page?.headers });
    response.end(page?.html ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Another host name than the server's: another origin in every sense.
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    page(name, html, headers = {}) {
      const head =
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><h1>Shop</h1>';
      pages.set(`/${name}`, { html: `${head}${html}`, headers });
      return `${url}/${name}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A snippet as shops have it in their pages, with what is the shop's own filled in. */
export function snippet(name: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(new URL(`snippets/${name}.html`, import.meta.url), 'utf8');
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
}
