import type { ProgramDocument } from '@fealty/core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { countFromNow } from '../../../packages/server/src/delivery/count-from-now.ts';
import {
  addHelpDesk,
  changeHelpDesk,
  HELP_DESK_PURPOSE,
  lockHelpDesk,
  type HelpDesk,
} from '../../../packages/server/src/store/help-desks.ts';
import { Programs } from '../../../packages/server/src/store/programs.ts';
import { readAllowList } from '../../../packages/server/src/outbound/allow-list.ts';
import { createOutbound } from '../../../packages/server/src/outbound/create-outbound.ts';
import { seal } from '../../../packages/server/src/runtime/seal.ts';
import { inTransaction } from '../../../packages/server/src/runtime/transaction.ts';
import { followZendesk } from '../../../packages/server/src/usecases/save-zendesk.ts';
import { zendeskChannel } from '../../../packages/server/src/zendesk/channel.ts';
import type { Transport } from '../../../packages/server/src/zendesk/client.ts';
import {
  createZendeskEngine,
  type EngineDeps,
} from '../../../packages/server/src/zendesk/engine.ts';
import { FIELD_ROWS } from '../../../packages/server/src/zendesk/field-rows.ts';
import { readConnection, type Connection } from '../../../packages/server/src/zendesk/states.ts';
import { postChannel } from '../post-channel.ts';
import { TELLING_SECRET, useTellingShop, type TellingShop } from '../telling-shop.ts';
import { useDatabase, type UsedDatabase } from '../use-database.ts';
import type { Quirks } from './quirks.ts';
import { startStandIn, type StandIn } from './stand-in.ts';

/** Points with a decimal, two tiers, a reward for 50 and points that lapse. */
export const DESK_PROGRAM: ProgramDocument = {
  name: 'Desk',
  currency: 'USD',
  timeZone: 'UTC',
  pointsDecimals: 1,
  expiry: { mode: 'after', days: 30 },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '5' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10.5' } },
  ],
  rewards: [
    {
      ...{ id: 'reward_00001', name: 'Mug', type: 'product', value: '5', points: '20' },
      coupons: { pattern: 'MUG-9999-XXXX' },
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '100' },
  ],
};

/** A merchant who is connected to an account that stands in for Zendesk, on a clock of the test's. */
export interface DeskShop {
  readonly shop: TellingShop;
  readonly database: UsedDatabase;
  readonly standIn: StandIn;
  readonly clock: { now: number };
  readonly deskId: string;
  readonly troubles: string[];
  /** What the engine is made of; `transport` stands before the real one. */
  deps(transport?: Transport): EngineDeps;
  readonly transport: Transport;
  connect(
    settings?: Readonly<Record<string, unknown>>,
    terms?: {
      readonly limit?: number;
      readonly quirks?: Partial<Quirks>;
      readonly fields?: boolean;
    },
  ): Promise<void>;
  /** Saves other settings, or another secret. */
  change(settings: Readonly<Record<string, unknown>>, secret?: string): Promise<void>;
  connection(): Promise<Connection>;
  /** Waits until all that happened was noted. */
  heard(): Promise<void>;
  /** Looks, lets time pass, and looks again until nothing waits, or so long. */
  run(forMs: number, stepMs?: number): Promise<void>;
  /** Rows of what Zendesk is to show. */
  members(): Promise<readonly Record<string, unknown>[]>;
  memberId(name: string): Promise<string>;
}

