import type { Draw } from './random.ts';

/** How many of one kind are remembered; the oldest is forgotten first. */
const KEPT_MAX = 300;

/** What a field is called decides what belongs into it. */
const KINDS: Readonly<Record<string, Kind>> = {
  mid: 'member',
  members: 'member',
  member_id: 'memberId',
  internal_member_id: 'member',
  user_email: 'email',
  email: 'email',
  email_address: 'email',
  old_email_address: 'email',
  into: 'memberId',
  uid: 'memberId',
  tid: 'transaction',
  receipt: 'receipt',
  integration: 'integration',
  advance: 'advance',
  attempt: 'attempt',
  webhook: 'webhook',
  helpDesk: 'helpDesk',
  mail: 'mail',
  draft: 'draft',
  backtest: 'backtest',
  draft_id: 'draft',
  approval: 'approval',
  signal: 'signal',
  correction: 'correction',
  partner: 'partner',
  token: 'workflow',
  pending: 'pending',
  pendingAward: 'pendingAward',
  merged: 'merged',
  transaction_id: 'transaction',
  transaction_ids: 'pendingAward',
  order_id: 'order',
  activity_id: 'activity',
  activity_ids: 'activity',
  reward_id: 'reward',
  redemption_id: 'reward',
  redemption_ids: 'reward',
  loyalty_tier_id: 'tier',
  referrer_code: 'referral',
  referral_code: 'referral',
  identifier: 'keyName',
  session: 'session',
  person: 'person',
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
  | 'receipt'
  | 'integration'
  | 'advance'
  | 'webhook'
  | 'helpDesk'
  | 'attempt'
  | 'mail'
  | 'draft'
  | 'backtest'
  | 'approval'
  | 'signal'
  | 'correction'
  | 'partner'
  | 'workflow'
  | 'pending'
  | 'pendingAward'
  | 'merged'
  | 'keyName'
  | 'person'
  | 'session'
  | 'id';

/** Parts of paths whose things have an id of a kind of their own; a narrower one counts. */
const RESOURCES: Readonly<Record<string, Kind>> = {
  receipts: 'receipt',
  moderation: 'receipt',
  integrations: 'integration',
  'test-clock': 'advance',
  webhooks: 'webhook',
  'help-desks': 'helpDesk',
  mails: 'mail',
  drafts: 'draft',
  backtests: 'backtest',
  approvals: 'approval',
  fraud_signals: 'signal',
  corrections: 'correction',
  people: 'person',
  sessions: 'session',
};

/** Of what an `id` is in the path of an operation, or in its answer; null where there are several. */
export function kindOfIds(path: string): Kind | null {
  const [, api, ...rest] = path.split('/');
  const [resource = '', part = ''] = api === 'account' ? rest : rest.slice(1);
  return RESOURCES[part] ?? RESOURCES[resource] ?? null;
}

/** Fields of answers that hold something to ask for later. */
const LEARNED: Readonly<Record<string, Kind>> = {
  internal_member_id: 'member',
  member_id: 'memberId',
  user_email: 'email',
  email_address: 'email',
  email: 'email',
  order_id: 'order',
  referral_code: 'referral',
  attempt_id: 'attempt',
  identifier: 'keyName',
};

/** The key that a shop calls with: nobody is to end it. */
const OWN_KEY = 'main';
/** So few that most of them still wait. */
const CARTS_MAX = 12;

/** Ids of one shop: those it was filled with, and those that its answers taught. */
export class ShopIds {
  readonly #lists = new Map<Kind, string[]>();
  readonly #orders = new Map<string, string>();
  readonly #carts = new Map<string, string>();

  add(kind: Kind, id: string): void {
    const list = this.#lists.get(kind) ?? [];
    this.#lists.set(kind, list);
    if (id === '' || list.includes(id)) return;
    list.push(id);
    if (list.length > KEPT_MAX) list.shift();
  }

  forget(kind: Kind, id: string): void {
    const list = this.#lists.get(kind) ?? [];
    const index = list.indexOf(id);
    if (index !== -1) list.splice(index, 1);
  }

  of(kind: Kind): readonly string[] {
    return this.#lists.get(kind) ?? [];
  }

  /** Redemptions that wait in carts, with the members whose they are. */
  carts(): readonly (readonly [redemption: string, memberId: string])[] {
    return [...this.#carts];
  }

  /** An order of which it is known whose it is. */
  addOrder(order: string, memberId: string): void {
    this.add('order', order);
    this.#orders.set(order, memberId);
  }

  /** Orders with the members whose they are. */
  orders(): readonly (readonly [order: string, memberId: string])[] {
    return [...this.#orders];
  }

  /** Learns from an answer: what it names can be asked for. `of` says what its ids are, if it is known. */
  learn(value: unknown, of: Kind | null = null, depth = 0): void {
    if (depth > 6 || typeof value !== 'object' || value === null) return;
    this.#learnStatus(value);
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') this.learn(inner, of, depth + 1);
      else if (/^[0-9a-f]{24}$/.test(inner)) this.#learnId(name, inner, of);
      else if (name === 'workflow_url') this.add('workflow', inner.split('/').at(-1) ?? '');
      else if (LEARNED[name] !== undefined && inner !== OWN_KEY) this.add(LEARNED[name], inner);
    }
  }

  /** What waits can be settled; what is settled cannot be. */
  #learnStatus(value: object): void {
    const { id, status, transaction_type: type } = value as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof status !== 'string') return;
    const kinds: readonly Kind[] = type === 'award' ? ['pending', 'pendingAward'] : ['pending'];
    const { member_id: memberId } = value as Readonly<Record<string, unknown>>;
    if (type === 'redeem' && typeof memberId === 'string') {
      this.#carts.delete(id);
      if (status === 'pending') this.#carts.set(id, memberId);
      // The oldest were given back or confirmed long ago, without a word to us.
      const [oldest = ''] = this.#carts.size > CARTS_MAX ? this.#carts.keys() : [];
      this.#carts.delete(oldest);
    }
    for (const kind of kinds) {
      if (status === 'pending') this.add(kind, id);
      else this.forget(kind, id);
    }
  }

  #learnId(name: string, id: string, of: Kind | null): void {
    if (name !== 'id') {
      this.add(LEARNED[name] ?? 'id', id);
      return;
    }
    if (of !== null) this.add(of, id);
    // An `id` may be of anything: it is tried as everything.
    for (const kind of ['transaction', 'member', 'id'] as const) this.add(kind, id);
  }
}

/** Whose ids a caller of one shop may come up with: his own, and sometimes the other shop's. */
export interface Known {
  draw(draw: Draw, named: string): string | null;
  /** An order of his own with whose it is, if he has one. */
  drawOrder(draw: Draw): readonly [order: string, memberId: string] | undefined;
  /** A redemption in a cart with whose it is, if there is one. */
  drawCart(draw: Draw): readonly [redemption: string, memberId: string] | undefined;
}

export function knownTo(own: ShopIds, foreign: ShopIds): Known {
  return {
    draw(draw, named) {
      const kind = KINDS[named] ?? (named === 'id' ? 'id' : undefined);
      if (kind === undefined) return null;
      const among = draw.chance(0.25) ? foreign : own;
      return draw.one(among.of(kind)) ?? null;
    },
    drawOrder: (draw) => draw.one(own.orders()),
    drawCart: (draw) => draw.one(own.carts()),
  };
}
