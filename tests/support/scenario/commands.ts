import type {
  Award,
  Command,
  Instant,
  MemberRef,
  Occasion,
  Purchase,
  UpdateMember,
} from '@fealty/core';
import { correctOf, undoOf } from './correct-command.ts';
import { orderOf } from './order-words.ts';
import type { Step } from './table.ts';
import { statusOf, updateOf } from './update-command.ts';
import { numberOf, some, Words } from './words.ts';

/** What a step's words are read against. */
export interface StepContext {
  readonly noon: (day: number) => Instant;
  /** The last moment of a day in the zone of the program. */
  readonly endOf: (day: number) => Instant;
  /** When the tier of the one who acts is due to be judged; 0 if it is not. */
  readonly tierDue: Instant;
  /** The transaction that a step left, by `#number`. */
  readonly transactionOf: (reference: string) => string;
  /** The id of the one who acts, also once he is erased; zeros if there was nobody. */
  readonly memberId: string;
}

export const EMAIL_OF = (name: string): string => `${name}@example.com`;
const ACTOR = 'key:scenario';

type Reader = (step: Step, words: Words, context: StepContext) => Command;

/** Turns a step into the command it means. */
export function commandOf(step: Step, context: StepContext): Command {
  const words = new Words(step.words);
  const reader = READERS[words.at(0)];
  if (reader === undefined) throw new Error(`nothing in a scenario is called ${words.at(0)}`);
  return reader(step, words, context);
}

/** Whom a step is about. */
function memberOf(step: Step): MemberRef {
  return { by: 'email', value: EMAIL_OF(step.member) };
}

const EARNING: Readonly<Record<string, Reader>> = {
  award: (step, words, context) => ({
    kind: 'award',
    actor: ACTOR,
    member: memberOf(step),
    activityId: words.after('for') ?? 'goodwill',
    ...(words.at(1) === '-' ? {} : { passed: words.at(1) }),
    ...some('orderId', words.after('order')),
    ...some('tags', words.after('tags')?.split(',')),
    ...(words.has('self') ? { byMember: true } : {}),
    ...some('byAgent', agentOf(words.after('agent'))),
    ...times(words, context),
  }),
  // `told unsigned`: by a browser, without the signature of the shop.
  purchase: (step, words, context) => ({
    kind: 'purchase',
    actor: ACTOR,
    member: memberOf(step),
    activityId: 'made_a_purchase',
    order: orderOf(words),
    ...some('byBrowser', toldBy(words.after('told'))),
    ...some('tags', words.after('tags')?.split(',')),
    ...times(words, context),
  }),
  approve: (_step, words, context) => ({
    kind: 'approve_award',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
    approvedBy: words.after('by') ?? null,
    ...some('reason', words.after('because')),
  }),
  reject: (_step, words, context) => ({
    kind: 'reject_award',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
    rejectedBy: 'moderator',
    ...some('reason', words.after('because')),
  }),
  // `modify #2 to 40 because late`: worth something else, or only a reason.
  modify: (_step, words, context) => ({
    kind: 'modify_award',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
    modifiedBy: 'moderator',
    ...some('points', numberOf(words.after('to'))),
    ...some('reason', words.after('because')),
  }),
  convert: (step) => ({
    kind: 'convert_cached',
    actor: ACTOR,
    member: memberOf(step),
    email: EMAIL_OF(step.member),
  }),
  import: importLine,
};

/** `agent 99`: who may give so much at most; `agent -`: no matter how much. */
function agentOf(most: string | undefined): Award['byAgent'] {
  return most === undefined ? undefined : { pointsMax: most === '-' ? null : Number(most) };
}

function toldBy(word: string | undefined): Purchase['byBrowser'] {
  if (word === undefined || word === 'signed' || word === 'unsigned') return word;
  throw new Error(`no order is told ${word}`);
}