/** Opens a shop for each test of a file. */
export function useDeskShop(program: ProgramDocument = DESK_PROGRAM): DeskShop {
  const database = useDatabase();
  const outbound = createOutbound(
    { allow: readAllowList('127.0.0.1').entries, ports: [[1, 65_535]] },
    'Fealty/test',
  );
  const clock = { now: Date.UTC(2026, 10, 21, 9, 0, 0) };
  const troubles: string[] = [];
  let standIn: StandIn | null = null;
  let deskId = '';
  let programs: Programs;
  const shop = useTellingShop(database, {
    program,
    types: [],
    channels: () => ({
      ...{ webhook_v1: postChannel(), webhook_v2: postChannel() },
      zendesk: zendeskChannel({ pool: database.pool, now: () => clock.now }),
    }),
  });
  beforeAll(() => {
    programs = new Programs(database.pool);
  });
  beforeEach(() => {
    clock.now = Date.UTC(2026, 10, 21, 9, 0, 0);
    troubles.length = 0;
    deskId = shop.fresh.id();
  });
  afterEach(async () => {
    await standIn?.close();
    standIn = null;
    await database.pool.query(`update help_desks set status = 'deleted'`);
  });
  afterAll(() => {
    outbound.close();
  });
  const open = (): StandIn => {
    if (standIn === null) throw new Error('the shop is not connected');
    return standIn;
  };
  const deps = (transport: Transport = outbound): EngineDeps => ({
    ...{ pool: database.byKey, programs, secret: TELLING_SECRET, transport },
    originOf: () => open().origin,
    now: () => clock.now,
    random: () => 0.5,
    referralUrls: () => Promise.resolve((code) => `https://points.example/raf/${code}`),
    trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
  });
  const deskOf = (settings: Readonly<Record<string, unknown>>, secret: string): HelpDesk => ({
    ...{ merchantId: shop.merchantId, id: deskId, kind: 'zendesk', keyIdentifier: deskId },
    ...{ name: 'Support', status: 'active', actions: false },
    settings: { subdomain: 'acme', client_id: 'fealty', ...settings },
    secret: seal(
      TELLING_SECRET,
      { merchantId: shop.merchantId, purpose: HELP_DESK_PURPOSE },
      secret,
    ),
    limits: { awardMax: null, agentDailyMax: null, dailyMax: null },
  });
  const desk: DeskShop = {
    ...{ shop, database, clock, troubles, deps, transport: outbound },
    get standIn() {
      return open();
    },
    get deskId() {
      return deskId;
    },
    async connect(settings = {}, { limit = 400, quirks = {}, fields = true } = {}) {
      standIn = await startStandIn({ now: () => clock.now, limit, quirks });
      if (fields) for (const { name, type } of FIELD_ROWS) standIn.account.addField(name, type);
      const after = deskOf(settings, 'client-secret');
      await inTransaction(database.pool, async (client) => {
        await addHelpDesk(client, after);
        await followZendesk(client, { before: null, after });
      });
      await countFromNow(database.pool);
    },
    async change(settings, secret = 'client-secret') {
      await inTransaction(database.pool, async (client) => {
        const before = await lockHelpDesk(client, shop.merchantId, deskId);
        const after = deskOf(settings, secret);
        await changeHelpDesk(client, after);
        await followZendesk(client, { before, after });
      });
    },
    async connection() {
      const found = await readConnection(database.pool, { merchantId: shop.merchantId, deskId });
      if (found === null) throw new Error('there is no connection');
      return found;
    },
    heard: () => shop.allTold(),
    async run(forMs, stepMs = 1000) {
      const engine = createZendeskEngine(deps());
      const end = clock.now + forMs;
      for (;;) {
        await engine.pass();
        if (clock.now >= end) return;
        clock.now += stepMs;
      }
    },
    members: () =>
      database.rows(
        `select member_id, state, user_id, attempts, error, sent_at, due_at, dirty_at, first_dirty_at,
                tried_at
           from zendesk_members where merchant_id = $1 and desk_id = $2 order by member_id`,
        [shop.merchantId, deskId],
      ),
    async memberId(name) {
      const [row] = await database.rows(
        'select member_id as id from identities where merchant_id = $1 and kind = $2 and value = $3',
        [shop.merchantId, 'email', `${name}@example.com`],
      );
      return String(row?.['id']);
    },
  };
  return desk;
}
