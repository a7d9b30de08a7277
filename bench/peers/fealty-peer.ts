import { startFealty } from '../../tests/support/fealty-process.ts';
import { UNLIMITED } from '../../tests/support/unlimited.ts';
import { V1Client } from '../../tests/support/v1-client.ts';
import type { RequestTemplate } from '../load-client.ts';
import type { BenchShop } from '../set-up.ts';
import type { Move, Peer } from './peer.ts';
import { CHEAPEST_REWARD } from './program.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The program itself, by v1: a purchase, a redemption, a member. */
export async function startFealtyPeer(shop: BenchShop, database: string): Promise<Peer> {
  const server = await startFealty({ ...shop.environment, ...UNLIMITED });
  const client = new V1Client(server.url, shop.keys, 4);
  const paths = {
    credit: 'purchase',
    debit: 'redeem',
    balance: 'users/member{member}@example.com',
  };
  return {
    name: 'fealty',
    url: server.url,
    pid: server.pid,
    database,
    request: (move, points) => formRequest(shop, `/v1/loyalty/${paths[move]}`, move, points),
    balanceIn: (answer) => (answer as { data: { available_points: number } }).data.available_points,
    join: (member) => client.enroll(`member${String(member)}@example.com`),
    async stop() {
      client.close();
      await server.stop();
    },
  };
}

/** A request with the keys of a shop; a balance has no form. */
export function formRequest(
  { keys }: BenchShop,
  path: string,
  move: Move,
  points: number,
): RequestTemplate {
  const held = { 'partner-id': keys.partnerId, 'api-key': keys.apiKey };
  const email = 'user_email=member{member}@example.com';
  switch (move) {
    case 'credit': {
      const total = String(points);
      const body = `${email}&total=${total}&subtotal=${total}&order_id={order}&currency=USD`;
      return { method: 'POST', path, headers: { ...held, ...FORM }, body };
    }
    case 'debit': {
      const body = `${email}&redemption_id=${CHEAPEST_REWARD}`;
      return { method: 'POST', path, headers: { ...held, ...FORM }, body };
    }
    case 'balance':
      return { method: 'GET', path, headers: held, body: null };
  }
}
