import type { EventType, ProgramDocument } from '@fealty/core';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Channels } from '../../packages/server/src/delivery/channel.ts';
import { startDispatcher, type Dispatcher } from '../../packages/server/src/delivery/dispatcher.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import { createMerchant } from '../../packages/server/src/usecases/create-merchant.ts';
import {
  createEndpoint,
  type WantedEndpoint,
  type WebhookKind,
} from '../../packages/server/src/usecases/save-endpoint.ts';
import { openLanes, type OpenLanes } from './open-lanes.ts';
import { postChannel } from './post-channel.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import type { UsedDatabase } from './use-database.ts';
import { fixedSecret } from '../../packages/server/src/runtime/secret.ts';

/** What a shop seals under that tells of what happens in it. */
export const TELLING_SECRET = fixedSecret(Buffer.alloc(32, 3));

export interface TellingTerms {
  readonly program: ProgramDocument;
  /** What an endpoint wants by itself. */
  readonly types: readonly EventType[];
  /** What has no channel is posted like all else. */
  readonly channels: () => Omit<Channels, 'mail' | 'zendesk'> & Partial<Channels>;
  /** Whether its clock can be moved; it can unless said. */
  readonly isTest?: boolean;
}

/** A merchant with lanes, an HTTP server that hears of what happens, and workers that tell it. */
export class TellingShop {
  readonly #database: UsedDatabase;
  readonly #terms: TellingTerms;
  readonly #troubles: string[] = [];
  #running: Dispatcher[] = [];
  #ledger: OpenLanes | null = null;
  #receiver: Receiver | null = null;
  readonly fresh = createFresh();
  merchantId = 0;

  constructor(database: UsedDatabase, terms: TellingTerms) {
    this.#database = database;
    this.#terms = terms;
  }

  get ledger(): OpenLanes {
    if (this.#ledger === null) throw new Error('the shop is not open');
    return this.#ledger;
  }

  get receiver(): Receiver {
    if (this.#receiver === null) throw new Error('the shop is not open');
    return this.#receiver;
  }

  async open(): Promise<void> {
    const made = await createMerchant(this.#database.pool, TELLING_SECRET, {
      ...{ name: 'Telling', actor: 'test', program: this.#terms.program },
      isTest: this.#terms.isTest ?? true,
    });
    this.merchantId = made.merchant.id;
    this.#ledger = openLanes(this.#database.target, this.merchantId);
    this.#receiver = await startReceiver();
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((each) => each.stop()));
    this.#running = [];
    expect(this.#troubles.splice(0)).toEqual([]);
    expect(this.ledger.troubles).toEqual([]);
    await this.ledger.close();
    await this.receiver.close();
    // What one test leaves behind is none of the next one's business.
    await this.#database.pool.query(`update endpoints set status = 'deleted'`);
  }

  /** Starts a worker. */
  start(places = 16): Dispatcher {
    const dispatcher = startDispatcher({
      pool: this.#database.pool,
      channels: { mail: postChannel(), zendesk: postChannel(), ...this.#terms.channels() },
      newId: () => this.fresh.id(),
      random: () => 0.5,
      trouble: (what, error) => this.#troubles.push(`${what}: ${String(error)}`),
      settings: { places, everyMs: 10 },
    });
    this.#running.push(dispatcher);
    return dispatcher;
  }

  /** Adds a webhook that leads to the receiver. */
  async hook(
    wanted: WantedEndpoint = {},
    kind: WebhookKind = 'webhook_v2',
  ): Promise<{ readonly id: string; readonly secret: string }> {
    const id = this.fresh.id();
    const made = await createEndpoint(
      { pool: this.#database.pool, secret: TELLING_SECRET },
      {
        ...{ merchantId: this.merchantId, id, actor: 'test', kind },
        wanted: { url: this.receiver.url, types: this.#terms.types, ...wanted },
      },
    );
    if (made === 'too_many') throw new Error('there are too many webhooks');
    return { id, secret: made.secret };
  }

  enroll(name: string): Promise<unknown> {
    const profile = { email: `${name}@example.com`, firstName: name, lastName: 'X' };
    return this.ledger.send({ kind: 'enroll', profile });
  }

  /** Gives somebody ten points, so often. */
  async award(name: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.ledger.send({
        kind: 'award',
        member: { by: 'email', value: `${name}@example.com` },
        activityId: 'goodwill',
      });
    }
  }

  /** Lets what waits for another try come at once. */
  async hurry(): Promise<void> {
    // Locked in their order, as workers lock them: a test that stands in their way proves nothing.
    await this.#database.pool.query(
      `with held as materialized (
         select endpoint_id, line from delivery_lines where merchant_id = $1 and not leased
          order by 1, 2 for no key update)
       update delivery_lines l set due_at = clock_timestamp() from held h
        where l.merchant_id = $1 and h.endpoint_id = l.endpoint_id and h.line = l.line
          and not l.leased`,
      [this.merchantId],
    );
    await this.#database.pool.query(
      `with held as materialized (
         select merchant_id, endpoint_id from endpoint_health order by 1, 2 for no key update)
       update endpoint_health h set open_until = null, opened = 0 from held
        where held.merchant_id = h.merchant_id and held.endpoint_id = h.endpoint_id`,
    );
  }

  /** What is not delivered yet. */
  async left(): Promise<{ outbox: number; deliveries: number; lines: number }> {
    const [row] = await this.#database.rows(
      `select (select count(*) from event_outbox where merchant_id = $1)::int as outbox,
              (select count(*) from deliveries where merchant_id = $1)::int as deliveries,
              (select count(*) from delivery_lines where merchant_id = $1)::int as lines`,
      [this.merchantId],
    );
    return row as { outbox: number; deliveries: number; lines: number };
  }

  /** Waits until nothing is left. */
  allTold(): Promise<void> {
    return until(async () => {
      const { outbox, deliveries, lines } = await this.left();
      return outbox + deliveries + lines === 0;
    });
  }
}

/** Opens a shop for each test of a file. */
export function useTellingShop(database: UsedDatabase, terms: TellingTerms): TellingShop {
  const shop = new TellingShop(database, terms);
  beforeEach(() => shop.open());
  afterEach(() => shop.close());
  return shop;
}

/** Waits until something holds, for fifteen seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
