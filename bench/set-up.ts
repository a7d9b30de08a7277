import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { openDatabase } from '../packages/server/src/runtime/database.ts';
import { DEMO_PROGRAM } from '../packages/server/src/program/demo.ts';
import { createMerchant } from '../packages/server/src/usecases/create-merchant.ts';
import { startFealty, type FealtyServer } from '../tests/support/fealty-process.ts';
import { V1Client, type ShopKeys } from '../tests/support/v1-client.ts';
import { awardFunction } from './award-function.ts';
import type { BenchDatabase } from './open-database.ts';
import { seed, type AwardTemplate, type SeedSize } from './seed.ts';
import { fixedSecret } from '../packages/server/src/runtime/secret.ts';

/** A database with a shop, members and history in it, and the keys to the shop. */
export interface BenchShop {
  readonly merchantId: number;
  readonly keys: ShopKeys;
  readonly environment: Readonly<Record<string, string>>;
}

const TEMPLATE_ORDER = 'TEMPLATE-ORDER-0001';

/** The bench knows one installation; its secret seals nothing of worth. */
const SECRET = createHash('sha256').update('bench').digest('hex');

/** Makes a shop, by itself with the demo's program: several activities, rules, tiers and a real time zone. */
export async function makeShop(
  database: BenchDatabase,
  folder: string,
  program: ProgramDocument = DEMO_PROGRAM,
): Promise<BenchShop> {
  const opened = openDatabase({ url: database.url }, { poolMax: 2 });
  const { merchant, apiKey } = await createMerchant(
    opened.pool,
    fixedSecret(Buffer.from(SECRET, 'hex')),
    {
      name: 'Bench',
      isTest: false,
      program,
      actor: 'bench',
    },
  );
  await opened.close();
  return {
    merchantId: merchant.id,
    keys: { partnerId: merchant.partnerId, apiKey },
    environment: {
      DATABASE_URL: database.url,
      FEALTY_SECRET: SECRET,
      FEALTY_DATA: path.join(folder, 'data'),
      LOG_LEVEL: 'error',
    },
  };
}

/**
 * Fills the shop, and teaches the database the award that it is measured with. Answers what an award of
 * the program writes in words.
 */
export async function fillShop(
  database: BenchDatabase,
  shop: BenchShop,
  size: SeedSize,
): Promise<AwardTemplate> {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  try {
    const template = await makeTemplate(shop, owner);
    await seed(owner, template, size);
    await owner.query(awardFunction(template));
    return template;
  } finally {
    await owner.end();
  }
}

/** Has the program make one purchase, so that all others can carry what it wrote about it. */
async function makeTemplate(shop: BenchShop, owner: pg.Client): Promise<AwardTemplate> {
  const server: FealtyServer = await startFealty(shop.environment);
  const client = new V1Client(server.url, shop.keys);
  await client.enroll('template@example.com');
  const answer = await client.purchase('template@example.com', TEMPLATE_ORDER, 80);
  client.close();
  await server.stop();
  const found = await owner.query<{ details: string; event: string }>(
    `select d.details::text as details, e.data::text as event
       from transaction_details d
       join events e on e.merchant_id = d.merchant_id and e.transaction_id = d.transaction_id
      where d.merchant_id = $1 and d.transaction_id = $2 and e.type = 'points.awarded'`,
    [shop.merchantId, answer.data['id']],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error(`the template was not written: ${answer.text}`);
  return { merchantId: shop.merchantId, orderId: TEMPLATE_ORDER, ...row };
}
