import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a shop on an origin of its own, as strict about what it loads as shops can be. */
export interface ShopPage {
  /** `http://localhost:1234`: to browsers another site than the server's. */
  readonly origin: string;
  close(): void;
}

/** How the page shows the dashboard: in its midst, or behind a launcher. */
export interface ShopPageTerms {
  readonly server: string;
  readonly partnerId: string;
}

/** What a shop's styles do to whatever is not kept from them. */
const HOSTILE_STYLES = `
  * { letter-spacing: 3px; text-transform: uppercase }
  button, input, select, p, h2, h3 { color: hotpink !important; background: lime !important;
    font-family: cursive !important; padding: 30px !important; display: inline !important }
  body { margin: 0; line-height: 3; font-family: cursive; color: hotpink }
  #dashboard { min-height: 600px }`;

/** Opens it. What it shows stands in its address: `?token=…&language=de&as=launcher&section=redeem`. */
export async function openShopPage({ server, partnerId }: ShopPageTerms): Promise<ShopPage> {
  const script = `
    const asked = new URLSearchParams(location.search);
    const { createClient } = await import('${server}/js/fealty.js');
    const { openDashboard, openLauncher } = await import('${server}/js/dashboard.js');
    const client = createClient({ server: '${server}', partnerId: '${partnerId}',
      token: asked.get('token') });
    const terms = { client, language: asked.get('language') ?? 'en',
      ...(asked.has('section') ? { section: asked.get('section') } : {}) };
    window.opened = asked.get('as') === 'launcher'
      ? openLauncher(terms)
      : openDashboard({ ...terms, host: document.getElementById('dashboard') });`;
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/shop.js': ['text/javascript', script],
    '/shop.css': ['text/css', HOSTILE_STYLES],
    '/': [
      'text/html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>
       <meta name="viewport" content="width=device-width">
       <link rel="stylesheet" href="/shop.css"><script type="module" src="/shop.js"></script>
       <main id="dashboard"></main></html>`,
    ],
  };
  const shop = createServer(({ url = '/' }, response) => {
    const found = files[new URL(url, 'http://shop.example').pathname];
    if (found === undefined) return response.writeHead(404).end();
    const [type, text] = found;
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self' ${server}; style-src 'self'; connect-src ${server}`,
    );
    return response.end(text);
  });
  await new Promise<void>((resolve) => {
    shop.listen(0, resolve);
  });
  const { port } = shop.address() as AddressInfo;
  return {
    origin: `http://localhost:${String(port)}`,
    close() {
      shop.close();
      shop.closeAllConnections();
    },
  };
}
