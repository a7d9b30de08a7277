import type pg from 'pg';
import { expect, it } from 'vitest';
import type { StandInAnswer } from '../../../../tests/support/zendesk/account.ts';
import { wantedFields } from '../../../../tests/support/zendesk/compare.ts';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';
import { seeds } from '../../../../tests/support/random/runs.ts';
import { seededRandom } from '../demo/random.ts';
import type { Transport } from './client.ts';
import { createZendeskEngine, type ZendeskEngine } from './engine.ts';

const desk = useDeskShop();
const { shop } = desk;

const NAMES = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'];
const MINUTE = 60_000;

/** What the program's members go through here that the sync follows. */
const CHANGES = [
  'points.awarded',
  'points.deducted',
  'points.redeemed',
  'tier.upgraded',
  'tier.downgraded',
  'tier.assigned',
];

/** A process ended here. */
class Killed extends Error {
  constructor() {
    super('Killed');
  }
}

/** A worker that can be killed between a request and writing it down, and is then another one. */
class Worker {
  readonly #random: () => number;
  #engine: ZendeskEngine;
  kills = 0;

  constructor(random: () => number) {
    this.#random = random;
    this.#engine = this.#start();
  }

  pass(): Promise<void> {
    return this.#engine.pass();
  }

  /** A process of its own: once killed, nothing it does reaches the database. */
  #start(): ZendeskEngine {
    const life = { isOver: false };
    const transport: Transport = {
      send: async (request) => {
        if (life.isOver) throw new Killed();
        const answer = await desk.transport.send(request);
        if (this.#random() < 0.04) {
          life.isOver = true;
          this.kills += 1;
          this.#engine = this.#start();
        }
        return answer;
      },
    };
    const deps = desk.deps(transport);
    return createZendeskEngine({ ...deps, pool: mortal(deps.pool, life) });
  }
}

function mortal(pool: pg.Pool, life: { readonly isOver: boolean }): pg.Pool {
  return new Proxy(pool, {
    get(target, name, receiver): unknown {
      if (life.isOver && (name === 'query' || name === 'connect')) {
        return () => Promise.reject(new Killed());
      }
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const FAULTS: readonly (() => StandInAnswer | 'cut')[] = [
  () => 'cut',
  () => ({ status: 409, body: { error: 'DatabaseConflict' } }),
  () => ({ status: 500, text: '<html>' }),
  () => ({ status: 200, text: '<html>' }),
  () => ({ status: 401, body: { error: 'invalid_token' } }),
  () => desk.standIn.account.tooMany(20),
];

/** One thing that happens to somebody. */
async function happen(random: () => number, step: number): Promise<void> {
  const name = NAMES[Math.floor(random() * NAMES.length)] ?? 'ann';
  const member = { by: 'email', value: `${name}@example.com` } as const;
  const { ledger } = shop;
  const draw = random();
  if (draw < 0.35) await ledger.send({ kind: 'award', member, activityId: 'goodwill' });
  else if (draw < 0.55) {
    const id = `o-${String(step)}`;
    const order = { id, total: '20', subtotal: '20', currency: 'USD', coupons: [], lines: [] };
    await ledger.send({ kind: 'purchase', member, activityId: 'made_a_purchase', order });
  } else if (draw < 0.7) await ledger.send({ kind: 'redeem', member, rewardId: 'reward_00001' });
  else if (draw < 0.85) await ledger.send({ kind: 'deduct', member, points: 15, reason: 'test' });
  else {
    await ledger.send({
      kind: 'set_tier',
      member,
      tierId: random() < 0.5 ? 'gold' : 'silver',
      reason: 'test',
    });
  }
}

/** What happens at Zendesk meanwhile. */
async function disturb(random: () => number): Promise<void> {
  const { account, instead } = desk.standIn;
  const fault = FAULTS[Math.floor(random() * FAULTS.length)];
  if (random() < 0.15 && fault !== undefined) instead.push(fault);
  const users = [...account.users.values()].filter(({ active }) => active);
  const user = users[Math.floor(random() * users.length)];
  if (user !== undefined && random() < 0.03) {
    user.active = false;
    // Nobody tells us of that; the next change finds out.
    const member = { by: 'email', value: user.emails[0] ?? '' } as const;
    await shop.ledger.send({ kind: 'award', member, activityId: 'goodwill' });
  }
  if (random() < 0.03) account.tokens.clear();
}

/** Requests that write to a user. */
function updatesSent(): number {
  return (
    desk.standIn.many('PUT', /^\/api\/v2\/users\/\d+/) +
    desk.standIn.many('POST', /^\/api\/v2\/users\/create_or_update/)
  );
}

/** Events that the sync follows: each changes one member. */
async function changesTold(): Promise<number> {
  const [row] = await desk.database.rows(
    `select count(*)::integer as many from events where merchant_id = $1 and type = any ($2)`,
    [shop.merchantId, CHANGES],
  );
  return Number(row?.['many']);
}

/** Answers after which a request is to be sent again, or a token to be fetched first. */
function failuresSeen(): number {
  return desk.standIn.seen.filter(
    ({ answer: { status, text } }) => status < 200 || status >= 300 || text !== undefined,
  ).length;
}

it.each(seeds(4))(
  'ends with Zendesk equal to the ledger, whatever comes between (%d)',
  async (seed) => {
    const random = seededRandom(seed);
    await desk.connect({}, { limit: 400 });
    shop.start();
    for (const name of NAMES) await shop.enroll(name);
    const workers = [new Worker(random), new Worker(random)];
    for (let step = 0; step < 80; step += 1) {
      if (random() < 0.6) await happen(random, step);
      await disturb(random);
      if (random() < 0.5) desk.clock.now += Math.floor(random() * 40_000);
      await Promise.all(workers.filter(() => random() < 0.7).map((worker) => worker.pass()));
    }
    await desk.heard();
    const { account, instead } = desk.standIn;
    instead.length = 0;
    await desk.run(8 * 60 * MINUTE, 30_000);
    for (const name of NAMES) {
      const wanted = await wantedFields(desk, await desk.memberId(name));
      if (wanted['zrl_member_lifetime_points_earned'] === 5) continue;
      expect(account.byEmail(`${name}@example.com`)?.fields, name).toEqual(wanted);
    }
    expect(desk.troubles.filter((text) => !text.includes('Killed'))).toEqual([]);
    expect(account.overruns).toBe(0);
    // What is sent is what changed, or what has to be sent again: nobody is sent for nothing.
    const kills = workers.reduce((sum, worker) => sum + worker.kills, 0);
    expect(updatesSent()).toBeLessThanOrEqual((await changesTold()) + failuresSeen() + kills);
    expect(account.verificationMails).toBe(0);
    expect((await desk.members()).every(({ dirty_at: dirty }) => dirty === null)).toBe(true);
  },
);
