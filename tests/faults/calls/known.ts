import type { Draw } from './random.ts';

/** How many of one kind are remembered; the oldest is forgotten first. */
const KEPT_MAX = 300;

/** What a field is called decides what belongs into it. */
const KINDS: Readonly<Record<string, Kind>> = {
  mid: 'member',
  member_id: 'memberId',
  user_email: 'email',
  email: 'email',
  email_address: 'email',
  old_email_address: 'email',
  into: 'memberId',
  uid: 'memberId',
  tid: 'transaction',
  transaction_id: 'transaction',
  order_id: 'order',
  activity_id: 'activity',
  reward_id: 'reward',
  redemption_id: 'reward',
  redemption_ids: 'reward',
  loyalty_tier_id: 'tier',
  referrer_code: 'referral',
  referral_code: 'referral',
};

type Kind =
  | 'member'
  | 'memberId'
  | 'email'
  | 'transaction'
  | 'order'
  | 'activity'
  | 'reward'
  | 'tier'
  | 'referral'
  | 'id';

/** Fields of answers that hold something to ask for later. */
const LEARNED: Readonly<Record<string, Kind>> = {
  internal_member_id: 'member',
  member_id: 'memberId',
  user_email: 'email',
  email_address: 'email',
  email: 'email',
  order_id: 'order',
  referral_code: 'referral',
};

/** Ids of one shop: those it was filled with, and those that its answers taught. */
export class ShopIds {
  readonly #lists = new Map<Kind, string[]>();

  add(kind: Kind, id: string): void {
    const list = this.#lists.get(kind) ?? [];
    this.#lists.set(kind, list);
    if (id === '' || list.includes(id)) return;
    list.push(id);
    if (list.length > KEPT_MAX) list.shift();
  }

  of(kind: Kind): readonly string[] {
    return this.#lists.get(kind) ?? [];
  }

  /** Learns from an answer: what it names can be asked for. */
  learn(value: unknown, depth = 0): void {
    if (depth > 6 || typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') this.learn(inner, depth + 1);
      else if (/^[0-9a-f]{24}$/.test(inner)) this.#learnId(name, inner);
      else if (LEARNED[name] !== undefined) this.add(LEARNED[name], inner);
    }
  }

  #learnId(name: string, id: string): void {
    if (name !== 'id') {
      this.add(LEARNED[name] ?? 'id', id);
      return;
    }
    // An `id` may be of anything: it is tried as everything.
    for (const kind of ['transaction', 'member', 'id'] as const) this.add(kind, id);
  }
}

/** Whose ids a caller of one shop may come up with: his own, and sometimes the other shop's. */
export interface Known {
  draw(draw: Draw, named: string): string | null;
}

export function knownTo(own: ShopIds, foreign: ShopIds): Known {
  return {
    draw(draw, named) {
      const kind = KINDS[named] ?? (named === 'id' ? 'id' : undefined);
      if (kind === undefined) return null;
      const among = draw.chance(0.25) ? foreign : own;
      return draw.one(among.of(kind)) ?? null;
    },
  };
}
