import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { SHOP, words, type Said } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { openDatabase, type Database } from '../runtime/database.ts';
import { Programs } from '../store/programs.ts';
import { createLanes } from './create-lanes.ts';
import type { Lanes } from './lanes.ts';

/* A commit whose answer is lost is carried out once, whatever kind of row tells of it. */

interface Flight extends pg.Submittable {
  handleCommandComplete(message: { readonly text: string }): void;
}

interface Cut {
  readonly connection: { readonly stream: { destroy(error: Error): void } };
}

const database = useDatabase();
let opened: Database;
let lanes: Lanes;
let merchantId = 0;
/** How many answers to a commit are lost from now on. */
let losing = 0;

/** A lane's connection that breaks when the server has said that a transaction is committed. */
async function connect(): Promise<pg.Client> {
  const client = await opened.connectLane();
  const query = client.query.bind(client);
  const lossy = (flight: Flight): unknown => {
    const heard = flight.handleCommandComplete.bind(flight);
    flight.handleCommandComplete = (message) => {
      if (message.text !== 'COMMIT' || losing === 0) {
        heard(message);
        return;
      }
      losing -= 1;
      (client as unknown as Cut).connection.stream.destroy(new Error('the line was cut'));
    };
    return query(flight);
  };
  client.query = lossy as unknown as pg.Client['query'];
  return client;
}

async function send(said: Said): Promise<number> {
  const answer = await lanes.submit({
    ...{ merchantId, respond: words, key: null, bulk: false },
    command: { actor: 'test', ...said },
    deadlineMs: performance.now() + 20_000,
  });
  return answer.status;
}

async function count(table: string): Promise<unknown> {
  const text = `select count(*)::integer as count from ${table} where merchant_id = $1`;
  return (await database.rows(text, [merchantId]))[0]?.['count'];
}

beforeEach(async () => {
  opened = openDatabase(database.target.app, { poolMax: 2 });
  merchantId = await makeMerchant(opened.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
  losing = 0;
  lanes = createLanes({
    connect,
    programs: new Programs(opened.pool),
    watcher: { batchDone: () => undefined, trouble: () => undefined },
  });
  const profile = { email: 'bob@example.com', firstName: 'Bob', lastName: 'Baker' };
  await send({ kind: 'enroll', profile });
});

afterEach(async () => {
  await lanes.drain();
  await opened.close();
});

const bob = { by: 'email', value: 'bob@example.com' } as const;

describe('a commit whose answer is lost', () => {
  it('is found by its last posting', async () => {
    losing = 1;
    expect(await send({ kind: 'award', member: bob, activityId: 'write_a_review' })).toBe(200);
    expect(await count('transactions')).toBe(2);
  });

  it('is found by what the journal keeps, where nothing else was written', async () => {
    losing = 1;
    const purchaseId = '0'.repeat(24);
    const revoke = { kind: 'revoke_referral', member: bob, side: 'friend', purchaseId } as const;
    expect(await send(revoke)).toBe(200);
    expect(await count('journal')).toBe(1);
    expect(losing).toBe(0);
  });

  it('is found by a refusal', async () => {
    losing = 1;
    const unknown = { by: 'email', value: 'nobody@example.com' } as const;
    expect(await send({ kind: 'deduct', member: unknown, points: 1, reason: 'none' })).toBe(400);
    expect(await count('refusals')).toBe(1);
  });
});
