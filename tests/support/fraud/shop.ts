import type { Instant, ProgramDocument } from '@fealty/core';
import type { OpenLanes, Said } from '../open-lanes.ts';

/** A shop with what fraud goes for: orders, reviews, receipts, recommendations, goodwill. */
export const FRAUD_SHOP: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  referrals: { referrer: 'refer_a_friend', friend: 'welcome_gift', waitDays: 0 },
  activities: [
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'write_a_review', name: 'Review', earn: { points: '10' } },
    { id: 'submit_a_receipt', name: 'Receipt', earn: { points: '50' } },
    { id: 'goodwill', name: 'Goodwill', earn: { multiplier: '1' } },
    { id: 'refer_a_friend', name: 'Refer a friend', earn: { points: '500' } },
    { id: 'welcome_gift', name: 'Welcome', earn: { points: '100' } },
  ],
  rewards: [
    { id: 'off', name: 'Off', type: 'fixed_amount', value: '5', points: '50', coupons: 'none' },
  ],
  tiers: [{ id: 'all', name: 'All', threshold: '0' }],
};

export interface Joining {
  readonly email: string;
  readonly address?: string;
  readonly referrerCode?: string;
}

/** What happens in a shop, told to its lanes as its plugin would. Ids are made in order. */
export class ToldShop {
  readonly lanes: OpenLanes;
  readonly #ids = new Map<string, string>();
  #orders = 0;

  constructor(lanes: OpenLanes) {
    this.lanes = lanes;
  }

  /** The id of a member who joined. */
  idOf(email: string): string {
    return this.#ids.get(email) ?? '';
  }

  async join({ email, address, referrerCode }: Joining): Promise<void> {
    const place =
      address === undefined ? {} : { addressLine1: address, postalCode: '10115', country: 'DE' };
    const profile = { email, firstName: 'A', lastName: 'B', ...place };
    await this.say({
      kind: 'enroll',
      profile,
      ...(referrerCode === undefined ? {} : { referrerCode }),
    });
    const { rows } = await this.lanes.pool.query<{ id: string }>(
      'select id from members where email = $1',
      [email],
    );
    this.#ids.set(email, rows[0]?.id ?? '');
  }

  async codeOf(email: string): Promise<string> {
    const { rows } = await this.lanes.pool.query<{ code: string }>(
      'select referral_code as code from members where id = $1',
      [this.idOf(email)],
    );
    return rows[0]?.code ?? '';
  }

  /** Answers with the order's id. */
  async buy(
    email: string,
    at: Instant,
    custom: Readonly<Record<string, string>> = {},
    amount = '40',
  ): Promise<string> {
    this.#orders += 1;
    const id = `order-${String(this.#orders)}`;
    const money = { total: amount, subtotal: amount, currency: 'USD' };
    await this.say({
      ...{ kind: 'purchase', member: { by: 'email', value: email }, occurredAt: at, custom },
      ...{ activityId: 'made_a_purchase', order: { id, ...money, coupons: [], lines: [] } },
    });
    return id;
  }

  async bringBack(orderId: string): Promise<void> {
    await this.say({ kind: 'return_order', activityId: 'made_a_purchase', orderId });
  }

  async redeem(email: string): Promise<void> {
    await this.say({ kind: 'redeem', member: { by: 'email', value: email }, rewardId: 'off' });
  }

  async review(email: string, at: Instant): Promise<void> {
    const member = { by: 'email', value: email } as const;
    await this.say({ kind: 'award', member, activityId: 'write_a_review', occurredAt: at });
  }

  async give(agent: string, email: string, at: Instant, points: number): Promise<void> {
    const member = { by: 'email', value: email } as const;
    const award = {
      kind: 'award',
      member,
      activityId: 'goodwill',
      passed: String(points),
    } as const;
    await this.say({ ...award, occurredAt: at }, `person:${agent}`);
  }

  async say(said: Said, actor = 'key:shop'): Promise<void> {
    const { status, body } = await this.lanes.send(said, { actor });
    if (status !== 200) throw new Error(`${said.kind} ended with ${body}`);
  }
}

/** Does things side by side, so many at once: lanes take them in batches. */
export async function sideBySide(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const AT_ONCE = 200;
  for (let from = 0; from < acts.length; from += AT_ONCE) {
    await Promise.all(acts.slice(from, from + AT_ONCE).map((act) => act()));
  }
}
