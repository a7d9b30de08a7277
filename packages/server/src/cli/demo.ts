import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../demo/random.ts';
import { tellHistory } from '../demo/tell-history.ts';
import { startServer, type RunningServer } from '../app.ts';
import { DEMO_PROGRAM } from '../program/demo.ts';
import { findMerchant } from '../store/merchants.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { uploadCoupons } from '../usecases/upload-coupons.ts';
import type { CliCommand, CommandIo } from './command.ts';
import { waitForStop } from './wait-for-stop.ts';

const MEMBERS = 300;
const COUPONS = 2000;
const MEMBER = 'bob@example.com';
const ACTOR = 'demo';

/** What scripts pick up; readable by its owner only, for it holds a key. */
interface DemoFile {
  readonly base_url: string;
  readonly partner_id: string;
  readonly api_key: string;
  readonly member: string;
  /** The day on which the generated history ends, and whether all of it was told. */
  readonly history_until: string;
  readonly history_told: boolean;
}

export const demo: CliCommand = {
  name: 'demo',
  summary: 'serve a demo shop: a program, members and two years of history',
  usage: '',
  async run(_args, io) {
    const stop = waitForStop();
    const config = io.config();
    const server = await startServer(config);
    const file = path.join(config.dataDir, 'demo.json');
    const shop = { ...(await openShop(server, file)), base_url: server.url };
    writeDemoFile(file, shop);
    await firstAnswer(shop);
    introduce(shop, server, io);
    const stopping = new AbortController();
    // Lots of the past must be there until their redemptions have been told.
    const history = tell(server, file, shop, { io, signal: stopping.signal }).then(() => {
      if (!stopping.signal.aborted) server.startSweeping();
    });
    await stop;
    io.err('finishing what was accepted …');
    stopping.abort();
    await history;
    await server.close();
    return 0;
  },
};

/** The shop of the data folder, made on the first start. */
async function openShop(server: RunningServer, file: string): Promise<DemoFile> {
  const { pool } = server.installation.database;
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
    if ((await findMerchant(pool, known.partner_id)) !== null) return known;
  }
  const { merchant, apiKey } = await createMerchant(pool, server.installation.secret, {
    name: DEMO_PROGRAM.name,
    isTest: false,
    program: DEMO_PROGRAM,
    actor: ACTOR,
  });
  for (const [index, reward] of DEMO_PROGRAM.rewards.entries()) {
    await uploadCoupons(pool, {
      merchantId: merchant.id,
      rewardId: reward.id,
      codes: couponCodes(index),
      expiresAt: null,
      actor: ACTOR,
    });
  }
  await enrollBob(server, merchant.id);
  return {
    base_url: server.url,
    partner_id: merchant.partnerId,
    api_key: apiKey,
    member: MEMBER,
    history_until: new Date().toISOString(),
    history_told: false,
  };
}

function couponCodes(seed: number): string[] {
  const random = seededRandom(seed + 77);
  return Array.from({ length: COUPONS }, (_, index) =>
    `SNOOZE-${Math.floor(random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0')}${index.toString(36)}`.toUpperCase(),
  );
}

/** Bob, as the API's own documentation knows him, with points enough for a reward. */
async function enrollBob(server: RunningServer, merchantId: number): Promise<void> {
  const member = { by: 'email', value: MEMBER } as const;
  const order = {
    id: 'DEMO-1',
    total: '580',
    subtotal: '560',
    currency: 'USD',
    coupons: [],
    lines: [],
  };
  const commands = [
    {
      kind: 'enroll',
      actor: ACTOR,
      profile: {
        email: MEMBER,
        firstName: 'Bob',
        lastName: 'Baker',
        uid: 'user123',
        birthdate: '1988-12-12',
        addressLine1: '1 Persian Drive',
        city: 'Sunnyvale',
        state: 'CA',
        postalCode: '94089',
        country: 'United States',
      },
    },
    { kind: 'purchase', actor: ACTOR, member, activityId: 'made_a_purchase', order },
    { kind: 'award', actor: ACTOR, member, activityId: 'write_a_review' },
  ] as const;
  for (const command of commands) {
    await server.lanes.submit({
      merchantId,
      command,
      respond: (outcome) => ({ status: 200, body: outcome.kind }),
      key: null,
      deadlineMs: Infinity,
      bulk: false,
    });
  }
}

/** A served request is what counts as started. */
async function firstAnswer(shop: DemoFile): Promise<void> {
  const url = `${shop.base_url}/v1/loyalty/users/${shop.member}`;
  const headers = { 'partner-id': shop.partner_id, 'api-key': shop.api_key };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  if (answer.status !== 200) {
    throw new Error(`the demo member is not served: ${await answer.text()}`);
  }
}

function introduce(shop: DemoFile, server: RunningServer, io: CommandIo): void {
  const seconds = (performance.now() / 1000).toFixed(1);
  io.out(`Fealty answers at ${shop.base_url}, ${seconds} s after the start`);
  io.out(`  database    PostgreSQL ${server.installation.databaseVersion}`);
  io.out(`  partner-id  ${shop.partner_id}`);
  io.out(`  api-key     ${shop.api_key}`);
  io.out(`  browse the API at ${shop.base_url}/docs; try`);
  io.out(
    `  curl -H 'partner-id: ${shop.partner_id}' -H 'api-key: ${shop.api_key}' ` +
      `${shop.base_url}/v1/loyalty/users/${shop.member}`,
  );
}

async function tell(
  server: RunningServer,
  file: string,
  shop: DemoFile,
  { io, signal }: { readonly io: CommandIo; readonly signal: AbortSignal },
): Promise<void> {
  if (shop.history_told) return;
  const merchant = await findMerchant(server.installation.database.pool, shop.partner_id);
  if (merchant === null) return;
  const started = performance.now();
  let shown = -1;
  const whole = await tellHistory({
    lanes: server.lanes,
    merchantId: merchant.id,
    members: MEMBERS,
    now: Date.parse(shop.history_until),
    signal,
    progress: (done, of) => {
      const tenth = Math.floor((done / of) * 10);
      if (tenth === shown) return;
      shown = tenth;
      io.err(`two years of history: ${String(tenth * 10)} %`);
    },
  });
  if (!whole) return;
  writeDemoFile(file, { ...shop, history_told: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  io.err(`${String(MEMBERS)} members with two years of history, in ${seconds} s`);
}

function writeDemoFile(file: string, shop: DemoFile): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, `${JSON.stringify(shop, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}
