import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { docsSurface } from './plugin.ts';

it('serves the description and a page to browse it, with nothing from elsewhere', async () => {
  const app = Fastify();
  await app.register(docsSurface({ version: '1.2.3', baseUrl: 'https://fealty.example' }));
  const description = await app.inject('/openapi/v1.json');
  expect(description.json()).toMatchObject({
    openapi: '3.1.0',
    info: { version: '1.2.3' },
    servers: [{ url: 'https://fealty.example' }],
  });
  const second = await app.inject('/openapi/v2.json');
  expect(second.json()).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Fealty loyalty API v2' },
  });
  const page = await app.inject('/docs/');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Fealty API');
  const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source);
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) expect(source).not.toMatch(/^(?:https?:)?\/\//);
  const script = await app.inject('/docs/static/swagger-ui-bundle.js');
  expect(script.statusCode).toBe(200);
  const shown = await app.inject('/docs/json');
  expect(shown.json()).toEqual(description.json());
  await app.close();
});