const SPENDING: Readonly<Record<string, Reader>> = {
  redeem: (step, words) => ({
    kind: 'redeem',
    actor: ACTOR,
    member: memberOf(step),
    rewardId: words.at(1),
    ...some('points', numberOf(words.after('points'))),
    ...(words.has('hold') ? { hold: true } : {}),
  }),
  confirm: (_step, words, context) => ({
    kind: 'confirm_redemption',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
  }),
  cancel: cancel(),
  // Only if it is still in a cart.
  uncart: cancel('held'),
  // What the sweep does, once it may.
  release: cancel('overdue'),
};

function cancel(only?: 'held' | 'overdue'): Reader {
  return (_step, words, context) => ({
    kind: 'cancel_redemption',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
    ...some('only', only),
  });
}

const TAKING_BACK: Readonly<Record<string, Reader>> = {
  deduct: (step, words) => ({
    kind: 'deduct',
    actor: ACTOR,
    member: memberOf(step),
    points: Number(words.at(1)),
    reason: 'scenario',
  }),
  adjust: (step, words) => ({
    kind: 'adjust_points',
    actor: ACTOR,
    member: memberOf(step),
    points: Number(words.at(1)),
    reason: 'scenario',
    ...(words.has('qualifies') ? { qualifies: true } : {}),
  }),
  return: (_step, words) => ({
    kind: 'return_order',
    actor: ACTOR,
    activityId: words.after('for') ?? 'made_a_purchase',
    orderId: words.at(1),
    ...some('amount', words.after('amount')),
    ...some('productId', words.after('product')),
    ...some('quantity', words.after('quantity')),
  }),
  reverse: (_step, words, context) => ({
    kind: 'reverse_award',
    actor: ACTOR,
    transactionId: context.transactionOf(words.at(1)),
  }),
  correct: (step, words, context) =>
    correctOf({ ...context, actor: ACTOR, member: memberOf(step) }, words),
  undo: (step, words, context) =>
    undoOf({ ...context, actor: ACTOR, member: memberOf(step) }, words),
};

const PEOPLE: Readonly<Record<string, Reader>> = {
  enroll,
  change: (step, words) => updateOf(memberOf(step), ACTOR, words),
  born: (step, words) => updates(step, { birthdate: words.at(1) }),
  rename: (step, words) => updates(step, { firstName: words.at(1) }),
  tag: (step, words) => updates(step, { tags: words.at(1) === '-' ? [] : words.at(1).split(',') }),
  // `note shoe 42`, `note vegan yes`: a custom attribute; `note shoe -`: none.
  note: (step, words) => updates(step, { custom: notes(words.at(1), words.at(2)) }),
  move: (step, words) => ({
    kind: 'change_email',
    actor: ACTOR,
    member: memberOf(step),
    email: EMAIL_OF(words.at(1)),
  }),
  status: (step, words) => ({
    kind: 'set_member_status',
    actor: ACTOR,
    member: memberOf(step),
    status: statusOf(words.at(1)),
    ...some('from', words.after('from') === 'blocked' ? ('blocked' as const) : undefined),
  }),
  // `readmit`: a merchant lets a deleted member back in.
  readmit: (step) => ({
    kind: 'set_member_status',
    actor: ACTOR,
    member: memberOf(step),
    status: 'active',
    readmit: true,
  }),
  // `tags + vip,web - old`
  tags: (step, words) => ({
    kind: 'change_tags',
    actor: ACTOR,
    member: memberOf(step),
    add: words.after('+')?.split(',') ?? [],
    remove: words.after('-')?.split(',') ?? [],
  }),
  phone: (step, words) => updates(step, { phone: words.at(1) }),
  erase: (_step, words, context) => ({
    kind: 'erase_member',
    actor: ACTOR,
    member: { by: 'id', value: context.memberId },
    ...(words.has('wiped') ? { wiped: true } : {}),
  }),
  // `merge bob`: Bob becomes one with whoever acts. `unmerge ~#4`: the one whom step 4 merged.
  merge: (step, words) => ({
    kind: 'merge_members',
    actor: ACTOR,
    from: { by: 'email', value: EMAIL_OF(words.at(1)) },
    into: memberOf(step),
  }),
  unmerge: (_step, words) => ({ kind: 'unmerge_members', actor: ACTOR, from: words.at(1) }),
  subscribe: subscription(true),
  unsubscribe: subscription(false),
  // `give gold`: a tier by hand.
  give: (step, words) => ({
    kind: 'set_tier',
    actor: ACTOR,
    member: memberOf(step),
    tierId: words.at(1),
    reason: 'scenario',
  }),
};

