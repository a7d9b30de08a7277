import { randomBytes } from 'node:crypto';
import type { RunningServer } from '../app.ts';
import { createFresh } from '../runtime/fresh.ts';
import { createPasswordHash } from '../runtime/password-hash.ts';
import { DEMO_PROGRAM } from '../program/demo.ts';
import { readStocks } from '../queries/read-stocks.ts';
import { findMerchant, type Merchant } from '../store/merchants.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { invitePerson, personByEmail } from '../usecases/people.ts';
import { setPasswordAsOperator } from '../usecases/set-password.ts';
import { uploadCoupons } from '../usecases/upload-coupons.ts';
import { BOB, bobsBeginning } from './bob.ts';
import { readDemoFile, writeDemoFile, type DemoFile } from './demo-file.ts';
import { seededRandom } from './random.ts';
import { tell } from './tell.ts';

const COUPONS = 2000;
const ACTOR = 'demo';
const REFERRALS = { referrer: 'refer_a_friend' } as const;
const OWNER = 'owner@demo.example';

/** The demo's shop, ready for requests. */
export interface OpenShop {
  readonly merchant: Merchant;
  readonly shop: DemoFile;
}

/**
 * The shop of the data folder, made on the first start. Its key is written down as soon as it is
 * made; the rest goes on where a start that was cut off left it.
 */
export async function openShop(server: RunningServer, file: string): Promise<OpenShop> {
  const { pool } = server.installation.database;
  const known = readDemoFile(file);
  const found = known === null ? null : await findMerchant(pool, known.partner_id);
  if (known !== null && found !== null) {
    const shop = await withOwner(server, found, { ...known, base_url: server.url });
    writeDemoFile(file, shop);
    if (!shop.history_told) await furnish(server, found.id);
    return { merchant: found, shop };
  }
  const { merchant, apiKey } = await createMerchant(pool, server.installation.secret, {
    name: DEMO_PROGRAM.name,
    // Visitors may let time pass.
    isTest: true,
    // Referral links lead to the demo's own shop.
    program: { ...DEMO_PROGRAM, referrals: { ...REFERRALS, landingPage: `${server.url}/demo` } },
    actor: ACTOR,
  });
  const bare: DemoFile = {
    base_url: server.url,
    partner_id: merchant.partnerId,
    api_key: apiKey,
    member: BOB,
    history_until: new Date().toISOString(),
    history_told: false,
  };
  writeDemoFile(file, bare);
  const shop = await withOwner(server, merchant, bare);
  writeDemoFile(file, shop);
  await furnish(server, merchant.id);
  return { merchant, shop };
}

/**
 * The shop with somebody who signs in as its owner. Cut off before the password was written down, the next
 * start sets another one.
 */
async function withOwner(
  server: RunningServer,
  { id: merchantId }: Merchant,
  shop: DemoFile,
): Promise<DemoFile> {
  if (shop.owner_password !== undefined) return shop;
  const { pool } = server.installation.database;
  const wanted = { email: OWNER, name: 'Olivia Owner', role: 'owner' } as const;
  await invitePerson(pool, { merchantId, id: createFresh().id(), actor: ACTOR }, wanted);
  const person = await personByEmail(pool, merchantId, OWNER);
  const password = randomBytes(15).toString('base64url');
  if (person === null) throw new Error('the owner of the demo was added and is not there');
  const tools = { pool, passwords: createPasswordHash() };
  const problem = await setPasswordAsOperator(tools, { person, password, actor: ACTOR });
  if (problem !== null) throw new Error(problem);
  return { ...shop, owner_email: OWNER, owner_password: password };
}

/** Coupons and the first member, each once. */
async function furnish(server: RunningServer, merchantId: number): Promise<void> {
  const { pool } = server.installation.database;
  const stocks = await readStocks(pool, merchantId);
  for (const [index, { id: rewardId }] of DEMO_PROGRAM.rewards.entries()) {
    if (stocks.byReward.get(rewardId)?.uploaded !== 0) continue;
    const codes = couponCodes(index);
    await uploadCoupons(pool, { merchantId, rewardId, codes, expiresAt: null, actor: ACTOR });
  }
  for (const told of bobsBeginning) await tell(server.lanes, merchantId, told);
}

function couponCodes(seed: number): string[] {
  const random = seededRandom(seed + 77);
  return Array.from({ length: COUPONS }, (_, index) =>
    `HARBOUR-${Math.floor(random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0')}${index.toString(36)}`.toUpperCase(),
  );
}
