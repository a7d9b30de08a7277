import type { Program } from '@fealty/core';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { findReferralShop, type ReferralShop } from '../../queries/referral-shop.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { PAGE_HEADERS, pageHtml, type Page } from '../page.ts';
import { Remembered } from '../remembered.ts';

/** What it takes to follow referral links. */
export interface ReferralTools {
  readonly pool: pg.Pool;
  readonly programs: { running(merchantId: number): Promise<Program> };
}

/** A store's landing page that was changed is used a minute later. */
const SHOPS_FOR_MS = 60_000;
const SHOPS_KEPT_MAX = 1000;
const STRANGERS_MAX = 64;
/** The parameter that the script takes the code from; see packages/storefront. */
const PARAMETER = 'fealty_ref';
const CODE = /^[\w-]{1,40}$/;
const PARTNER_ID = /^[0-9a-f]{10}$/;
const HOST = /^[a-z\d.-]{1,253}$/;

const NOT_FOUND: Page = {
  title: 'There is nothing here',
  text: 'This link leads to no shop. Please use it as it was sent to you.',
};
const BUSY: Page = {
  title: 'Please try again',
  text: 'This page cannot be shown at the moment. Please try again in a minute.',
};

/** Where a link leads: a store, and its landing page if it has one. */
interface Landing {
  readonly shop: ReferralShop | null;
  readonly page: URL | null;
}

interface Asked {
  readonly partner?: string;
  readonly code: string;
}

/**
 * Where members' referral links lead: to the landing page of the store with the code, or to a page of ours
 * if it has none. Codes are not looked up, so that nobody learns here which there are.
 */
export function referralSurface(tools: ReferralTools): FastifyPluginCallback {
  const landings = new Remembered<Landing>({
    forMs: SHOPS_FOR_MS,
    keptMax: SHOPS_KEPT_MAX,
    askedMax: STRANGERS_MAX,
  });
  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { partner, code } = request.params as Asked;
    const asked = shopAsked(request, partner);
    if (asked === null) return send(reply, 404, NOT_FOUND);
    const landing = await landings.get(JSON.stringify(asked), () => landingOf(tools, asked));
    if (landing === null) return send(reply, 503, BUSY);
    const { shop, page } = landing;
    if (shop === null) return send(reply, 404, NOT_FOUND);
    if (page === null) return send(reply, 200, invitation(shop, code));
    const target = new URL(page);
    if (CODE.test(code)) target.searchParams.set(PARAMETER, code);
    return reply.headers({ 'cache-control': 'no-store' }).redirect(target.href, 302);
  };
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => {
      if (!isDatabaseAway(error)) request.log.error({ err: error }, 'a referral link failed');
      return send(reply, 503, BUSY);
    });
    for (const verb of ['raf', 'ref']) {
      app.get(`/${verb}/:code`, serve);
      app.get(`/:partner/${verb}/:code`, serve);
    }
    done();
  };
}

type ShopAsked = Parameters<typeof findReferralShop>[1];

function shopAsked({ hostname }: FastifyRequest, partner: string | undefined): ShopAsked | null {
  if (partner !== undefined) {
    const partnerId = partner.toLowerCase();
    return PARTNER_ID.test(partnerId) ? { partnerId } : null;
  }
  const host = hostname.toLowerCase();
  return HOST.test(host) ? { host } : null;
}

async function landingOf({ pool, programs }: ReferralTools, asked: ShopAsked): Promise<Landing> {
  const shop = await findReferralShop(pool, asked);
  if (shop === null) return { shop, page: null };
  const { referrals } = await programs.running(shop.merchantId);
  const address = referrals?.landingPage ?? shop.webUrl;
  return { shop, page: webPage(address) };
}

/** Only what the store itself set, and only a page of the web. */
function webPage(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}

function invitation({ name }: ReferralShop, code: string): Page {
  const gift = CODE.test(code) ? ` Give the code ${code} with your first order.` : '';
  return {
    title: `You are invited to ${name}`,
    text: `A friend recommends ${name} to you.${gift}`,
  };
}

function send(reply: FastifyReply, status: number, page: Page): FastifyReply {
  if (status === 503) reply.header('retry-after', '60');
  return reply.code(status).headers(PAGE_HEADERS).send(pageHtml(page));
}
