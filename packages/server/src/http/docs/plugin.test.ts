import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docsSurface } from './plugin.ts';

let app: FastifyInstance;

beforeAll(async () => {
  app = Fastify();
  await app.register(docsSurface({ version: '1.2.3', baseUrl: 'https://fealty.example' }));
});
afterAll(() => app.close());

async function read(address: string): Promise<string> {
  const answer = await app.inject(address);
  if (answer.statusCode !== 200) throw new Error(`${address}: ${String(answer.statusCode)}`);
  return answer.body;
}

function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:src|href|action)="([^"]+)"/g)].map(([, link = '']) => link);
}

describe('the descriptions', () => {
  it('are served, and a page to try them with nothing from elsewhere', async () => {
    const v1 = await app.inject('/openapi/v1.json');
    expect(v1.json()).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      servers: [{ url: 'https://fealty.example' }],
    });
    const v2 = await app.inject('/openapi/v2.json');
    expect(v2.json()).toMatchObject({ info: { title: 'Fealty loyalty API v2' } });
    const page = await read('/docs/try/');
    const sources = linksIn(page);
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect(source).not.toMatch(/^(?:https?:)?\/\//);
    await read('/docs/try/static/swagger-ui-bundle.js');
    expect(JSON.parse(await read('/docs/try/json'))).toEqual(v1.json());
  });
});

describe('the site', () => {
  it('leads from its first page to all others, and no link is broken', async () => {
    const seen = new Map<string, string>();
    const waiting = ['/docs/'];
    const wanted: [from: string, link: string][] = [];
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const html = await read(address);
      seen.set(address, html);
      for (const link of linksIn(html)) {
        const { origin, pathname, hash } = new URL(link, `http://docs.example${address}`);
        if (origin !== 'http://docs.example' || !pathname.startsWith('/docs/')) continue;
        if (/^\/docs\/(?:try\/|search|site\.css)|\.(?:md|json)$/.test(pathname)) continue;
        wanted.push([address, `${pathname}${hash}`]);
        if (!seen.has(pathname) && !waiting.includes(pathname)) waiting.push(pathname);
      }
    }
    expect(seen.size).toBeGreaterThan(200);
    const broken = wanted.filter(([, link]) => {
      const [pathname = '', anchor] = link.split('#');
      const html = seen.get(pathname);
      return html === undefined || (anchor !== undefined && !html.includes(`id="${anchor}"`));
    });
    expect(broken).toEqual([]);
    for (const html of seen.values()) expect(html).not.toMatch(/<script|style="/);
  });

  it('finds by words, by how they begin, and with a slip in them', async () => {
    expect(await read('/docs/search?q=idempotency')).toContain('/docs/api/v2#');
    expect(await read('/docs/search?q=webho')).toContain('href="/docs/api/webhooks"');
    expect(await read('/docs/search?q=backtset')).toContain('/docs/api/backtests');
    expect(await read('/docs/search?q=award+an+activity')).toContain('/docs/reference/v2/award');
    const none = await read(`/docs/search?q=${encodeURIComponent('<script>zebra')}`);
    expect(none).toContain('Nothing was found for “&lt;script&gt;zebra”');
  });

  it('says so where there is no page, in a page', async () => {
    const answer = await app.inject('/docs/api/zebra');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('No such page');
  });

  it('is there as Markdown too, with a list for programs', async () => {
    const list = await read('/llms.txt');
    const links = [...list.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(50);
    for (const link of links) expect(await read(link)).toMatch(/^# /);
  });

  it('shows an operation with its fields, and how to call it in three languages', async () => {
    const html = await read('/docs/reference/v2/award');
    expect(html).toContain('transaction_attributes.order_id');
    for (const language of ['sh', 'python', 'js']) {
      expect(html).toContain(`data-language="${language}"`);
    }
    expect(html).toContain('MAX_AWARDS_EXCEEDED');
  });
});
