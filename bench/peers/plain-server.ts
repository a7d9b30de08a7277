import { parse } from 'node:querystring';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type pg from 'pg';
import { createAuthenticate } from '../../packages/server/src/http/auth.ts';
import { openDatabase } from '../../packages/server/src/runtime/database.ts';
import { awardPlainly, redeemPlainly, type Moved, type PlainTexts } from './plain-moves.ts';

/*
 * A server as one writes it first: the same framework, the same check of keys and the same tables as the
 * program, a transaction for each request and no rules. What the lanes' batches bring shows beside it.
 */

/** What it is started with, as JSON. */
export interface PlainTerms {
  readonly databaseUrl: string;
  /** Connections to the database. */
  readonly poolMax: number;
  readonly texts: PlainTexts;
}

const BALANCE = `
  select m.email, m.first_name, m.last_name, m.uid, m.referral_code, m.status, m.enrolled_at, h.tier_id,
         h.available, h.pending, h.redeemed, h.earned
    from identities i
    join members m on m.merchant_id = i.merchant_id and m.id = i.member_id
    join member_heads h on h.merchant_id = i.merchant_id and h.id = i.member_id
   where i.merchant_id = $1 and i.kind = 'email' and i.value = $2`;

const STATUSES = { done: 200, unknown_member: 404, order_known: 409, points_insufficient: 400 };

const terms = JSON.parse(process.argv[2] ?? '') as PlainTerms;
const pool = openDatabase({ url: terms.databaseUrl }).openPool({
  name: 'plain server',
  max: terms.poolMax,
  byKey: true,
});
const authenticate = createAuthenticate(pool);
const app = Fastify({ logger: false });

app.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => {
    done(null, parse(body.toString()));
  },
);

app.post('/credit', async (request, reply) => {
  const merchantId = await merchantOf(request);
  if (merchantId === null) return reply.code(401).send({ success: false });
  const { user_email: email = '', order_id: id = '', subtotal = '' } = formOf(request);
  const points = Number(subtotal);
  if (email === '' || id === '' || !Number.isSafeInteger(points) || points < 1) {
    return reply.code(400).send({ success: false });
  }
  return answer(reply, await awardPlainly(pool, { ...terms, merchantId, email }, { id, points }));
});

app.post('/debit', async (request, reply) => {
  const merchantId = await merchantOf(request);
  if (merchantId === null) return reply.code(401).send({ success: false });
  const { user_email: email = '', redemption_id: id = '' } = formOf(request);
  if (email === '' || id === '') return reply.code(400).send({ success: false });
  const reward = { id, points: 1 };
  return answer(reply, await redeemPlainly(pool, { ...terms, merchantId, email }, reward));
});

app.get<{ Params: { email: string } }>('/balance/:email', async (request, reply) => {
  const merchantId = await merchantOf(request);
  if (merchantId === null) return reply.code(401).send({ success: false });
  const values = [merchantId, request.params.email];
  const { rows } = await pool.query<pg.QueryResultRow>({ name: 'balance', text: BALANCE, values });
  const [data] = rows;
  if (data === undefined) return reply.code(404).send({ success: false });
  return reply.send({ data, success: true });
});

await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
process.stdout.write(`${String(typeof address === 'object' ? address?.port : '')}\n`);

async function merchantOf({ headers }: FastifyRequest): Promise<number | null> {
  const partnerId = headers['partner-id'];
  const apiKey = headers['api-key'];
  if (typeof partnerId !== 'string' || typeof apiKey !== 'string') return null;
  return (await authenticate(partnerId, apiKey))?.merchantId ?? null;
}

function formOf({ body }: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return body as Readonly<Record<string, string | undefined>>;
}

function answer(reply: FastifyReply, moved: Moved): FastifyReply {
  return reply.code(STATUSES[moved.kind]).send({ success: moved.kind === 'done', data: moved });
}
