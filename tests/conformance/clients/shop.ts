import { randomBytes } from 'node:crypto';
import { testDatabase } from '../../support/database.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import type { ShopKeys } from '../../support/v1-client.ts';

/** A server with one shop, as a plugin finds it. */
export interface ClientShop {
  readonly server: FealtyServer;
  readonly keys: ShopKeys;
  close(): Promise<void>;
}

const PROGRAM = {
  name: 'Plugins',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '500' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'write_a_review', name: 'Review', earn: { points: '20' } },
  ],
  rewards: [
    reward('reward_00001', '$5 off', 'fixed_amount', '5'),
    reward('reward_00002', '10% off', 'percentage', '10'),
    reward('reward_00003', 'Free shipping', 'free_shipping', '0'),
    { ...reward('reward_00004', 'A mug', 'product', '1'), productId: 'MUG-1' },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

function reward(id: string, name: string, type: string, value: string): object {
  return { id, name, type, value, points: '100', coupons: { pattern: 'CART-XXXXXXXX' } };
}

/** Starts the program with a shop that sells by plugin. */
export async function openClientShop(): Promise<ClientShop> {
  const database = await testDatabase();
  const secret = randomBytes(32).toString('hex');
  const environment = { DATABASE_URL: database.url, FEALTY_SECRET: secret };
  const keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM);
  const server = await startFealty(environment);
  return {
    server,
    keys,
    async close() {
      await server.stop();
      await database.drop();
    },
  };
}