function notes(name: string, value: string): Record<string, string | boolean> {
  if (value === '-') return {};
  return { [name]: value === 'yes' || value === 'no' ? value === 'yes' : value };
}

function updates(step: Step, changes: UpdateMember['changes']): Command {
  return { kind: 'update_member', actor: ACTOR, member: memberOf(step), changes };
}

function subscription(subscribed: boolean): Reader {
  return (step) => ({
    kind: 'set_subscription',
    actor: ACTOR,
    member: memberOf(step),
    subscribed,
  });
}

/** What is sent when its time has come. */
const IN_TIME: Readonly<Record<string, Reader>> = {
  expire: (step) => ({ kind: 'expire_points', actor: ACTOR, member: memberOf(step) }),
  // `remind 30 of day 61`: the distance, and the end of the day that points lapse on.
  remind: (step, words, context) => ({
    kind: 'remind_expiry',
    actor: ACTOR,
    member: memberOf(step),
    date: context.endOf(words.dayAfter('of') ?? 0),
    days: Number(words.at(1)),
  }),
  judge: (step, _words, context) => ({
    kind: 'judge_tier',
    actor: 'job:scenario',
    member: memberOf(step),
    dueAt: context.tierDue,
  }),
  // `celebrate birthday 2026-03-01`, `celebrate winback #4`
  celebrate: (step, words, context) => {
    const kind = words.at(1);
    const occasion: Occasion =
      kind === 'winback'
        ? { occasion: kind, purchaseId: context.transactionOf(words.at(2)) }
        : { occasion: kind === 'birthday' ? kind : 'anniversary', day: words.at(2) };
    return { kind: 'award_occasion', actor: ACTOR, member: memberOf(step), occasion };
  },
  offer: (step) => ({ kind: 'offer_winback', actor: ACTOR, member: memberOf(step) }),
  // `bob: reward friend #3`: what is due for one side of a referral.
  reward: forReferral('reward_referral'),
  revoke: forReferral('revoke_referral'),
};

function forReferral(kind: 'reward_referral' | 'revoke_referral'): Reader {
  return (step, words, context) => ({
    kind,
    actor: ACTOR,
    member: memberOf(step),
    side: words.at(1) === 'referrer' ? 'referrer' : 'friend',
    purchaseId: context.transactionOf(words.at(2)),
  });
}

/** What each verb of a table means. */
const READERS: Readonly<Record<string, Reader>> = {
  ...EARNING,
  ...SPENDING,
  ...TAKING_BACK,
  ...PEOPLE,
  ...IN_TIME,
};

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
      ...some('custom', noted(words)),
    },
    ...some('referrerCode', words.after('code')),
  };
}

/** `note shoe 42` behind an enrolment. */
function noted(words: Words): Record<string, string | boolean> | undefined {
  const name = words.after('note');
  return name === undefined ? undefined : notes(name, words.after(name) ?? '');
}

function importLine(step: Step, words: Words, context: StepContext): Command {
  const transaction = words.at(1);
  if (transaction !== 'award' && transaction !== 'redeem' && transaction !== 'deduct') {
    throw new Error(`${transaction} cannot be imported`);
  }
  const expires = words.dayAfter('expires');
  // `expires day 40 idle day 2`: after inactivity, active since then.
  const idle = words.dayAfter('idle');
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
    ...(idle === undefined ? {} : { idleSince: context.noon(idle) }),
    ...(words.has('qualifies') ? { qualifies: true } : {}),
  };
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
