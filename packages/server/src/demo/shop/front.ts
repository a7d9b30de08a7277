import type { FastifyPluginCallback, FastifyReply } from 'fastify';
import { errors } from 'jose';
import { createFresh } from '../../runtime/fresh.ts';
import type { DemoFile } from '../demo-file.ts';
import { createBackEnd, Refused, type BackEnd } from './back-end.ts';
import { shopPage } from './page.ts';

/**
 * The demo shop at `/demo`. It is registered before its store is known, and opens with it. Anybody may be
 * any of its customers.
 */
export interface DemoShop {
  readonly surface: FastifyPluginCallback;
  open(shop: DemoFile): void;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // The snippet that shops put into their pages stands in this one as it does in theirs.
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
} as const;

export function createDemoShop(): DemoShop {
  let opened: { readonly html: string; readonly backEnd: BackEnd } | null = null;
  const fresh = createFresh();
  const answer = async (
    reply: FastifyReply,
    ask: (backEnd: BackEnd) => Promise<object | null>,
  ): Promise<FastifyReply> => {
    reply.header('cache-control', 'no-store');
    if (opened === null) return reply.code(503).send({ error: 'The shop is about to open' });
    try {
      const told = await ask(opened.backEnd);
      if (told === null) return await reply.code(400).send({ error: 'Not understood' });
      return await reply.send(told);
    } catch (error) {
      if (error instanceof Refused) return reply.code(409).send({ error: error.message });
      if (error instanceof errors.JOSEError) {
        return reply.code(401).send({ error: 'Please sign in again' });
      }
      throw error;
    }
  };
  return {
    surface: (app, _options, done) => {
      app.get('/demo', (_request, reply) =>
        opened === null
          ? reply.code(503).headers(HEADERS).send('<p>The shop is about to open.</p>')
          : reply.headers(HEADERS).send(opened.html),
      );
      app.post('/demo/api/sign_in', ({ body }, reply) => answer(reply, (end) => end.signIn(body)));
      app.post('/demo/api/orders', ({ body }, reply) => answer(reply, (end) => end.order(body)));
      done();
    },
    open(shop) {
      opened = { html: shopPage(shop.partner_id), backEnd: createBackEnd(shop, () => fresh.id()) };
    },
  };
}
