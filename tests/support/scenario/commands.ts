import type {
  Command,
  Instant,
  MemberRef,
  Occasion,
  Order,
  OrderLine,
  Payment,
} from '@fealty/core';
import type { Step } from './table.ts';

/** What a step's words are read against. */
export interface StepContext {
  readonly noon: (day: number) => Instant;
  /** The transaction that a step left, by `#number`. */
  readonly transactionOf: (reference: string) => string;
}

export const EMAIL_OF = (name: string): string => `${name}@example.com`;
const ACTOR = 'key:scenario';

/** The words of a step: positional ones first, then `name value` pairs in any order. */
class Words {
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  at(place: number): string {
    const word = this.#words[place];
    if (word === undefined) throw new Error(`a word is missing in: ${this.#words.join(' ')}`);
    return word;
  }

  after(name: string): string | undefined {
    const place = this.#words.indexOf(name);
    return place < 0 ? undefined : this.#words[place + 1];
  }

  has(name: string): boolean {
    return this.#words.includes(name);
  }

  dayAfter(name: string): number | undefined {
    const place = this.#words.indexOf(name);
    return place < 0 ? undefined : Number(this.#words[place + 2]);
  }

  matching(pattern: RegExp): readonly string[] {
    return this.#words.filter((word) => pattern.test(word));
  }
}

/** Turns a step into the command it means. */
export function commandOf(step: Step, context: StepContext): Command {
  const words = new Words(step.words);
  const member: MemberRef = { by: 'email', value: EMAIL_OF(step.member) };
  const verb = words.at(0);
  const actor = ACTOR;
  switch (verb) {
    case 'enroll':
      return enroll(step, words);
    case 'award':
      return {
        kind: 'award',
        actor,
        member,
        activityId: words.after('for') ?? 'goodwill',
        ...(words.at(1) === '-' ? {} : { passed: words.at(1) }),
        ...some('orderId', words.after('order')),
        ...some('tags', words.after('tags')?.split(',')),
        ...times(words, context),
      };
    case 'purchase':
      return {
        kind: 'purchase',
        actor,
        member,
        activityId: 'made_a_purchase',
        order: order(words),
        ...some('tags', words.after('tags')?.split(',')),
        ...times(words, context),
      };
    case 'redeem':
      return {
        kind: 'redeem',
        actor,
        member,
        rewardId: words.at(1),
        ...some('points', numberOf(words.after('points'))),
        ...(words.has('hold') ? { hold: true } : {}),
      };
    case 'deduct':
      return { kind: 'deduct', actor, member, points: Number(words.at(1)), reason: 'scenario' };
    case 'adjust':
      return {
        kind: 'adjust_points',
        actor,
        member,
        points: Number(words.at(1)),
        reason: 'scenario',
        ...(words.has('qualifies') ? { qualifies: true } : {}),
      };
    case 'expire':
      return { kind: 'expire_points', actor, member };
    case 'convert':
      return { kind: 'convert_cached', actor, member, email: EMAIL_OF(step.member) };
    default:
      return commandOnOthers(step, words, context);
  }
}

const CANCELS: Readonly<Record<string, 'held' | 'overdue'>> = {
  uncart: 'held',
  release: 'overdue',
};

function commandOnOthers(step: Step, words: Words, context: StepContext): Command {
  const member: MemberRef = { by: 'email', value: EMAIL_OF(step.member) };
  const actor = ACTOR;
  switch (words.at(0)) {
    case 'return':
      return {
        kind: 'return_order',
        actor,
        activityId: 'made_a_purchase',
        orderId: words.at(1),
        ...some('amount', words.after('amount')),
        ...some('productId', words.after('product')),
        ...some('quantity', words.after('quantity')),
      };
    case 'confirm':
      return {
        kind: 'confirm_redemption',
        actor,
        transactionId: context.transactionOf(words.at(1)),
      };
    case 'cancel':
    case 'uncart':
    case 'release': {
      // `uncart #3`: only if it is still in a cart. `release #3`: what the sweep does, once it may.
      const transactionId = context.transactionOf(words.at(1));
      const only = CANCELS[words.at(0)];
      return { kind: 'cancel_redemption', actor, transactionId, ...some('only', only) };
    }
    case 'reverse':
      return { kind: 'reverse_award', actor, transactionId: context.transactionOf(words.at(1)) };
    case 'approve': {
      const approvedBy = words.after('by') ?? null;
      const transactionId = context.transactionOf(words.at(1));
      return { kind: 'approve_award', actor, transactionId, approvedBy };
    }
    case 'reject': {
      const transactionId = context.transactionOf(words.at(1));
      return { kind: 'reject_award', actor, transactionId, rejectedBy: 'moderator' };
    }
    case 'born': {
      const birthdate = words.at(1);
      return { kind: 'update_member', actor, member, changes: { birthdate } };
    }
    case 'import':
      return importLine(step, words, context);
    case 'status':
      return { kind: 'set_member_status', actor, member, status: statusOf(words.at(1)) };
    case 'subscribe':
    case 'unsubscribe': {
      const subscribed = words.at(0) === 'subscribe';
      return { kind: 'set_subscription', actor, member, subscribed };
    }
    case 'tag': {
      const tags = words.at(1) === '-' ? [] : words.at(1).split(',');
      return { kind: 'update_member', actor, member, changes: { tags } };
    }
    case 'note': {
      // `note shoe 42`: a custom attribute.
      const custom = { [words.at(1)]: words.at(2) };
      return { kind: 'update_member', actor, member, changes: { custom } };
    }
    case 'rename':
      return { kind: 'update_member', actor, member, changes: { firstName: words.at(1) } };
    case 'move':
      return { kind: 'change_email', actor, member, email: EMAIL_OF(words.at(1)) };
    default:
      return commandOfTime(step, words, context);
  }
}

/** What is sent when its time has come. */
function commandOfTime(step: Step, words: Words, context: StepContext): Command {
  const member: MemberRef = { by: 'email', value: EMAIL_OF(step.member) };
  const actor = ACTOR;
  switch (words.at(0)) {
    case 'celebrate': {
      // `celebrate birthday 2026-03-01`, `celebrate winback #4`
      const kind = words.at(1);
      const occasion: Occasion =
        kind === 'winback'
          ? { occasion: kind, purchaseId: context.transactionOf(words.at(2)) }
          : {
              occasion: kind === 'birthday' ? kind : 'anniversary',
              day: words.at(2),
            };
      return { kind: 'award_occasion', actor, member, occasion };
    }
    case 'reward':
    case 'revoke': {
      // `bob: reward friend #3`: what is due for one side of a referral.
      const kind = words.at(0) === 'reward' ? 'reward_referral' : 'revoke_referral';
      const side = words.at(1) === 'referrer' ? 'referrer' : 'friend';
      const purchaseId = context.transactionOf(words.at(2));
      return { kind, actor, member, side, purchaseId };
    }
    default:
      throw new Error(`nothing in a scenario is called ${words.at(0)}`);
  }
}

function enroll(step: Step, words: Words): Command {
  return {
    kind: 'enroll',
    actor: ACTOR,
    profile: {
      email: EMAIL_OF(step.member),
      uid: words.after('uid') ?? `uid-${step.member}`,
      firstName: step.member,
      lastName: 'Scenario',
      ...some('city', words.after('city')),
      ...some('birthdate', words.after('born')),
      ...some('phone', words.after('phone')),
      ...some('tags', words.after('tags')?.split(',')),
    },
    ...some('referrerCode', words.after('code')),
  };
}

function importLine(step: Step, words: Words, context: StepContext): Command {
  const transaction = words.at(1);
  if (transaction !== 'award' && transaction !== 'redeem' && transaction !== 'deduct') {
    throw new Error(`${transaction} cannot be imported`);
  }
  const expires = words.dayAfter('expires');
  return {
    kind: 'import_transaction',
    actor: 'import:scenario',
    quiet: true,
    key: { importId: 'scenario', line: Number(words.after('line') ?? step.number) },
    member: { by: 'email', value: EMAIL_OF(step.member) },
    transaction,
    points: Number(words.at(2)),
    occurredAt: context.noon(words.dayAfter('on') ?? step.day),
    ...some('activityId', words.after('for')),
    ...some('orderId', words.after('order')),
    ...some('basis', words.after('basis')),
    ...(expires === undefined ? {} : { expiresAt: context.noon(expires) }),
    ...(words.has('qualifies') ? { qualifies: true } : {}),
  };
}

/**
 * `purchase O1 80`, or lines such as `mug:2x10/kitchen`; a price of `?` is not given.
 * `total 110 paid card:60,gift_card:50`: what it cost with shipping, and how that was paid.
 */
function order(words: Words): Order {
  const lines = words.matching(/^[\w-]+:[\d.]+x/).map(orderLine);
  const sum = lines.reduce((all, line) => all + Number(line.price) * Number(line.quantity), 0);
  const subtotal = words.after('subtotal') ?? (lines.length === 0 ? words.at(2) : String(sum));
  const coupon = words.after('coupon');
  const paid = words.after('paid')?.split(',').map(payment);
  return {
    id: words.at(1),
    total: words.after('total') ?? subtotal,
    subtotal,
    currency: words.after('in') ?? 'USD',
    coupons: coupon === undefined ? [] : [coupon],
    lines,
    ...some('payments', paid),
  };
}

function payment(word: string): Payment {
  const [method = '', amount = ''] = word.split(':');
  return { method, amount };
}

function orderLine(word: string): OrderLine {
  const match = /^([\w-]+):([\d.]+)x([\d.]+|\?)(?:\/([\w-]+))?$/.exec(word);
  if (match === null) throw new Error(`not a line of an order: ${word}`);
  const [, productId = '', quantity = '', price = '', category = ''] = match;
  const title = productId;
  const tags: string[] = [];
  const known = price === '?' ? '' : price;
  return { productId, price: known, quantity, category, title, url: '', imageUrl: '', tags };
}

function times(
  words: Words,
  context: StepContext,
): { approvesAt?: Instant; expiresAt?: Instant; occurredAt?: Instant } {
  const approves = words.dayAfter('approves');
  const expires = words.dayAfter('expires');
  const on = words.dayAfter('on');
  return {
    ...(approves === undefined ? {} : { approvesAt: context.noon(approves) }),
    ...(expires === undefined ? {} : { expiresAt: context.noon(expires) }),
    ...(on === undefined ? {} : { occurredAt: context.noon(on) }),
  };
}

function some<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}

function numberOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : Number(word);
}

function statusOf(word: string): 'active' | 'blocked' | 'opted_out' | 'deleted' {
  if (word === 'active' || word === 'blocked' || word === 'opted_out' || word === 'deleted') {
    return word;
  }
  throw new Error(`${word} is no status of a member`);
}
